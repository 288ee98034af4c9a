import { ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import { createRouteTable, deleteRouteTable } from '../model/routeTables';
import { ownTags, resourceTags, updateTags } from '../../resourceTags';

/** `AWS::EC2::RouteTable` */
export const routeTable: ResourceType = {
  typeName: 'AWS::EC2::RouteTable',
  sdkServiceName: 'Ec2',
  seconds: { create: 11, update: 5, delete: 2 },
  create(request) {
    return createRouteTable(
      request.region.service(Ec2),
      request.properties.VpcId,
      resourceTags(request),
    ).id;
  },
  update(request) {
    const ec2 = request.region.service(Ec2);
    updateTags(request, ec2.require('routeTables', request.physicalId));
  },
  delete({ region, physicalId }) {
    const ec2 = region.service(Ec2);
    if (ec2.routeTables.has(physicalId)) {
      deleteRouteTable(ec2, physicalId);
    }
  },
  read({ region, physicalId }) {
    const found = region.service(Ec2).routeTables.get(physicalId);
    return (
      found && {
        RouteTableId: found.id,
        VpcId: found.vpcId,
        Tags: ownTags(found.tags),
      }
    );
  },
  list: region => region.service(Ec2).routeTables.keys(),
  attributes({ physicalId }) {
    return { RouteTableId: physicalId };
  },
};
