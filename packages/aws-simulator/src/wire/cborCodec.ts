import { cbor, tag } from '@smithy/core/cbor';
import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../world/AwsError';
import { Codec } from './Codec';
import { jsonCodec } from './jsonCodec';
import { encodeJson } from './encodeJson';
import { plainBody } from './plainBody';
import { WireAnswer } from './WireAnswer';
import { WireRequest } from './WireRequest';

/** CBOR's tag of seconds since 1970: RFC 8949, section 3.4.2. */
const EPOCH_SECONDS = 1;

const PATH = /\/service\/([^/]+)\/operation\/([^/]+)$/;

/** Smithy RPC v2 CBOR: the operation in the path. Else as JSON, with which services share it. */
export const cborCodec: Codec = {
  operationName({ url }, model) {
    const [, prefix, name] = PATH.exec(url.pathname) ?? [];
    if (!name || (model && prefix !== model.definition.version)) {
      throw new AwsError('UnknownOperationException', '');
    }
    return name;
  },

  unknownOperation: jsonCodec.unknownOperation,

  decode: (model, operation, request) =>
    jsonCodec.decode(model, operation, {
      ...request,
      headers: {},
      body: Buffer.from(JSON.stringify(parse(request))),
    }),

  encode(_model, { output: schema }, output) {
    return answer(
      200,
      schema.isUnitSchema() ? {} : encodeJson(schema, output ?? {}, scalar),
    );
  },

  encodeError(model, error, requestId) {
    const { body, status } = jsonCodec.encodeError(model, error, requestId);
    return answer(status, JSON.parse(body.toString()));
  },
};

function answer(status: number, value: unknown): WireAnswer {
  return {
    status,
    contentType: 'application/cbor',
    headers: { 'smithy-protocol': 'rpc-v2-cbor' },
    body: Buffer.from(cbor.serialize(value)),
  };
}

/** What a request says, in JSON's types. */
function parse(request: WireRequest): unknown {
  const body = plainBody(request);
  try {
    return body.length === 0 ? {} : inJson(cbor.deserialize(body));
  } catch {
    throw new AwsError('SerializationException', 'Invalid CBOR');
  }
}

function inJson(value: unknown): unknown {
  if (value instanceof Date) {
    return value.getTime() / 1000;
  }
  if (value instanceof Uint8Array) {
    return Buffer.from(value).toString('base64');
  }
  if (typeof value === 'bigint') {
    return Number(value);
  }
  if (Array.isArray(value)) {
    return value.map(inJson);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return 'tag' in value && 'value' in value && value.tag === EPOCH_SECONDS
    ? inJson(value.value)
    : Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, inJson(item)]),
      );
}

/** Timestamps and bytes, for which CBOR has types of its own. */
function scalar(schema: NormalizedSchema, value: any): unknown {
  if (schema.isTimestampSchema()) {
    return tag({ tag: EPOCH_SECONDS, value: value.getTime() / 1000 });
  }
  return schema.isBlobSchema() ? new Uint8Array(value) : value;
}
