import type {
  CreateNetworkAclEntryRequest,
  DeleteNetworkAclEntryRequest,
  DescribeNetworkAclsRequest,
  DescribeNetworkAclsResult,
  NetworkAclEntry as EntryView,
  ReplaceNetworkAclAssociationRequest,
  ReplaceNetworkAclAssociationResult,
  ReplaceNetworkAclEntryRequest,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../world/AwsError';
import { CallContext, Operation } from '../../ServiceDefinition';
import { Ec2 } from '../model/Ec2';
import {
  addEntry,
  associateNetworkAcl,
  deleteEntry,
  replaceEntry,
} from '../model/networkAcls';
import { NetworkAcl, NetworkAclEntry } from '../model/types';
import { byIds } from './byIds';
import { filtered } from './filtered';
import { page } from './page';

/** The last rule, which every list has: nothing else may pass. */
const LAST_RULE: Omit<NetworkAclEntry, 'isEgress'> = {
  number: 32767,
  action: 'deny',
  protocol: '-1',
  cidr: '0.0.0.0/0',
};

export const DescribeNetworkAcls: Operation<
  DescribeNetworkAclsRequest,
  DescribeNetworkAclsResult
> = ({ region }, input) => {
  const ec2 = region.service(Ec2);
  const subnetsOf = (acl: NetworkAcl) =>
    [...ec2.subnets.values()].filter(
      ({ networkAclId }) => networkAclId === acl.id,
    );
  const all = byIds(ec2, 'networkAcls', input.NetworkAclIds);
  const { items, NextToken } = page(
    filtered(all, input.Filters, {
      'association.association-id': acl =>
        subnetsOf(acl).map(subnet => subnet.networkAclAssociationId),
      'association.network-acl-id': acl => subnetsOf(acl).map(() => acl.id),
      'association.subnet-id': acl => subnetsOf(acl).map(({ id }) => id),
      default: acl => acl.isDefault,
      'network-acl-id': acl => acl.id,
      'owner-id': () => region.accountId,
      'vpc-id': acl => acl.vpcId,
    }),
    input,
  );
  return {
    NextToken,
    NetworkAcls: items.map(acl => ({
      NetworkAclId: acl.id,
      VpcId: acl.vpcId,
      OwnerId: region.accountId,
      IsDefault: acl.isDefault,
      Entries: [true, false].flatMap(isEgress =>
        [...acl.entries, { ...LAST_RULE, isEgress }]
          .filter(entry => entry.isEgress === isEgress)
          .sort((a, b) => a.number - b.number)
          .map(entryView),
      ),
      Associations: subnetsOf(acl).map(subnet => ({
        NetworkAclAssociationId: subnet.networkAclAssociationId,
        NetworkAclId: acl.id,
        SubnetId: subnet.id,
      })),
      Tags: acl.tags,
    })),
  };
};

export const CreateNetworkAclEntry = (
  { region }: CallContext,
  input: CreateNetworkAclEntryRequest,
): void => addEntry(region.service(Ec2), input.NetworkAclId!, entryOf(input));

export const ReplaceNetworkAclEntry = (
  { region }: CallContext,
  input: ReplaceNetworkAclEntryRequest,
): void =>
  replaceEntry(region.service(Ec2), input.NetworkAclId!, entryOf(input));

export const DeleteNetworkAclEntry = (
  { region }: CallContext,
  { NetworkAclId, RuleNumber, Egress }: DeleteNetworkAclEntryRequest,
): void =>
  deleteEntry(region.service(Ec2), NetworkAclId!, {
    number: RuleNumber!,
    isEgress: Egress ?? false,
  });

export const ReplaceNetworkAclAssociation = (
  { region }: CallContext,
  { AssociationId, NetworkAclId }: ReplaceNetworkAclAssociationRequest,
): ReplaceNetworkAclAssociationResult => {
  const ec2 = region.service(Ec2);
  const subnet = [...ec2.subnets.values()].find(
    ({ networkAclAssociationId }) => networkAclAssociationId === AssociationId,
  );
  if (!subnet) {
    throw new AwsError(
      'InvalidAssociationID.NotFound',
      `The association ID '${AssociationId}' does not exist`,
    );
  }
  return {
    NewAssociationId: associateNetworkAcl(ec2, subnet.id, NetworkAclId!),
  };
};

function entryView(entry: NetworkAclEntry): EntryView {
  return {
    CidrBlock: entry.cidr,
    Ipv6CidrBlock: entry.cidr6,
    Egress: entry.isEgress,
    Protocol: entry.protocol,
    PortRange: entry.ports && { From: entry.ports.from, To: entry.ports.to },
    IcmpTypeCode: entry.icmp && {
      Type: entry.icmp.type,
      Code: entry.icmp.code,
    },
    RuleAction: entry.action,
    RuleNumber: entry.number,
  };
}

function entryOf(input: CreateNetworkAclEntryRequest): NetworkAclEntry {
  const { PortRange, IcmpTypeCode } = input;
  return {
    number: input.RuleNumber!,
    isEgress: input.Egress ?? false,
    action: input.RuleAction!,
    protocol: input.Protocol!,
    cidr: input.CidrBlock,
    cidr6: input.Ipv6CidrBlock,
    ports: PortRange && {
      from: PortRange.From ?? -1,
      to: PortRange.To ?? -1,
    },
    icmp: IcmpTypeCode && { type: IcmpTypeCode.Type, code: IcmpTypeCode.Code },
  };
}
