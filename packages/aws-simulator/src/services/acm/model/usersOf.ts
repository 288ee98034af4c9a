import { Elbv2 } from '../../elbv2/model/Elbv2';
import { Acm } from './Acm';

/** The ARNs of the load balancers whose listeners show a certificate. */
export function usersOf({ region }: Acm, certificateArn: string): string[] {
  const users = [...region.service(Elbv2).listeners.values()]
    .filter(({ shape, extraCertificates }) =>
      [...(shape.Certificates ?? []), ...extraCertificates].some(
        ({ CertificateArn }) => CertificateArn === certificateArn,
      ),
    )
    .map(({ shape }) => shape.LoadBalancerArn);
  return [...new Set(users)];
}
