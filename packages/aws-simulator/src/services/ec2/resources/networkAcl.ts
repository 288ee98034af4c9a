import { resourceTags, updateTags } from '../../resourceTags';
import { ResourceRequest, ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import {
  addEntry,
  associateNetworkAcl,
  createNetworkAcl,
  deleteEntry,
  deleteNetworkAcl,
  replaceEntry,
} from '../model/networkAcls';
import { NetworkAclEntry } from '../model/types';

/** `AWS::EC2::NetworkAcl` */
export const networkAcl: ResourceType = {
  typeName: 'AWS::EC2::NetworkAcl',
  sdkServiceName: 'Ec2',
  seconds: { create: 16, update: 2, delete: 2 },
  create(request) {
    const ec2 = request.region.service(Ec2);
    const { VpcId } = request.properties;
    return createNetworkAcl(ec2, VpcId, resourceTags(request)).id;
  },
  update(request) {
    const ec2 = request.region.service(Ec2);
    updateTags(request, ec2.require('networkAcls', request.physicalId));
  },
  delete({ region, physicalId }) {
    const ec2 = region.service(Ec2);
    if (ec2.networkAcls.has(physicalId)) {
      deleteNetworkAcl(ec2, physicalId);
    }
  },
  read({ region, physicalId }) {
    const found = region.service(Ec2).networkAcls.get(physicalId);
    return found && { Id: found.id, VpcId: found.vpcId, Tags: found.tags };
  },
  list: region => region.service(Ec2).networkAcls.keys(),
  attributes({ physicalId }) {
    return { Id: physicalId };
  },
};

/** `AWS::EC2::NetworkAclEntry` */
export const networkAclEntry: ResourceType = {
  typeName: 'AWS::EC2::NetworkAclEntry',
  sdkServiceName: 'Ec2',
  seconds: { create: 16, update: 2, delete: 2 },
  create(request) {
    const { region, properties, stackName, logicalId } = request;
    const id = `${stackName.slice(0, 24)}-${logicalId.slice(
      0,
      24,
    )}-${region.ids.upper(12)}`;
    addEntry(region.service(Ec2), properties.NetworkAclId, {
      ...entryOf(request),
      resourceId: id,
    });
    return id;
  },
  update(request) {
    const { region, properties, physicalId } = request;
    replaceEntry(region.service(Ec2), properties.NetworkAclId, {
      ...entryOf(request),
      resourceId: physicalId,
    });
  },
  delete({ region, physicalId }) {
    const found = findEntry(region.service(Ec2), physicalId);
    if (found) {
      deleteEntry(region.service(Ec2), found.acl.id, found.entry);
    }
  },
  read({ region, physicalId }) {
    const found = findEntry(region.service(Ec2), physicalId);
    if (!found) {
      return undefined;
    }
    const { acl, entry } = found;
    return {
      Id: physicalId,
      NetworkAclId: acl.id,
      RuleNumber: entry.number,
      Egress: entry.isEgress,
      RuleAction: entry.action,
      Protocol: Number(entry.protocol),
      CidrBlock: entry.cidr,
      Ipv6CidrBlock: entry.cidr6,
      PortRange: entry.ports && { From: entry.ports.from, To: entry.ports.to },
      Icmp: entry.icmp && { Type: entry.icmp.type, Code: entry.icmp.code },
    };
  },
  attributes({ physicalId }) {
    return { Id: physicalId };
  },
};

/** `AWS::EC2::SubnetNetworkAclAssociation` */
export const subnetNetworkAclAssociation: ResourceType = {
  typeName: 'AWS::EC2::SubnetNetworkAclAssociation',
  sdkServiceName: 'Ec2',
  seconds: { create: 2, update: 2, delete: 2 },
  create({ region, properties: { SubnetId, NetworkAclId } }) {
    return associateNetworkAcl(region.service(Ec2), SubnetId, NetworkAclId);
  },
  delete({ region, physicalId }) {
    const ec2 = region.service(Ec2);
    const subnet = associated(ec2, physicalId);
    const vpc = subnet && ec2.vpcs.get(subnet.vpcId);
    if (vpc) {
      associateNetworkAcl(ec2, subnet.id, vpc.defaultNetworkAclId);
    }
  },
  read({ region, physicalId }) {
    const subnet = associated(region.service(Ec2), physicalId);
    return (
      subnet && {
        AssociationId: physicalId,
        NetworkAclId: subnet.networkAclId,
        SubnetId: subnet.id,
      }
    );
  },
  *list(region) {
    for (const subnet of region.service(Ec2).subnets.values()) {
      yield subnet.networkAclAssociationId;
    }
  },
  attributes({ physicalId }) {
    return { AssociationId: physicalId };
  },
};

function associated(ec2: Ec2, associationId: string) {
  return [...ec2.subnets.values()].find(
    subnet => subnet.networkAclAssociationId === associationId,
  );
}

function findEntry(ec2: Ec2, resourceId: string) {
  for (const acl of ec2.networkAcls.values()) {
    const entry = acl.entries.find(one => one.resourceId === resourceId);
    if (entry) {
      return { acl, entry };
    }
  }
  return undefined;
}

function entryOf({ properties }: ResourceRequest): NetworkAclEntry {
  const { PortRange, Icmp } = properties;
  return {
    number: properties.RuleNumber,
    isEgress: properties.Egress ?? false,
    action: properties.RuleAction,
    protocol: String(properties.Protocol),
    cidr: properties.CidrBlock,
    cidr6: properties.Ipv6CidrBlock,
    ports: PortRange && { from: PortRange.From, to: PortRange.To },
    icmp: Icmp && { type: Icmp.Type, code: Icmp.Code },
  };
}
