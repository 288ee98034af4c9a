import { AwsError } from '../world/AwsError';
import { Codec } from './Codec';
import { decodeForm, FormDialect } from './decodeForm';
import { encodeErrorResponse } from './encodeErrorResponse';
import { encodeXml, writeXml } from './encodeXml';
import { FormTree } from './FormTree';
import { MissingMembers } from './MissingMembers';
import { queryOperationName, unknownAction } from './queryOperation';
import { readForm } from './readForm';
import { requireValid } from './requireValid';

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

/** AWS Query: form requests, XML responses. CloudFormation, Elastic Load Balancing, IAM, STS. */
export const queryCodec: Codec = {
  operationName: queryOperationName,

  unknownOperation: unknownAction,

  decode(model, operation, request) {
    const missing = new MissingMembers();
    const input = decodeForm(
      operation.input,
      FormTree.parse(readForm(request), PROTOCOL_KEYS),
      dialect,
      missing,
    );
    requireValid(model, operation, input, missing, 'ValidationError');
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

  encodeError: (model, error, requestId) =>
    encodeErrorResponse(model, error, requestId),
};
