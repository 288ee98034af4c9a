import { Ec2 } from '../Ec2';
import { NetworkInterface } from '../types';
import { Reachability } from './Reachability';
import { covers, isCidr6 } from './cidr';
import {
  internetRoute,
  PUBLIC_ADDRESS,
  PUBLIC_ADDRESS_6,
} from './internetRoute';
import { End, stoppingAcl } from './networkAcls';
import { admits } from './securityGroups';

/**
 * Whether a port of a network interface is reachable over TCP from another
 * interface (over IPv4) or from a CIDR block: by the routes, and the security groups and
 * network ACLs on both sides.
 */
export function reach(
  ec2: Ec2,
  from: NetworkInterface | { cidr: string },
  to: NetworkInterface,
  port: number,
): Reachability {
  return 'cidr' in from
    ? fromAddresses(ec2, from.cidr, to, port)
    : fromInterface(ec2, from, to, port);
}

function fromInterface(
  ec2: Ec2,
  from: NetworkInterface,
  to: NetworkInterface,
  port: number,
): Reachability {
  if (from.vpcId !== to.vpcId) {
    return { reachable: false, because: 'no-route', hop: from.vpcId };
  }
  const leaves = admits(
    ec2,
    from.securityGroupIds,
    'egress',
    { ip: to.privateIp, securityGroupIds: to.securityGroupIds },
    port,
  );
  if (!leaves) {
    return stoppedBy(from);
  }
  const arrives = admits(
    ec2,
    to.securityGroupIds,
    'ingress',
    { ip: from.privateIp, securityGroupIds: from.securityGroupIds },
    port,
  );
  if (!arrives) {
    return stoppedBy(to);
  }
  const acl = stoppingAcl(ec2, endOf(from), endOf(to), port);
  return acl
    ? { reachable: false, because: 'network-acl', hop: acl }
    : { reachable: true, via: 'local', hop: to.vpcId };
}

function fromAddresses(
  ec2: Ec2,
  cidr: string,
  to: NetworkInterface,
  port: number,
): Reachability {
  const vpc = ec2.vpcs.get(to.vpcId);
  const overIpv6 = isCidr6(cidr);
  const block = overIpv6 ? vpc?.ipv6?.cidrBlock : vpc?.cidrBlock;
  const inside = block !== undefined && covers(block, cidr);
  const address = overIpv6 ? to.ipv6 : to.publicIp;
  const way: Reachability = inside
    ? { reachable: true, via: 'local', hop: to.vpcId }
    : internetRoute(
        ec2,
        { subnetId: to.subnetId, publicIp: address !== undefined },
        overIpv6 ? PUBLIC_ADDRESS_6 : PUBLIC_ADDRESS,
      );
  if (!way.reachable) {
    return way;
  }
  if (!inside && way.via !== 'internet-gateway') {
    // NAT gateways and egress-only gateways do not allow inbound connections.
    return { reachable: false, because: 'no-route', hop: way.hop };
  }
  if (!admits(ec2, to.securityGroupIds, 'ingress', { ip: cidr }, port)) {
    return stoppedBy(to);
  }
  const acl = stoppingAcl(ec2, { ip: cidr }, endOf(to), port);
  return acl ? { reachable: false, because: 'network-acl', hop: acl } : way;
}

function endOf({ privateIp, subnetId }: NetworkInterface): End {
  return { ip: privateIp, subnetId };
}

function stoppedBy({ securityGroupIds }: NetworkInterface): Reachability {
  return {
    reachable: false,
    because: 'security-group',
    hop: securityGroupIds.join(', '),
  };
}
