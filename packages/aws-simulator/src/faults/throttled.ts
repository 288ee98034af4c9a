import { InterceptedCall } from '../calls/Interceptor';
import { AwsError } from '../world/AwsError';

/** The error with which a service throttles a caller. */
export function throttled({
  protocol,
}: Pick<InterceptedCall, 'protocol'>): AwsError {
  switch (protocol) {
    case 'ec2':
      return new AwsError('RequestLimitExceeded', 'Request limit exceeded.', {
        status: 503,
      });
    case 'json':
      return new AwsError('ThrottlingException', 'Rate exceeded');
    case 's3':
      return new AwsError('SlowDown', 'Please reduce your request rate.', {
        status: 503,
      });
    default:
      return new AwsError('Throttling', 'Rate exceeded');
  }
}
