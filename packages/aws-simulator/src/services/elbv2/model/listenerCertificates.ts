import { Certificate } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { Acm } from '../../acm/model/Acm';
import { Elbv2 } from './Elbv2';

/** Whether a listener with this protocol uses a certificate. */
export function isSecure(protocol: string): boolean {
  return protocol === 'HTTPS' || protocol === 'TLS';
}

/** @throws AwsError `ValidationError` without a certificate, and as {@link assertUsable} */
export function assertCertificates(
  elb: Elbv2,
  protocol: string,
  certificates: Certificate[] | undefined,
): void {
  if (!isSecure(protocol)) {
    if (certificates?.length) {
      throw new AwsError(
        'ValidationError',
        `A certificate cannot be specified for ${protocol} listeners`,
      );
    }
    return;
  }
  if (certificates && certificates.length > 1) {
    throw new AwsError(
      'TooManyCertificates',
      'You can specify only one default certificate',
    );
  }
  if (!certificates?.length) {
    throw new AwsError(
      'ValidationError',
      `A certificate must be specified for ${protocol} listeners`,
    );
  }
  assertUsable(elb, certificates);
}

/**
 * Requires certificates that are issued in the account and region of the load
 * balancer.
 *
 * @throws AwsError `CertificateNotFound`, `UnsupportedCertificate`
 */
export function assertUsable(elb: Elbv2, certificates: Certificate[]): void {
  const acm = elb.region.service(Acm);
  for (const { CertificateArn: arn = '' } of certificates) {
    const certificate = acm.certificates.get(arn);
    if (!certificate) {
      throw new AwsError(
        'CertificateNotFound',
        `Certificate '${arn}' not found`,
      );
    }
    if (certificate.status !== 'ISSUED') {
      throw new AwsError(
        'UnsupportedCertificate',
        `The certificate '${arn}' must have a fully-qualified domain name, a supported signature, and a supported key size.`,
      );
    }
  }
}
