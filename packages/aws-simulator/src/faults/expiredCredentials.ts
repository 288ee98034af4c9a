import { ServiceDefinition } from '../services/ServiceDefinition';
import { AwsError } from '../world/AwsError';

const MESSAGE = 'The security token included in the request is expired';

/** The error of a service for expired credentials. */
export function expiredCredentials(
  protocol: ServiceDefinition['protocol'] | undefined,
): AwsError {
  switch (protocol) {
    case 'ec2':
      return new AwsError('RequestExpired', 'Request has expired.');
    case 'json':
      return new AwsError('ExpiredTokenException', MESSAGE);
    case 's3':
      return new AwsError('ExpiredToken', 'The provided token has expired.');
    default:
      return new AwsError('ExpiredToken', MESSAGE, { status: 403 });
  }
}
