import { Ec2 } from '../Ec2';
import { Route, RouteTable } from '../types';
import { liveAttachment } from '../transitGateways/TransitGateways';
import { covers, prefixLength } from './cidr';

/** The route table of a subnet: its own, or the main route table of the VPC. */
export function routeTableOf(
  ec2: Ec2,
  subnetId: string,
): RouteTable | undefined {
  const own = [...ec2.routeTables.values()].find(table =>
    [...table.associations.values()].includes(subnetId),
  );
  if (own) {
    return own;
  }
  const vpc = ec2.vpcs.get(ec2.subnets.get(subnetId)?.vpcId ?? '');
  return vpc && ec2.routeTables.get(vpc.mainRouteTableId);
}

/** The route with the longest matching prefix. */
export function routeFor(table: RouteTable, ip: string): Route | undefined {
  return table.routes
    .filter(
      ({ destination }) =>
        !destination.startsWith('pl-') && covers(destination, ip),
    )
    .sort((a, b) => prefixLength(b.destination) - prefixLength(a.destination))
    .at(0);
}

/** Whether the target of a route no longer exists (`blackhole`). */
export function isBlackhole(ec2: Ec2, vpcId: string, route: Route): boolean {
  const { target } = route;
  switch (target.split('-')[0]) {
    case 'igw':
      return ec2.internetGateways.get(target)?.vpcId !== vpcId;
    case 'eigw':
      return ec2.egressOnlyGateways.get(target)?.vpcId !== vpcId;
    case 'nat': {
      const state = ec2.natGateways.get(target)?.state;
      return state !== 'available' && state !== 'pending';
    }
    case 'vpce':
      return !ec2.vpcEndpoints.has(target);
    case 'eni':
      return !ec2.networkInterfaces.has(target);
    case 'tgw':
      return !liveAttachment(ec2.region, target, vpcId);
    default:
      return false;
  }
}
