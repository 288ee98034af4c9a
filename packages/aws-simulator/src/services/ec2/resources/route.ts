import { ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import {
  RouteInput,
  createRoute,
  deleteRoute,
  replaceRoute,
} from '../model/routeTables';

/** `AWS::EC2::Route` to an internet, NAT or transit gateway, or a network interface. */
export const route: ResourceType = {
  typeName: 'AWS::EC2::Route',
  sdkServiceName: 'Ec2',
  seconds: { create: 4, update: 4, delete: 2 },
  supportedProperties: [
    'DestinationCidrBlock',
    'GatewayId',
    'NatGatewayId',
    'NetworkInterfaceId',
    'RouteTableId',
    'TransitGatewayId',
  ],
  create(request) {
    const { region, properties } = request;
    const created = createRoute(
      region.service(Ec2),
      properties.RouteTableId,
      routeInput(properties),
    );
    return `${properties.RouteTableId}|${created.destination}`;
  },
  update(request) {
    const { region, properties } = request;
    replaceRoute(
      region.service(Ec2),
      properties.RouteTableId,
      routeInput(properties),
    );
  },
  delete({ region, physicalId }) {
    const ec2 = region.service(Ec2);
    const [tableId, destination] = physicalId.split('|');
    const exists = ec2.routeTables
      .get(tableId)
      ?.routes.some(found => found.destination === destination);
    if (exists) {
      deleteRoute(ec2, tableId, destination);
    }
  },
  attributes({ physicalId }) {
    return { CidrBlock: physicalId.split('|')[1] };
  },
};

function routeInput(properties: Record<string, any>): RouteInput {
  return {
    destinationCidrBlock: properties.DestinationCidrBlock,
    gatewayId: properties.GatewayId,
    natGatewayId: properties.NatGatewayId,
    networkInterfaceId: properties.NetworkInterfaceId,
    transitGatewayId: properties.TransitGatewayId,
  };
}
