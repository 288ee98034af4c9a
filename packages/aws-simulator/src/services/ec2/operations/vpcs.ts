import type {
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult,
  DescribeVpcsRequest,
  DescribeVpcsResult,
  ModifyVpcAttributeRequest,
} from '@aws-sdk/client-ec2';
import { Operation } from '../../ServiceDefinition';
import { Ec2 } from '../model/Ec2';
import { modifyVpcAttributes } from '../model/vpcs';
import { Vpc } from '../model/types';
import { byIds } from './byIds';
import { page } from './page';
import { FilterValues, filtered } from './filtered';

const FILTERS: FilterValues<Vpc> = {
  cidr: vpc => vpc.cidrBlock,
  'cidr-block': vpc => vpc.cidrBlock,
  'cidr-block-association.cidr-block': vpc => vpc.cidrBlock,
  'ipv6-cidr-block-association.ipv6-cidr-block': vpc => vpc.ipv6?.cidrBlock,
  'is-default': () => false,
  isDefault: () => false,
  state: () => 'available',
  'vpc-id': vpc => vpc.id,
};

export const DescribeVpcs: Operation<
  DescribeVpcsRequest,
  DescribeVpcsResult
> = ({ region }, input) => {
  const ec2 = region.service(Ec2);
  const found = filtered(byIds(ec2, 'vpcs', input.VpcIds), input.Filters, {
    ...FILTERS,
    'owner-id': () => region.accountId,
  });
  const { items, NextToken } = page(found, input);
  return {
    NextToken,
    Vpcs: items.map(vpc => ({
      VpcId: vpc.id,
      OwnerId: region.accountId,
      CidrBlock: vpc.cidrBlock,
      CidrBlockAssociationSet: [
        {
          AssociationId: vpc.cidrAssociationId,
          CidrBlock: vpc.cidrBlock,
          CidrBlockState: { State: 'associated' },
        },
      ],
      Ipv6CidrBlockAssociationSet: vpc.ipv6 && [
        {
          AssociationId: vpc.ipv6.associationId,
          Ipv6CidrBlock: vpc.ipv6.cidrBlock,
          Ipv6CidrBlockState: { State: 'associated' },
          Ipv6Pool: 'Amazon',
          NetworkBorderGroup: region.name,
        },
      ],
      InstanceTenancy: vpc.instanceTenancy as 'default' | 'dedicated',
      IsDefault: false,
      State: 'available',
      Tags: vpc.tags,
    })),
  };
};

export const DescribeVpcAttribute: Operation<
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult
> = ({ region }, { VpcId = '', Attribute }) => {
  const vpc = region.service(Ec2).require('vpcs', VpcId);
  switch (Attribute) {
    case 'enableDnsHostnames':
      return { VpcId, EnableDnsHostnames: { Value: vpc.enableDnsHostnames } };
    case 'enableDnsSupport':
      return { VpcId, EnableDnsSupport: { Value: vpc.enableDnsSupport } };
    default:
      return { VpcId, EnableNetworkAddressUsageMetrics: { Value: false } };
  }
};

export const ModifyVpcAttribute: Operation<ModifyVpcAttributeRequest> = (
  { region },
  { VpcId = '', EnableDnsHostnames, EnableDnsSupport },
) => {
  modifyVpcAttributes(region.service(Ec2), VpcId, {
    enableDnsHostnames: EnableDnsHostnames?.Value,
    enableDnsSupport: EnableDnsSupport?.Value,
  });
};
