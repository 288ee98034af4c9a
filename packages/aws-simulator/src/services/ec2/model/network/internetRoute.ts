import { Ec2 } from '../Ec2';
import { NatGateway } from '../types';
import { Reachability } from './Reachability';
import { isBlackhole, routeFor, routeTableOf } from './routes';

/** An address outside of every VPC, for the internet and the public endpoints of AWS. */
export const PUBLIC_ADDRESS = '52.94.0.1';

/** One of IPv6. */
export const PUBLIC_ADDRESS_6 = '2600:1f00::1';

/**
 * The route of a subnet to the internet, without regard to security groups: over IPv4,
 * or with an IPv6 address over that.
 */
export function internetRoute(
  ec2: Ec2,
  from: { subnetId: string; publicIp?: boolean },
  address = PUBLIC_ADDRESS,
): Reachability {
  const subnet = ec2.subnets.get(from.subnetId);
  const table = routeTableOf(ec2, from.subnetId);
  if (!subnet || !table) {
    return { reachable: false, because: 'no-route', hop: from.subnetId };
  }
  const route = routeFor(table, address);
  if (!route || isBlackhole(ec2, subnet.vpcId, route)) {
    return {
      reachable: false,
      because: 'no-route',
      hop: route?.target ?? table.id,
    };
  }
  if (route.target.startsWith('igw-')) {
    return from.publicIp
      ? { reachable: true, via: 'internet-gateway', hop: route.target }
      : { reachable: false, because: 'no-public-address', hop: route.target };
  }
  if (route.target.startsWith('eigw-')) {
    return {
      reachable: true,
      via: 'egress-only-internet-gateway',
      hop: route.target,
    };
  }
  const nat = ec2.natGateways.get(route.target);
  return nat
    ? throughNat(ec2, nat)
    : { reachable: false, because: 'no-route', hop: route.target };
}

function throughNat(ec2: Ec2, nat: NatGateway): Reachability {
  if (nat.state !== 'available') {
    return { reachable: false, because: 'not-available', hop: nat.id };
  }
  const publicSide = routeTableOf(ec2, nat.subnetId);
  const route = publicSide && routeFor(publicSide, PUBLIC_ADDRESS);
  const open =
    nat.connectivityType === 'public' &&
    route?.target.startsWith('igw-') &&
    !isBlackhole(ec2, nat.vpcId, route);
  return open
    ? { reachable: true, via: 'nat-gateway', hop: nat.id }
    : { reachable: false, because: 'no-route', hop: nat.id };
}
