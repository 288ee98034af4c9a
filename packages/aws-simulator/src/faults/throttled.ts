import { InterceptedCall } from '../server/Interceptor';
import { AwsError } from '../world/AwsError';

/** What a service says to a caller who asks too often. */
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
