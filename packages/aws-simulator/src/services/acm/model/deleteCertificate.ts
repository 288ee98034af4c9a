import { AwsError } from '../../../world/AwsError';
import { Acm } from './Acm';
import { usersOf } from './usersOf';

/** @throws AwsError `ResourceNotFoundException`, `ResourceInUseException` */
export function deleteCertificate(acm: Acm, arn: string): void {
  acm.certificate(arn);
  if (usersOf(acm.region, arn).length > 0) {
    throw new AwsError(
      'ResourceInUseException',
      `Certificate ${arn} in account ${acm.region.accountId} is in use.`,
    );
  }
  acm.certificates.delete(arn);
}
