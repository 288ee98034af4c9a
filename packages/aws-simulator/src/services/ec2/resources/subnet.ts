import { ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import { createSubnet, deleteSubnet } from '../model/subnets';
import { ownTags, resourceTags, updateTags } from '../../resourceTags';

/** `AWS::EC2::Subnet` */
export const subnet: ResourceType = {
  typeName: 'AWS::EC2::Subnet',
  sdkServiceName: 'Ec2',
  seconds: { create: 5, update: 5, delete: 2 },
  supportedProperties: [
    'AssignIpv6AddressOnCreation',
    'AvailabilityZone',
    'AvailabilityZoneId',
    'CidrBlock',
    'Ipv6CidrBlock',
    'MapPublicIpOnLaunch',
    'Tags',
    'VpcId',
  ],
  create(request) {
    const { region, properties } = request;
    return createSubnet(region.service(Ec2), {
      vpcId: properties.VpcId,
      cidrBlock: properties.CidrBlock ?? '',
      availabilityZone: properties.AvailabilityZone,
      availabilityZoneId: properties.AvailabilityZoneId,
      mapPublicIpOnLaunch: properties.MapPublicIpOnLaunch,
      ipv6CidrBlock: properties.Ipv6CidrBlock,
      assignIpv6AddressOnCreation: properties.AssignIpv6AddressOnCreation,
      tags: resourceTags(request),
    }).id;
  },
  update(request) {
    const { region, physicalId, properties } = request;
    const found = region.service(Ec2).require('subnets', physicalId);
    found.mapPublicIpOnLaunch = properties.MapPublicIpOnLaunch ?? false;
    found.assignIpv6AddressOnCreation =
      properties.AssignIpv6AddressOnCreation ?? false;
    updateTags(request, found);
  },
  delete({ region, physicalId }) {
    const ec2 = region.service(Ec2);
    if (ec2.subnets.has(physicalId)) {
      deleteSubnet(ec2, physicalId);
    }
  },
  read({ region, physicalId }) {
    const found = region.service(Ec2).subnets.get(physicalId);
    return (
      found && {
        SubnetId: found.id,
        VpcId: found.vpcId,
        CidrBlock: found.cidrBlock,
        AvailabilityZone: found.availabilityZone,
        AvailabilityZoneId: found.availabilityZoneId,
        AssignIpv6AddressOnCreation: found.assignIpv6AddressOnCreation,
        BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
        EnableDns64: false,
        Ipv6CidrBlock: found.ipv6?.cidrBlock,
        Ipv6CidrBlocks: found.ipv6 && [found.ipv6.cidrBlock],
        Ipv6Native: false,
        MapPublicIpOnLaunch: found.mapPublicIpOnLaunch,
        NetworkAclAssociationId: found.networkAclAssociationId,
        PrivateDnsNameOptionsOnLaunch: {
          EnableResourceNameDnsAAAARecord: false,
          EnableResourceNameDnsARecord: false,
          HostnameType: 'ip-name',
        },
        Tags: ownTags(found.tags),
      }
    );
  },
  list: region => region.service(Ec2).subnets.keys(),
  attributes({ region, physicalId }) {
    const found = region.service(Ec2).require('subnets', physicalId);
    return {
      SubnetId: found.id,
      VpcId: found.vpcId,
      CidrBlock: found.cidrBlock,
      AvailabilityZone: found.availabilityZone,
      AvailabilityZoneId: found.availabilityZoneId,
      NetworkAclAssociationId: found.networkAclAssociationId,
      OutpostArn: '',
      Ipv6CidrBlocks: found.ipv6 ? [found.ipv6.cidrBlock] : [],
    };
  },
};
