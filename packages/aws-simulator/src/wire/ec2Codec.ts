import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../world/AwsError';
import { Codec } from './Codec';
import { decodeForm, FormDialect } from './decodeForm';
import { encodeXml, writeXml } from './encodeXml';
import { FormTree } from './FormTree';
import { MissingMembers } from './MissingMembers';
import { queryOperationName, unknownAction } from './queryOperation';
import { readForm } from './readForm';

const dialect: FormDialect = {
  memberKey: ec2Key,
  isFlat: () => true,
  unknownParameter: key =>
    new AwsError('UnknownParameter', `The parameter ${key} is not recognized`),
  wrongValue: (key, value, expected) =>
    new AwsError(
      'InvalidParameterValue',
      `Value (${value}) for parameter ${key} is invalid. Expected ${expected}.`,
    ),
};

const PROTOCOL_KEYS = new Set(['Action', 'Version']);

/** EC2 Query: flat lists, capitalized names and its own error format. */
export const ec2Codec: Codec = {
  operationName: queryOperationName,

  unknownOperation: unknownAction,

  decode(_model, operation, request) {
    const missing = new MissingMembers();
    const input = decodeForm(
      operation.input,
      FormTree.parse(readForm(request), PROTOCOL_KEYS),
      dialect,
      missing,
    );
    if (missing.first) {
      throw new AwsError(
        'MissingParameter',
        `The request must contain the parameter ${missing.first.join('.')}`,
      );
    }
    return input;
  },

  encode({ definition }, operation, output, requestId) {
    return {
      status: 200,
      contentType: 'text/xml;charset=UTF-8',
      body: writeXml({
        [`${operation.name}Response`]: {
          '@xmlns': `http://ec2.amazonaws.com/doc/${definition.version}/`,
          requestId,
          ...(operation.output.isUnitSchema()
            ? { return: 'true' }
            : encodeXml(operation.output, output)),
        },
      }),
    };
  },

  encodeError(_model, error, requestId) {
    return {
      status: error.status,
      contentType: 'text/xml;charset=UTF-8',
      body: writeXml({
        Response: {
          Errors: { Error: { Code: error.code, Message: error.message } },
          RequestID: requestId,
        },
      }),
    };
  },
};

function ec2Key(name: string, schema: NormalizedSchema): string {
  const { ec2QueryName, xmlName } = schema.getMergedTraits();
  if (typeof ec2QueryName === 'string') {
    return ec2QueryName;
  }
  const key = xmlName ?? name;
  return key.charAt(0).toUpperCase() + key.slice(1);
}
