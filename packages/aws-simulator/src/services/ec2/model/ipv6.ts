import { AwsError } from '../../../world/AwsError';
import { Ec2 } from './Ec2';
import { EgressOnlyGateway, Ipv6Block, Tag } from './types';
import { admitIpv6 } from './networkAcls';
import { covers, isCidr6, overlaps, prefixLength } from './network/cidr';

const VPC_PREFIX = 56;
const SUBNET_PREFIX = 64;

/**
 * Gives a VPC an IPv6 CIDR block of Amazon's, and its route tables the local route.
 *
 * @throws AwsError `UnsupportedOperation` for a second one, which AWS would allow
 */
export function associateIpv6(ec2: Ec2, vpcId: string): Ipv6Block {
  const vpc = ec2.require('vpcs', vpcId);
  if (vpc.ipv6) {
    throw new AwsError(
      'UnsupportedOperation',
      'The AWS simulator does not support a second IPv6 CIDR block of a VPC.',
    );
  }
  const { ids } = ec2.region;
  const cidrBlock = `2a05:d0${ids.hex(2)}:${hextet(ids.hex(4))}:${hextet(
    `${ids.hex(2)}00`,
  )}::/${VPC_PREFIX}`;
  vpc.ipv6 = { cidrBlock, associationId: ids.ec2('vpc-cidr-assoc') };
  for (const table of ec2.routeTables.values()) {
    if (table.vpcId === vpcId) {
      table.routes.push({
        destination: cidrBlock,
        target: 'local',
        origin: 'CreateRouteTable',
      });
    }
  }
  admitIpv6(ec2.require('networkAcls', vpc.defaultNetworkAclId));
  ec2.region.changed();
  return vpc.ipv6;
}

/**
 * Takes the IPv6 CIDR block of a VPC away.
 *
 * @throws AwsError `InvalidCidrBlock.InUse` while a subnet has some of it
 */
export function disassociateIpv6(ec2: Ec2, associationId: string): void {
  const vpc = [...ec2.vpcs.values()].find(
    ({ ipv6 }) => ipv6?.associationId === associationId,
  );
  if (!vpc?.ipv6) {
    return;
  }
  const { cidrBlock } = vpc.ipv6;
  if (
    [...ec2.subnets.values()].some(
      ({ ipv6, vpcId }) => vpcId === vpc.id && ipv6,
    )
  ) {
    throw new AwsError(
      'InvalidCidrBlock.InUse',
      `The vpc ${vpc.id} currently has a subnet within CIDR block ${cidrBlock}`,
    );
  }
  vpc.ipv6 = undefined;
  const acl = ec2.require('networkAcls', vpc.defaultNetworkAclId);
  acl.entries = acl.entries.filter(({ cidr6 }) => !cidr6);
  for (const table of ec2.routeTables.values()) {
    table.routes = table.routes.filter(
      ({ destination }) => destination !== cidrBlock,
    );
  }
  ec2.region.changed();
}

/**
 * The IPv6 CIDR block of a new subnet.
 *
 * @throws AwsError `InvalidParameterValue`, `InvalidSubnet.Range`, `InvalidSubnet.Conflict`
 */
export function subnetIpv6(
  ec2: Ec2,
  vpcId: string,
  cidrBlock: string,
): Ipv6Block {
  if (!isCidr6(cidrBlock)) {
    throw new AwsError(
      'InvalidParameterValue',
      `invalid value for parameter ipv6-cidr-block: ${cidrBlock}`,
    );
  }
  const { ipv6 } = ec2.require('vpcs', vpcId);
  if (
    !ipv6 ||
    !covers(ipv6.cidrBlock, cidrBlock) ||
    prefixLength(cidrBlock) !== SUBNET_PREFIX
  ) {
    throw new AwsError(
      'InvalidSubnet.Range',
      `The CIDR '${cidrBlock}' is invalid.`,
    );
  }
  const taken = [...ec2.subnets.values()].some(
    subnet => subnet.ipv6 && overlaps(subnet.ipv6.cidrBlock, cidrBlock),
  );
  if (taken) {
    throw new AwsError(
      'InvalidSubnet.Conflict',
      `The CIDR '${cidrBlock}' conflicts with another subnet`,
    );
  }
  return {
    cidrBlock,
    associationId: ec2.region.ids.ec2('subnet-cidr-assoc'),
  };
}

export function createEgressOnlyGateway(
  ec2: Ec2,
  vpcId: string,
  tags: Tag[] = [],
): EgressOnlyGateway {
  ec2.require('vpcs', vpcId);
  const gateway = { id: ec2.region.ids.ec2('eigw'), tags, vpcId };
  ec2.egressOnlyGateways.set(gateway.id, gateway);
  return gateway;
}

/** Deletes an egress-only internet gateway, if it exists. */
export function deleteEgressOnlyGateway(ec2: Ec2, id: string): void {
  ec2.egressOnlyGateways.delete(id);
  ec2.region.changed();
}

/** Four hex digits without the zeros in front. */
function hextet(digits: string): string {
  return Number.parseInt(digits, 16).toString(16);
}
