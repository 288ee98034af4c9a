import { Ec2 } from '../Ec2';
import { Subnet, VpcEndpoint } from '../types';
import { namesOfService, prefixListId } from '../vpcEndpointServices';
import { Reachability } from './Reachability';
import { PUBLIC_ADDRESS, internetRoute } from './internetRoute';
import { End, stoppingAcl } from './networkAcls';
import { routeTableOf } from './routes';
import { admits } from './securityGroups';

/** The source of outbound traffic. */
export interface Caller {
  subnetId: string;
  securityGroupIds: string[];
  /** Default: any address of the subnet. */
  privateIp?: string;
  /** Whether the caller has a public address, as a task with `assignPublicIp` has. */
  publicIp?: boolean;
}

/**
 * Whether a caller in a subnet reaches the internet or an AWS service
 * (`ecr.api`, `ecr.dkr`, `s3`, `logs`, `secretsmanager`, …: the name of its
 * endpoint service), and by which path. An interface endpoint with private
 * DNS receives every call to its service, even if its security group blocks
 * the call.
 */
export function egress(
  ec2: Ec2,
  from: Caller,
  to: 'internet' | (string & {}),
  port = 443,
): Reachability {
  const subnet = ec2.subnets.get(from.subnetId);
  const vpc = subnet && ec2.vpcs.get(subnet.vpcId);
  if (!subnet || !vpc) {
    return { reachable: false, because: 'no-route', hop: from.subnetId };
  }
  if (!vpc.enableDnsSupport) {
    return { reachable: false, because: 'dns', hop: vpc.id };
  }
  const endpoint = endpointFor(ec2, subnet, to);
  if (endpoint?.type === 'Interface') {
    return throughInterface(ec2, from, subnet, endpoint, port);
  }
  const service = endpoint && prefixListId(ec2.region.name, to);
  const peer = { ip: PUBLIC_ADDRESS, prefixListId: service };
  if (!admits(ec2, from.securityGroupIds, 'egress', peer, port)) {
    return {
      reachable: false,
      because: 'security-group',
      hop: from.securityGroupIds.join(', '),
    };
  }
  const way: Reachability = endpoint
    ? { reachable: true, via: 'gateway-endpoint', hop: endpoint.id }
    : internetRoute(ec2, from);
  const acl =
    way.reachable && aclOnTheWay(ec2, clientOf(from, subnet), way, port);
  return acl ? { reachable: false, because: 'network-acl', hop: acl } : way;
}

/** The network ACL of the caller's subnet, or of the NAT gateway's, that stops a call. */
function aclOnTheWay(
  ec2: Ec2,
  client: End,
  { hop }: Reachability,
  port: number,
): string | undefined {
  const gateway = ec2.natGateways.get(hop);
  return (
    stoppingAcl(
      ec2,
      client,
      { ip: PUBLIC_ADDRESS, subnetId: gateway?.subnetId },
      port,
    ) ??
    (gateway &&
      stoppingAcl(
        ec2,
        { ip: PUBLIC_ADDRESS, subnetId: gateway.subnetId },
        { ip: PUBLIC_ADDRESS },
        port,
      ))
  );
}

function clientOf({ privateIp }: Caller, { id, cidrBlock }: Subnet): End {
  return { ip: privateIp ?? cidrBlock, subnetId: id };
}

function endpointFor(
  ec2: Ec2,
  subnet: Subnet,
  service: string,
): VpcEndpoint | undefined {
  const names = namesOfService(ec2.region.name, service);
  const candidates = [...ec2.vpcEndpoints.values()].filter(
    endpoint =>
      endpoint.vpcId === subnet.vpcId &&
      names.includes(endpoint.serviceName) &&
      endpoint.state === 'available',
  );
  const tableId = routeTableOf(ec2, subnet.id)?.id ?? '';
  return (
    candidates.find(({ privateDnsEnabled }) => privateDnsEnabled) ??
    candidates.find(({ routeTableIds }) => routeTableIds.includes(tableId))
  );
}

function throughInterface(
  ec2: Ec2,
  from: Caller,
  subnet: Subnet,
  endpoint: VpcEndpoint,
  port: number,
): Reachability {
  const entrance = endpoint.networkInterfaceIds
    .map(id => ec2.networkInterfaces.get(id))
    .find(found => found !== undefined);
  if (!entrance) {
    return { reachable: false, because: 'not-available', hop: endpoint.id };
  }
  const leaves = admits(
    ec2,
    from.securityGroupIds,
    'egress',
    {
      ip: entrance.privateIp,
      securityGroupIds: entrance.securityGroupIds,
    },
    port,
  );
  if (!leaves) {
    return {
      reachable: false,
      because: 'security-group',
      hop: from.securityGroupIds.join(', '),
    };
  }
  const admitted = admits(
    ec2,
    entrance.securityGroupIds,
    'ingress',
    {
      ip: from.privateIp ?? subnet.cidrBlock,
      securityGroupIds: from.securityGroupIds,
    },
    port,
  );
  if (!admitted) {
    return {
      reachable: false,
      because: 'endpoint-security-group',
      hop: entrance.securityGroupIds.join(', '),
    };
  }
  const acl = stoppingAcl(
    ec2,
    clientOf(from, subnet),
    { ip: entrance.privateIp, subnetId: entrance.subnetId },
    port,
  );
  return acl
    ? { reachable: false, because: 'network-acl', hop: acl }
    : { reachable: true, via: 'interface-endpoint', hop: endpoint.id };
}
