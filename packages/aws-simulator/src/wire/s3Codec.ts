import { AwsError } from '../world/AwsError';
import { Codec } from './Codec';
import { decodeText } from './decodeXml';
import { writeXml } from './encodeXml';
import { OperationModel } from './ServiceModel';
import { readAwsChunked } from './readAwsChunked';
import { S3Address, s3Address } from './s3Address';
import { WireRequest } from './WireRequest';

const BUCKET_OPERATIONS: Record<string, string> = {
  PUT: 'CreateBucket',
  HEAD: 'HeadBucket',
};

const OBJECT_OPERATIONS: Record<string, string> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
};

/** The protocol of S3: names in the URL, other members in headers, the object as body. */
export const s3Codec: Codec = {
  operationName(request) {
    const { key } = addressOf(request);
    const operations = key ? OBJECT_OPERATIONS : BUCKET_OPERATIONS;
    const name = operations[request.method];
    const subresources = [...request.url.searchParams.keys()].filter(
      parameter => parameter !== 'x-id',
    );
    if (!name || subresources.length > 0) {
      throw notImplemented();
    }
    return name;
  },

  unknownOperation: notImplemented,

  decode(_model, operation, request) {
    const { bucket, key } = addressOf(request);
    const input: Record<string, unknown> = { Bucket: bucket, Key: key };
    for (const [name, member] of operation.input.structIterator()) {
      const { httpHeader, httpPayload } = member.getMergedTraits();
      const text = httpHeader && request.headers[httpHeader.toLowerCase()];
      if (typeof text === 'string' && !member.isListSchema()) {
        input[name] = decodeText(member, text, [name]);
      } else if (httpPayload && member.isBlobSchema()) {
        input[name] = contentOf(request);
      }
    }
    return input;
  },

  encode(_model, operation, output) {
    const members = output as Record<string, any>;
    return {
      status: 200,
      contentType: members.ContentType ?? 'application/xml',
      headers: headersOf(operation, members),
      body: members.Body ?? '',
    };
  },

  encodeError(_model, { code, message, status }, requestId) {
    return {
      status,
      contentType: 'application/xml',
      body: writeXml({
        Error: { Code: code, Message: message, RequestId: requestId },
      }),
    };
  },
};

function headersOf(
  operation: OperationModel,
  members: Record<string, any>,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, member] of operation.output.structIterator()) {
    const { httpHeader } = member.getMergedTraits();
    const value = members[name];
    if (httpHeader && value !== undefined) {
      headers[httpHeader] =
        value instanceof Date ? value.toUTCString() : String(value);
    }
  }
  return headers;
}

function addressOf({ headers, url }: WireRequest): S3Address {
  const [host] = (headers.host ?? '').split(':');
  return s3Address(host, url.pathname);
}

function contentOf({ headers, body }: WireRequest): Buffer {
  return headers['content-encoding']?.includes('aws-chunked')
    ? readAwsChunked(body)
    : body;
}

function notImplemented(): AwsError {
  return new AwsError(
    'NotImplemented',
    'A header you provided implies functionality that is not implemented',
    { status: 501 },
  );
}
