import { Region, World } from '../../../../world/World';
import { Ec2 } from '../../../ec2/model/Ec2';
import { resolve } from '../../../route53/model/dns/resolve';
import { Elbv2 } from '../Elbv2';
import { LoadBalancer } from '../types';

/** A load balancer, and the region that it is in. */
export interface PlacedLoadBalancer {
  region: Region;
  balancer: LoadBalancer;
}

/**
 * The load balancer that a client connects to under a host name: its own DNS
 * name, or a name that the public DNS resolves to one of its addresses.
 */
export function loadBalancerOf(
  world: World,
  host: string,
): PlacedLoadBalancer | undefined {
  const all = world
    .accounts()
    .flatMap(account => account.regions())
    .flatMap(region =>
      [...region.service(Elbv2).loadBalancers.values()].map(balancer => ({
        region,
        balancer,
      })),
    );
  const named = all.find(({ balancer }) => hostOf(balancer) === host);
  if (named) {
    return named;
  }
  const [address] = resolve(world, host, 'A').values;
  return address === undefined
    ? undefined
    : all.find(({ region, balancer }) =>
        balancer.interfaceIds.some(
          id =>
            region.service(Ec2).networkInterfaces.get(id)?.publicIp === address,
        ),
      );
}

function hostOf({ shape }: LoadBalancer): string {
  return (shape.DNSName ?? '').toLowerCase().split(':')[0];
}
