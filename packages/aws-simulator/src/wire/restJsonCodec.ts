import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../world/AwsError';
import { Codec } from './Codec';
import { decodeJson } from './decodeJson';
import { encodeJson } from './encodeJson';
import { matchRoute, operationAt, unknownOperation } from './matchRoute';
import { MissingMembers } from './MissingMembers';
import { plainBody } from './plainBody';
import { readScalar } from './readScalar';
import { requireValid } from './requireValid';
import { OperationModel } from './ServiceModel';
import { WireRequest } from './WireRequest';

const CONTENT_TYPE = 'application/json';

/** REST with JSON bodies, the protocol of API Gateway: method and path identify the operation. */
export const restJsonCodec: Codec = {
  operationName: ({ method, url }, model) =>
    operationAt(model, method, url.pathname),

  unknownOperation,

  decode(model, operation, request) {
    const missing = new MissingMembers();
    const outside = outsideOfBody(operation, request);
    const input = decodeJson(
      operation.input,
      { ...parse(request, Object.keys(outside)), ...outside },
      [],
      missing,
    );
    requireValid(model, operation, input, missing, 'BadRequestException');
    return input;
  },

  encode(_model, operation, output) {
    const status = operation.http?.[2] ?? 200;
    return {
      status,
      contentType: CONTENT_TYPE,
      body:
        operation.output.isUnitSchema() || status === 204
          ? ''
          : JSON.stringify(encodeJson(operation.output, output ?? {})),
    };
  },

  encodeError(model, error) {
    const modelled = model?.error(error.code);
    return {
      status: error.status === 400 ? modelled?.status ?? 400 : error.status,
      contentType: CONTENT_TYPE,
      headers: { 'x-amzn-ErrorType': error.code },
      body: JSON.stringify({
        ...(modelled && (encodeJson(modelled.schema, error.fields) as object)),
        message: error.message,
      }),
    };
  },
};

/** @param outside - the members that are elsewhere; one in the body counts for nothing */
function parse(
  request: WireRequest,
  outside: string[],
): Record<string, unknown> {
  const text = plainBody(request).toString('utf8');
  if (text === '') {
    return {};
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new AwsError('SerializationException', 'Invalid JSON');
  }
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => !outside.includes(name)),
  );
}

/** The members from the path and the query string. */
function outsideOfBody(
  operation: OperationModel,
  { method, url }: WireRequest,
): Record<string, unknown> {
  const labels = matchRoute(operation, method, url.pathname) ?? {};
  const members: Record<string, unknown> = {};
  for (const [name, member] of operation.input.structIterator()) {
    const { httpLabel, httpQuery } = member.getMergedTraits();
    if (httpLabel) {
      members[name] = scalar(member, labels[name]);
    } else if (httpQuery && url.searchParams.has(httpQuery)) {
      const values = url.searchParams.getAll(httpQuery);
      members[name] = member.isListSchema()
        ? values
        : scalar(member, values[0]);
    }
  }
  return members;
}

function scalar(schema: NormalizedSchema, text: string): unknown {
  const read = readScalar(schema, text);
  // What is none is left to the decoder to refuse.
  return 'value' in read ? read.value : text;
}
