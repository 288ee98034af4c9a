import type {
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult,
  NetworkInterfaceType,
} from '@aws-sdk/client-ec2';
import { Operation } from '../../ServiceDefinition';
import { Ec2 } from '../model/Ec2';
import { NetworkInterface } from '../model/types';
import { byIds } from './byIds';
import { page } from './page';
import { FilterValues, filtered } from './filtered';

const FILTERS: FilterValues<NetworkInterface> = {
  'addresses.private-ip-address': found => found.privateIp,
  'association.public-ip': found => found.publicIp,
  'attachment.attachment-id': found => found.attachmentId,
  'attachment.status': () => 'attached',
  'availability-zone': found => found.availabilityZone,
  description: found => found.description,
  'group-id': found => found.securityGroupIds,
  'ipv6-addresses.ipv6-address': found => found.ipv6,
  'interface-type': found => found.interfaceType,
  'mac-address': found => found.macAddress,
  'network-interface-id': found => found.id,
  'private-ip-address': found => found.privateIp,
  'requester-managed': () => true,
  status: () => 'in-use',
  'subnet-id': found => found.subnetId,
  'vpc-id': found => found.vpcId,
};

export const DescribeNetworkInterfaces: Operation<
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult
> = ({ region }, input) => {
  const ec2 = region.service(Ec2);
  const found = filtered(
    byIds(ec2, 'networkInterfaces', input.NetworkInterfaceIds),
    input.Filters,
    { ...FILTERS, 'owner-id': () => region.accountId },
  );
  const { items, NextToken } = page(found, input);
  return {
    NextToken,
    NetworkInterfaces: items.map(item => {
      const association = item.publicIp && {
        IpOwnerId: 'amazon',
        PublicIp: item.publicIp,
      };
      return {
        NetworkInterfaceId: item.id,
        AvailabilityZone: item.availabilityZone,
        Description: item.description,
        InterfaceType: item.interfaceType as NetworkInterfaceType,
        MacAddress: item.macAddress,
        OwnerId: region.accountId,
        Ipv6Addresses: item.ipv6 ? [{ Ipv6Address: item.ipv6 }] : [],
        PrivateIpAddress: item.privateIp,
        PrivateIpAddresses: [
          {
            Primary: true,
            PrivateIpAddress: item.privateIp,
            Association: association || undefined,
          },
        ],
        Association: association || undefined,
        Attachment: {
          AttachmentId: item.attachmentId,
          DeleteOnTermination: true,
          DeviceIndex: 1,
          Status: 'attached',
        },
        RequesterManaged: true,
        SourceDestCheck: true,
        Status: 'in-use',
        SubnetId: item.subnetId,
        VpcId: item.vpcId,
        Groups: item.securityGroupIds.map(id => ({
          GroupId: id,
          GroupName: ec2.securityGroups.get(id)?.name,
        })),
        TagSet: item.tags,
      };
    }),
  };
};
