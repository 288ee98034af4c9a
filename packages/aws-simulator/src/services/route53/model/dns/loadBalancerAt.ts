import { World } from '../../../../world/World';
import { Ec2 } from '../../../ec2/model/Ec2';
import { Elbv2 } from '../../../elbv2/model/Elbv2';

/** The DNS name of a load balancer, and its addresses. */
export interface NamedLoadBalancer {
  canonicalHostedZoneId: string;
  /** Public addresses for an internet-facing load balancer. */
  addresses: string[];
}

/** The load balancer with a DNS name, in any account. */
export function loadBalancerAt(
  world: World,
  dnsName: string,
): NamedLoadBalancer | undefined {
  const wanted = dnsName
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^dualstack\./, '');
  for (const region of world.accounts().flatMap(a => a.regions())) {
    for (const { shape, interfaceIds } of region
      .service(Elbv2)
      .loadBalancers.values()) {
      if (shape.DNSName?.toLowerCase() === wanted) {
        const { networkInterfaces } = region.service(Ec2);
        return {
          canonicalHostedZoneId: shape.CanonicalHostedZoneId ?? '',
          addresses: interfaceIds.flatMap(id => {
            const found = networkInterfaces.get(id);
            return found ? [found.publicIp ?? found.privateIp] : [];
          }),
        };
      }
    }
  }
  return undefined;
}
