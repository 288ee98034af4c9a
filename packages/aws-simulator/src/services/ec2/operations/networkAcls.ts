import type {
  DescribeNetworkAclsRequest,
  DescribeNetworkAclsResult,
  NetworkAclEntry,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../world/AwsError';
import { Operation } from '../../ServiceDefinition';
import { Ec2 } from '../model/Ec2';
import { Vpc } from '../model/types';
import { FilterValues, filtered } from './filtered';
import { page } from './page';

/** The last rule, which every list has. */
const LAST_RULE = 32767;

/** Those of a default list: everything may pass. */
const ENTRIES: NetworkAclEntry[] = [true, false].flatMap(Egress =>
  (['allow', 'deny'] as const).map(RuleAction => ({
    CidrBlock: '0.0.0.0/0',
    Egress,
    Protocol: '-1',
    RuleAction,
    RuleNumber: RuleAction === 'allow' ? 100 : LAST_RULE,
  })),
);

/** DescribeNetworkAcls: the default list of each VPC, since there are no others. */
export const DescribeNetworkAcls: Operation<
  DescribeNetworkAclsRequest,
  DescribeNetworkAclsResult
> = ({ region }, input) => {
  const ec2 = region.service(Ec2);
  const subnetsOf = (vpc: Vpc) =>
    [...ec2.subnets.values()].filter(({ vpcId }) => vpcId === vpc.id);
  const filters: FilterValues<Vpc> = {
    'association.association-id': vpc =>
      subnetsOf(vpc).map(subnet => subnet.networkAclAssociationId),
    'association.network-acl-id': vpc => vpc.defaultNetworkAclId,
    'association.subnet-id': vpc => subnetsOf(vpc).map(({ id }) => id),
    default: () => true,
    'network-acl-id': vpc => vpc.defaultNetworkAclId,
    'owner-id': () => region.accountId,
    'vpc-id': vpc => vpc.id,
  };
  const all = [...ec2.vpcs.values()];
  const wanted = input.NetworkAclIds?.map(id => {
    const found = all.find(vpc => vpc.defaultNetworkAclId === id);
    if (!found) {
      throw new AwsError(
        'InvalidNetworkAclID.NotFound',
        `The networkAcl ID '${id}' does not exist`,
      );
    }
    return found;
  });
  const { items, NextToken } = page(
    // A tag filter finds none: the default list of a VPC has no tags.
    filtered(
      (wanted ?? all).map(vpc => ({ ...vpc, tags: [] })),
      input.Filters,
      filters,
    ),
    input,
  );
  return {
    NextToken,
    NetworkAcls: items.map(vpc => ({
      NetworkAclId: vpc.defaultNetworkAclId,
      VpcId: vpc.id,
      OwnerId: region.accountId,
      IsDefault: true,
      Entries: ENTRIES,
      Associations: subnetsOf(vpc).map(subnet => ({
        NetworkAclAssociationId: subnet.networkAclAssociationId,
        NetworkAclId: vpc.defaultNetworkAclId,
        SubnetId: subnet.id,
      })),
      Tags: [],
    })),
  };
};
