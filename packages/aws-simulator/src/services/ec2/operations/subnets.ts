import type {
  DescribeSubnetsRequest,
  DescribeSubnetsResult,
} from '@aws-sdk/client-ec2';
import { Operation } from '../../ServiceDefinition';
import { Ec2 } from '../model/Ec2';
import { Subnet } from '../model/types';
import { byIds } from './byIds';
import { page } from './page';
import { FilterValues, filtered } from './filtered';

const FILTERS: FilterValues<Subnet> = {
  'availability-zone': subnet => subnet.availabilityZone,
  availabilityZone: subnet => subnet.availabilityZone,
  'availability-zone-id': subnet => subnet.availabilityZoneId,
  availabilityZoneId: subnet => subnet.availabilityZoneId,
  cidr: subnet => subnet.cidrBlock,
  'cidr-block': subnet => subnet.cidrBlock,
  cidrBlock: subnet => subnet.cidrBlock,
  'default-for-az': () => false,
  'ipv6-cidr-block-association.ipv6-cidr-block': subnet =>
    subnet.ipv6?.cidrBlock,
  'map-public-ip-on-launch': subnet => subnet.mapPublicIpOnLaunch,
  state: () => 'available',
  'subnet-id': subnet => subnet.id,
  'vpc-id': subnet => subnet.vpcId,
};

export const DescribeSubnets: Operation<
  DescribeSubnetsRequest,
  DescribeSubnetsResult
> = ({ region }, input) => {
  const ec2 = region.service(Ec2);
  const found = filtered(
    byIds(ec2, 'subnets', input.SubnetIds),
    input.Filters,
    {
      ...FILTERS,
      'available-ip-address-count': subnet => ec2.availableAddressCount(subnet),
      'owner-id': () => region.accountId,
      'subnet-arn': subnet => region.arn('ec2', `subnet/${subnet.id}`),
    },
  );
  const { items, NextToken } = page(found, input);
  return {
    NextToken,
    Subnets: items.map(subnet => ({
      SubnetId: subnet.id,
      SubnetArn: region.arn('ec2', `subnet/${subnet.id}`),
      OwnerId: region.accountId,
      VpcId: subnet.vpcId,
      CidrBlock: subnet.cidrBlock,
      AvailabilityZone: subnet.availabilityZone,
      AvailabilityZoneId: subnet.availabilityZoneId,
      AvailableIpAddressCount: ec2.availableAddressCount(subnet),
      DefaultForAz: false,
      MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
      AssignIpv6AddressOnCreation: subnet.assignIpv6AddressOnCreation,
      Ipv6CidrBlockAssociationSet: subnet.ipv6
        ? [
            {
              AssociationId: subnet.ipv6.associationId,
              Ipv6CidrBlock: subnet.ipv6.cidrBlock,
              Ipv6CidrBlockState: { State: 'associated' },
            },
          ]
        : [],
      State: 'available',
      Tags: subnet.tags,
    })),
  };
};
