import { ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import { createVpc, deleteVpc, modifyVpcAttributes } from '../model/vpcs';
import { resourceTags, updateTags } from '../../resourceTags';

/** `AWS::EC2::VPC` */
export const vpc: ResourceType = {
  typeName: 'AWS::EC2::VPC',
  sdkServiceName: 'Ec2',
  seconds: { create: 13, update: 5, delete: 2 },
  supportedProperties: [
    'CidrBlock',
    'EnableDnsHostnames',
    'EnableDnsSupport',
    'InstanceTenancy',
    'Tags',
  ],
  create(request) {
    const { region, properties } = request;
    const ec2 = region.service(Ec2);
    const { id } = createVpc(ec2, {
      cidrBlock: properties.CidrBlock ?? '',
      instanceTenancy: properties.InstanceTenancy,
      tags: resourceTags(request),
    });
    modifyVpcAttributes(ec2, id, dnsAttributes(properties));
    return id;
  },
  update(request) {
    const ec2 = request.region.service(Ec2);
    updateTags(request, ec2.require('vpcs', request.physicalId));
    modifyVpcAttributes(
      ec2,
      request.physicalId,
      dnsAttributes(request.properties),
    );
  },
  delete({ region, physicalId }) {
    const ec2 = region.service(Ec2);
    if (ec2.vpcs.has(physicalId)) {
      deleteVpc(ec2, physicalId);
    }
  },
  read({ region, physicalId }) {
    const found = region.service(Ec2).vpcs.get(physicalId);
    return (
      found && {
        VpcId: found.id,
        CidrBlock: found.cidrBlock,
        CidrBlockAssociations: [found.cidrAssociationId],
        DefaultNetworkAcl: found.defaultNetworkAclId,
        DefaultSecurityGroup: found.defaultSecurityGroupId,
        EnableDnsHostnames: found.enableDnsHostnames,
        EnableDnsSupport: found.enableDnsSupport,
        InstanceTenancy: found.instanceTenancy,
        Ipv6CidrBlocks: found.ipv6 ? [found.ipv6.cidrBlock] : [],
        Tags: found.tags,
      }
    );
  },
  list: region => region.service(Ec2).vpcs.keys(),
  attributes({ region, physicalId }) {
    const found = region.service(Ec2).require('vpcs', physicalId);
    return {
      VpcId: found.id,
      CidrBlock: found.cidrBlock,
      CidrBlockAssociations: [found.cidrAssociationId],
      DefaultNetworkAcl: found.defaultNetworkAclId,
      DefaultSecurityGroup: found.defaultSecurityGroupId,
      // Read when it is needed, since the block comes after the VPC.
      get Ipv6CidrBlocks() {
        return found.ipv6 ? [found.ipv6.cidrBlock] : [];
      },
    };
  },
};

function dnsAttributes(properties: Record<string, any>) {
  return {
    enableDnsSupport: properties.EnableDnsSupport ?? true,
    enableDnsHostnames: properties.EnableDnsHostnames ?? false,
  };
}
