import { ServiceDefinition } from '../services/ServiceDefinition';
import { AwsError } from '../world/AwsError';
import { Codec } from './Codec';
import { decodeXml } from './decodeXml';
import { encodeErrorResponse } from './encodeErrorResponse';
import { encodeXml, writeXml } from './encodeXml';
import { matchRoute, operationAt, unknownOperation } from './matchRoute';
import { MissingMembers } from './MissingMembers';
import { parseXml, XmlElement } from './parseXml';
import { requireValid } from './requireValid';
import { OperationModel } from './ServiceModel';
import { WireRequest } from './WireRequest';

/** REST with XML bodies, the protocol of Route 53: method and path identify the operation. */
export const restXmlCodec: Codec = {
  operationName: ({ method, url }, model) =>
    operationAt(model, method, url.pathname),

  unknownOperation,

  decode(model, operation, request) {
    const missing = new MissingMembers();
    const input = decodeXml(
      operation.input,
      { ...body(request), ...outsideOfBody(operation, request) },
      [],
      missing,
    );
    requireValid(model, operation, input, missing, 'InvalidInput');
    return input;
  },

  encode({ definition }, operation, output) {
    const members = { ...(output as Record<string, unknown>) };
    const headers: Record<string, string> = {};
    for (const [name, member] of operation.output.structIterator()) {
      const { httpHeader } = member.getMergedTraits();
      if (httpHeader && members[name] !== undefined) {
        headers[httpHeader] = String(members[name]);
        delete members[name];
      }
    }
    return {
      status: operation.http?.[2] ?? 200,
      contentType: 'text/xml',
      headers,
      body: writeXml({
        [`${operation.name}Response`]: {
          '@xmlns': namespaceOf(definition),
          ...encodeXml(operation.output, members),
        },
      }),
    };
  },

  encodeError: (model, error, requestId) =>
    encodeErrorResponse(
      model,
      error,
      requestId,
      model && namespaceOf(model.definition),
    ),
};

function namespaceOf({ signingName, version }: ServiceDefinition): string {
  return `https://${signingName}.amazonaws.com/doc/${version}/`;
}

function body(request: WireRequest): Record<string, XmlElement[]> {
  const text = request.body.toString('utf8');
  if (text === '') {
    return {};
  }
  try {
    const root = parseXml(text);
    return typeof root === 'string' ? {} : root;
  } catch {
    throw new AwsError('InvalidInput', 'Invalid XML');
  }
}

/** The members from the path, the query string and the headers, as elements. */
function outsideOfBody(
  operation: OperationModel,
  { method, url, headers }: WireRequest,
): Record<string, XmlElement[]> {
  const labels = matchRoute(operation, method, url.pathname) ?? {};
  const elements: Record<string, XmlElement[]> = {};
  for (const [name, member] of operation.input.structIterator()) {
    const traits = member.getMergedTraits();
    const value = traits.httpLabel
      ? labels[name]
      : (traits.httpQuery && url.searchParams.get(traits.httpQuery)) ??
        (traits.httpHeader && headers[traits.httpHeader.toLowerCase()]);
    if (typeof value === 'string') {
      elements[traits.xmlName ?? name] = [value];
    }
  }
  return elements;
}
