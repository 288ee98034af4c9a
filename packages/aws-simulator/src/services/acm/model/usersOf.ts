import { Region } from '../../../world/World';
import { ApiGateway } from '../../apigatewayv2/model/ApiGateway';
import { Elbv2 } from '../../elbv2/model/Elbv2';

/** The ARNs of the load balancers whose listeners use a certificate, and of the domain names that do. */
export function usersOf(region: Region, certificateArn: string): string[] {
  const balancers = [...region.service(Elbv2).listeners.values()]
    .filter(({ shape, extraCertificates }) =>
      [...(shape.Certificates ?? []), ...extraCertificates].some(
        ({ CertificateArn }) => CertificateArn === certificateArn,
      ),
    )
    .map(({ shape }) => shape.LoadBalancerArn);
  const gateway = region.service(ApiGateway);
  const domainNames = [...gateway.domainNames.values()]
    .filter(domain => domain.certificateArn === certificateArn)
    .map(({ name }) => gateway.arn(`domainnames/${name}`));
  return [...new Set([...balancers, ...domainNames])];
}
