import { AwsError } from '../../../world/AwsError';
import { Ec2 } from './Ec2';
import { AvailabilityZone } from './zones';
import { Subnet, Tag } from './types';
import { covers, overlaps, prefixLength } from './network/cidr';
import { subnetIpv6 } from './ipv6';
import { checkCidr } from './checkCidr';
import { checkQuota } from '../../checkQuota';

/** The input for a subnet. The default Availability Zone is the first one. */
export interface SubnetInput {
  vpcId: string;
  cidrBlock: string;
  availabilityZone?: string;
  availabilityZoneId?: string;
  mapPublicIpOnLaunch?: boolean;
  ipv6CidrBlock?: string;
  assignIpv6AddressOnCreation?: boolean;
  tags?: Tag[];
}

/** @throws AwsError `InvalidSubnet.Range`, `InvalidSubnet.Conflict`, `InvalidParameterValue`. */
export function createSubnet(ec2: Ec2, input: SubnetInput): Subnet {
  const vpc = ec2.require('vpcs', input.vpcId);
  const cidrBlock = checkCidr(input.cidrBlock, 'cidrBlock');
  if (!covers(vpc.cidrBlock, cidrBlock) || prefixLength(cidrBlock) > 28) {
    throw new AwsError(
      'InvalidSubnet.Range',
      `The CIDR '${cidrBlock}' is invalid.`,
    );
  }
  const siblings = [...ec2.subnets.values()].filter(
    ({ vpcId }) => vpcId === vpc.id,
  );
  if (siblings.some(subnet => overlaps(subnet.cidrBlock, cidrBlock))) {
    throw new AwsError(
      'InvalidSubnet.Conflict',
      `The CIDR '${cidrBlock}' conflicts with another subnet`,
    );
  }
  checkQuota(
    siblings.length,
    ec2.quotas.subnetsPerVpc,
    'SubnetLimitExceeded',
    'The maximum number of subnets has been reached.',
  );
  if (input.assignIpv6AddressOnCreation && !input.ipv6CidrBlock) {
    throw new AwsError(
      'InvalidParameterValue',
      'Invalid value for assignIpv6AddressOnCreation: the subnet has no IPv6 CIDR block.',
    );
  }
  const ipv6 = input.ipv6CidrBlock
    ? subnetIpv6(ec2, vpc.id, input.ipv6CidrBlock)
    : undefined;
  const zone = zoneOf(ec2, input);
  const { ids } = ec2.region;
  const subnet: Subnet = {
    id: ids.ec2('subnet'),
    tags: input.tags ?? [],
    vpcId: vpc.id,
    cidrBlock,
    availabilityZone: zone.name,
    availabilityZoneId: zone.id,
    mapPublicIpOnLaunch: input.mapPublicIpOnLaunch ?? false,
    ipv6,
    assignIpv6AddressOnCreation: input.assignIpv6AddressOnCreation ?? false,
    networkAclId: vpc.defaultNetworkAclId,
    networkAclAssociationId: ids.ec2('aclassoc'),
  };
  ec2.subnets.set(subnet.id, subnet);
  ec2.region.changed();
  return subnet;
}

/** @throws AwsError `DependencyViolation` while network interfaces are in it. */
export function deleteSubnet(ec2: Ec2, subnetId: string): void {
  ec2.require('subnets', subnetId);
  const inUse = [...ec2.networkInterfaces.values()].some(
    found => found.subnetId === subnetId,
  );
  if (inUse) {
    throw new AwsError(
      'DependencyViolation',
      `The subnet '${subnetId}' has dependencies and cannot be deleted.`,
    );
  }
  for (const { associations } of ec2.routeTables.values()) {
    for (const [id, associated] of associations) {
      if (associated === subnetId) {
        associations.delete(id);
      }
    }
  }
  ec2.subnets.delete(subnetId);
  ec2.region.changed();
}

function zoneOf(ec2: Ec2, input: SubnetInput): AvailabilityZone {
  const zones = ec2.availabilityZones;
  const { availabilityZone, availabilityZoneId } = input;
  if (!availabilityZone && !availabilityZoneId) {
    return zones[0];
  }
  const zone = zones.find(
    ({ name, id }) => name === availabilityZone || id === availabilityZoneId,
  );
  if (!zone) {
    const names = zones.map(({ name, id }) => (availabilityZone ? name : id));
    const parameter = availabilityZone
      ? 'availabilityZone'
      : 'availabilityZoneId';
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${
        availabilityZone ?? availabilityZoneId
      }) for parameter ${parameter} is invalid. Subnets can currently only be created in the following availability zones: ${names.join(
        ', ',
      )}.`,
    );
  }
  return zone;
}
