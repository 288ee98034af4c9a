import { InterceptedCall } from '../calls/Interceptor';
import { AwsError } from '../world/AwsError';

const INTERNAL =
  'The request processing has failed because of an unknown error, exception or failure.';
const UNAVAILABLE =
  'The request has failed due to a temporary failure of the server.';

/** The error of a service that fails: internal (500) or unavailable (503). */
export function serviceFailure(
  { service, protocol }: Pick<InterceptedCall, 'service' | 'protocol'>,
  status: 500 | 503,
): AwsError {
  const [code, message] =
    status === 500 ? internalError(service, protocol) : unavailable(protocol);
  return new AwsError(code, message, { status });
}

function internalError(
  service: string,
  protocol: InterceptedCall['protocol'],
): [code: string, message: string] {
  if (protocol === 'ec2') {
    return ['InternalError', 'An internal error has occurred'];
  }
  if (protocol === 's3') {
    return [
      'InternalError',
      'We encountered an internal error. Please try again.',
    ];
  }
  switch (service) {
    case 'ecs':
      return ['ServerException', INTERNAL];
    case 'application-autoscaling':
      return ['InternalServiceException', INTERNAL];
    default:
      return ['InternalFailure', INTERNAL];
  }
}

function unavailable(
  protocol: InterceptedCall['protocol'],
): [code: string, message: string] {
  switch (protocol) {
    case 'ec2':
      return [
        'Unavailable',
        'The service is unavailable. Please try again shortly.',
      ];
    case 'json':
      return ['ServiceUnavailableException', UNAVAILABLE];
    default:
      return ['ServiceUnavailable', UNAVAILABLE];
  }
}
