import { AwsError } from '../../../world/AwsError';
import { Ec2 } from './Ec2';
import { Tag, Vpc } from './types';
import { overlaps, prefixLength } from './network/cidr';
import { checkCidr } from './checkCidr';
import { checkQuota } from '../../checkQuota';
import { addDefaultNetworkAcl } from './networkAcls';
import { addRouteTable } from './routeTables';
import { addSecurityGroup } from './securityGroups';

/** This network, loopback, link-local, multicast and what lies beyond. */
const RESERVED_BLOCKS = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/3',
];

/** Creates a VPC with its main route table and its default security group and network ACL. */
export function createVpc(
  ec2: Ec2,
  input: { cidrBlock: string; instanceTenancy?: string; tags?: Tag[] },
): Vpc {
  const cidrBlock = checkCidr(input.cidrBlock, 'cidrBlock');
  if (
    prefixLength(cidrBlock) < 16 ||
    prefixLength(cidrBlock) > 28 ||
    RESERVED_BLOCKS.some(block => overlaps(block, cidrBlock))
  ) {
    throw new AwsError(
      'InvalidVpc.Range',
      `The CIDR '${cidrBlock}' is invalid.`,
    );
  }
  checkQuota(
    ec2.vpcs.size,
    ec2.quotas.vpcs,
    'VpcLimitExceeded',
    'The maximum number of VPCs has been reached.',
  );
  const { ids } = ec2.region;
  const id = ids.ec2('vpc');
  const main = addRouteTable(ec2, id, cidrBlock, []);
  main.mainAssociationId = ids.ec2('rtbassoc');
  const group = addSecurityGroup(ec2, {
    vpcId: id,
    name: 'default',
    description: 'default VPC security group',
    tags: [],
  });
  const ruleId = ids.ec2('sgr');
  group.rules.set(ruleId, {
    id: ruleId,
    tags: [],
    groupId: group.id,
    isEgress: false,
    protocol: '-1',
    fromPort: -1,
    toPort: -1,
    peer: { groupId: group.id },
  });
  const vpc: Vpc = {
    id,
    tags: input.tags ?? [],
    cidrBlock,
    instanceTenancy: input.instanceTenancy ?? 'default',
    enableDnsSupport: true,
    enableDnsHostnames: false,
    cidrAssociationId: ids.ec2('vpc-cidr-assoc'),
    mainRouteTableId: main.id,
    defaultSecurityGroupId: group.id,
    defaultNetworkAclId: ids.ec2('acl'),
  };
  ec2.vpcs.set(id, vpc);
  addDefaultNetworkAcl(ec2, vpc.defaultNetworkAclId, id);
  ec2.region.changed();
  return vpc;
}

/** Modifies DNS resolution and DNS hostnames. */
export function modifyVpcAttributes(
  ec2: Ec2,
  vpcId: string,
  attributes: { enableDnsSupport?: boolean; enableDnsHostnames?: boolean },
): void {
  const vpc = ec2.require('vpcs', vpcId);
  vpc.enableDnsSupport = attributes.enableDnsSupport ?? vpc.enableDnsSupport;
  vpc.enableDnsHostnames =
    attributes.enableDnsHostnames ?? vpc.enableDnsHostnames;
  ec2.region.changed();
}

/** @throws AwsError `DependencyViolation` while anything is left in it. */
export function deleteVpc(ec2: Ec2, vpcId: string): void {
  const vpc = ec2.require('vpcs', vpcId);
  const inside = (resources: Map<string, { id: string; vpcId?: string }>) =>
    [...resources.values()].filter(resource => resource.vpcId === vpcId);
  const left = [
    ...inside(ec2.subnets),
    ...inside(ec2.internetGateways),
    ...inside(ec2.networkInterfaces),
    ...inside(ec2.egressOnlyGateways),
    ...inside(ec2.vpcEndpoints),
    ...inside(ec2.networkAcls).filter(
      acl => acl.id !== vpc.defaultNetworkAclId,
    ),
    ...inside(ec2.routeTables).filter(({ id }) => id !== vpc.mainRouteTableId),
    ...inside(ec2.securityGroups).filter(
      ({ id }) => id !== vpc.defaultSecurityGroupId,
    ),
  ];
  if (left.length > 0) {
    throw new AwsError(
      'DependencyViolation',
      `The vpc '${vpcId}' has dependencies and cannot be deleted.`,
    );
  }
  ec2.routeTables.delete(vpc.mainRouteTableId);
  ec2.securityGroups.delete(vpc.defaultSecurityGroupId);
  ec2.networkAcls.delete(vpc.defaultNetworkAclId);
  ec2.vpcs.delete(vpcId);
  ec2.region.changed();
}
