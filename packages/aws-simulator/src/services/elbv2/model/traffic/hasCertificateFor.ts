import { Acm } from '../../../acm/model/Acm';
import { Region } from '../../../../world/World';
import { Listener } from '../types';

/**
 * Whether a listener has a certificate for a host name, among which it chooses by SNI.
 * Otherwise it presents its default one, which the client rejects.
 */
export function hasCertificateFor(
  region: Region,
  { shape, extraCertificates }: Listener,
  host: string,
): boolean {
  const { certificates } = region.service(Acm);
  return [...(shape.Certificates ?? []), ...extraCertificates]
    .flatMap(
      ({ CertificateArn = '' }) =>
        certificates.get(CertificateArn)?.subjectAlternativeNames ?? [],
    )
    .some(name => name === host || name === host.replace(/^[^.]+/, '*'));
}
