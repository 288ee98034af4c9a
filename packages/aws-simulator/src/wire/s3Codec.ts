import { AwsError } from '../world/AwsError';
import { Codec } from './Codec';
import { decodeText, decodeXml } from './decodeXml';
import { encodeXml, writeXml } from './encodeXml';
import { MissingMembers } from './MissingMembers';
import { parseXml } from './parseXml';
import { OperationModel, ServiceModel } from './ServiceModel';
import { readAwsChunked } from './readAwsChunked';
import { S3Address, s3Address } from './s3Address';
import { WireRequest } from './WireRequest';

/** Names the operation to which a client's request belongs; it selects nothing. */
const HINT = 'x-id';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** The protocol of S3: names in the URL, other members in the query string and in headers. */
export const s3Codec: Codec = {
  operationName(request, model) {
    const [found] = candidates(request, model).sort(
      (a, b) => literals(b).length - literals(a).length,
    );
    if (!found) {
      throw notImplemented();
    }
    return found.name;
  },

  unknownOperation: notImplemented,

  decode(_model, operation, request) {
    const { bucket, key } = addressOf(request);
    const input: Record<string, unknown> = { Bucket: bucket, Key: key };
    for (const [name, member] of operation.input.structIterator()) {
      const { httpHeader, httpPayload, httpQuery } = member.getMergedTraits();
      const text =
        (httpHeader && request.headers[httpHeader.toLowerCase()]) ??
        (httpQuery && request.url.searchParams.get(httpQuery));
      if (typeof text === 'string' && !member.isListSchema()) {
        input[name] = decodeText(member, text, [name]);
      } else if (httpPayload && member.isBlobSchema()) {
        input[name] = contentOf(request);
      } else if (httpPayload && contentOf(request).length > 0) {
        input[name] = member.isStructSchema()
          ? decodeXml(member, parse(request), [name], new MissingMembers())
          : contentOf(request).toString('utf8');
      }
    }
    return input;
  },

  encode(_model, operation, output) {
    const members = (output ?? {}) as Record<string, any>;
    return {
      status: operation.http?.[2] ?? 200,
      contentType: members.ContentType ?? 'application/xml',
      headers: headersOf(operation, members),
      body: bodyOf(operation, members),
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

/** The operations that the simulator has to which method, names and parameters fit. */
function candidates(
  request: WireRequest,
  model: ServiceModel | undefined,
): OperationModel[] {
  const { bucket, key } = addressOf(request);
  const given = [...request.url.searchParams].filter(([name]) => name !== HINT);
  return Object.keys(model?.definition.operations ?? {})
    .map(name => model!.operation(name)!)
    .filter(operation => {
      const members = [...operation.input.structIterator()];
      const known = members.map(([, member]) => member.getMergedTraits());
      const fixed = literals(operation);
      return (
        operation.http![0] === request.method &&
        members.some(([name]) => name === 'Bucket') === (bucket !== '') &&
        operation.http![1].includes('{Key+}') === (key !== '') &&
        fixed.every(([name, value]) =>
          given.some(
            ([other, text]) => other === name && (!value || value === text),
          ),
        ) &&
        given.every(
          ([name]) =>
            fixed.some(([literal]) => literal === name) ||
            known.some(({ httpQuery }) => httpQuery === name),
        )
      );
    });
}

/** The parameters that tell an operation from others of the same method and path. */
function literals({ http }: OperationModel): [string, string][] {
  const [, query = ''] = http![1].split('?');
  return [...new URLSearchParams(query)].filter(([name]) => name !== HINT);
}

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

function bodyOf(
  { name, output }: OperationModel,
  members: Record<string, any>,
): string | Buffer {
  const shapes = [...output.structIterator()];
  const payload = shapes.find(
    ([, shape]) => shape.getMergedTraits().httpPayload,
  );
  if (payload) {
    const [member, shape] = payload;
    return shape.isStructSchema()
      ? document(member, encodeXml(shape, members[member]))
      : members[member] ?? '';
  }
  if (name === 'GetBucketLocation') {
    return document('LocationConstraint', members.LocationConstraint ?? '');
  }
  return shapes.some(([, shape]) => !shape.getMergedTraits().httpHeader)
    ? document(
        output.getMergedTraits().xmlName ?? `${name}Result`,
        encodeXml(output, members),
      )
    : '';
}

function document(root: string, content: string | object): string {
  return writeXml({
    [root]: {
      '@xmlns': NAMESPACE,
      ...(typeof content === 'string' ? { '#text': content } : content),
    },
  });
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

function parse(request: WireRequest) {
  try {
    return parseXml(contentOf(request).toString('utf8'));
  } catch {
    throw new AwsError(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }
}

function notImplemented(): AwsError {
  return new AwsError(
    'NotImplemented',
    'A header you provided implies functionality that is not implemented',
    { status: 501 },
  );
}
