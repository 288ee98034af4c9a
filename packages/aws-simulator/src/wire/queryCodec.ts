import { AwsError } from '../world/AwsError';
import { Codec } from './Codec';
import { decodeForm, FormDialect } from './decodeForm';
import { encodeXml, writeXml } from './encodeXml';
import { FormTree } from './FormTree';
import { MissingMembers } from './MissingMembers';
import { queryOperationName, unknownAction } from './queryOperation';
import { readForm } from './readForm';

const dialect: FormDialect = {
  memberKey: (name, schema) => schema.getMergedTraits().xmlName ?? name,
  isFlat: list => Boolean(list.getMergedTraits().xmlFlattened),
  unknownParameter: key =>
    new AwsError('ValidationError', `Unknown parameter: ${key}`),
  wrongValue: (key, value, expected) =>
    new AwsError(
      'MalformedInput',
      `Value '${value}' at '${key}' is not ${expected}`,
    ),
};

const PROTOCOL_KEYS = new Set(['Action', 'Version', 'ContentType']);

/** AWS Query: a form in, XML out. CloudFormation, Elastic Load Balancing, IAM, STS. */
export const queryCodec: Codec = {
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
    missing.throwIfAny('ValidationError');
    return input;
  },

  encode({ definition }, operation, output, requestId) {
    const response: Record<string, unknown> = {
      '@xmlns': `http://${definition.signingName}.amazonaws.com/doc/${definition.version}/`,
    };
    if (!operation.output.isUnitSchema()) {
      response[`${operation.name}Result`] = encodeXml(operation.output, output);
    }
    response.ResponseMetadata = { RequestId: requestId };
    return {
      status: 200,
      contentType: 'text/xml',
      body: writeXml({ [`${operation.name}Response`]: response }),
    };
  },

  encodeError(model, error, requestId) {
    const modelled = model?.error(error.code);
    const status =
      error.status === 400 ? modelled?.status ?? 400 : error.status;
    return {
      status,
      contentType: 'text/xml',
      body: writeXml({
        ErrorResponse: {
          Error: {
            Type: status < 500 ? 'Sender' : 'Receiver',
            Code: modelled?.code ?? error.code,
            Message: error.message,
            ...(modelled && encodeXml(modelled.schema, error.fields)),
          },
          RequestId: requestId,
        },
      }),
    };
  },
};
