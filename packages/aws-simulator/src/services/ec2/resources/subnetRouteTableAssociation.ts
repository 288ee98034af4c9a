import { ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import {
  associateRouteTable,
  disassociateRouteTable,
} from '../model/routeTables';

/** `AWS::EC2::SubnetRouteTableAssociation` */
export const subnetRouteTableAssociation: ResourceType = {
  typeName: 'AWS::EC2::SubnetRouteTableAssociation',
  sdkServiceName: 'Ec2',
  seconds: { create: 2, update: 2, delete: 2 },
  create({ region, properties: { RouteTableId, SubnetId } }) {
    return associateRouteTable(region.service(Ec2), RouteTableId, SubnetId);
  },
  delete({ region, physicalId }) {
    const ec2 = region.service(Ec2);
    const exists = [...ec2.routeTables.values()].some(({ associations }) =>
      associations.has(physicalId),
    );
    if (exists) {
      disassociateRouteTable(ec2, physicalId);
    }
  },
  read({ region, physicalId }) {
    for (const table of region.service(Ec2).routeTables.values()) {
      const subnetId = table.associations.get(physicalId);
      if (subnetId) {
        return { Id: physicalId, RouteTableId: table.id, SubnetId: subnetId };
      }
    }
    return undefined;
  },
  *list(region) {
    for (const { associations } of region.service(Ec2).routeTables.values()) {
      yield* associations.keys();
    }
  },
  attributes({ physicalId }) {
    return { Id: physicalId };
  },
};
