import { ServiceDefinition } from '../services/ServiceDefinition';
import { WireRequest } from '../wire/WireRequest';
import { AwsError } from '../world/AwsError';

/** The default maximum size of a request body, in bytes. */
const LARGEST_BODY = 1024 * 1024;

const REST = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const METHODS: Record<ServiceDefinition['protocol'], readonly string[]> = {
  query: ['GET', 'POST'],
  ec2: ['GET', 'POST'],
  json: ['POST'],
  'rest-json': REST,
  'rest-xml': REST,
  s3: REST,
};

/**
 * Refuses a request that no operation of the service accepts.
 *
 * @throws AwsError `RequestEntityTooLarge`, `MethodNotAllowed` or `InvalidURI`.
 */
export function refuseMalformed(
  { protocol, largestBody = LARGEST_BODY }: ServiceDefinition,
  { body, method, url }: WireRequest,
): void {
  if (body.length > largestBody) {
    throw new AwsError('RequestEntityTooLarge', 'Request Entity Too Large', {
      status: 413,
    });
  }
  if (!METHODS[protocol].includes(method)) {
    throw new AwsError(
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
      { status: 405 },
    );
  }
  try {
    decodeURIComponent(url.pathname);
  } catch {
    throw invalidUri();
  }
}

/** The error for a URL that cannot be parsed. */
export function invalidUri(): AwsError {
  return new AwsError('InvalidURI', "Couldn't parse the specified URI.");
}
