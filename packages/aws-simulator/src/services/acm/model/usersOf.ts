import { Region } from '../../../world/World';
import { Elbv2 } from '../../elbv2/model/Elbv2';

/** The ARNs of the load balancers whose listeners use a certificate. */
export function usersOf(region: Region, certificateArn: string): string[] {
  const users = [...region.service(Elbv2).listeners.values()]
    .filter(({ shape, extraCertificates }) =>
      [...(shape.Certificates ?? []), ...extraCertificates].some(
        ({ CertificateArn }) => CertificateArn === certificateArn,
      ),
    )
    .map(({ shape }) => shape.LoadBalancerArn);
  return [...new Set(users)];
}
