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
    'DestinationIpv6CidrBlock',
    'EgressOnlyInternetGatewayId',
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
  read({ region, physicalId }) {
    const [tableId, destination] = physicalId.split('|');
    const found = region
      .service(Ec2)
      .routeTables.get(tableId)
      ?.routes.find(one => one.destination === destination);
    return (
      found && {
        RouteTableId: tableId,
        CidrBlock: destination,
        [destination.includes(':')
          ? 'DestinationIpv6CidrBlock'
          : 'DestinationCidrBlock']: destination,
        ...targetOf(found.target),
      }
    );
  },
  *list(region) {
    for (const { id, routes } of region.service(Ec2).routeTables.values()) {
      for (const { destination } of routes) {
        yield `${id}|${destination}`;
      }
    }
  },
  attributes({ physicalId }) {
    return { CidrBlock: physicalId.split('|')[1] };
  },
};

function routeInput(properties: Record<string, any>): RouteInput {
  return {
    destinationCidrBlock: properties.DestinationCidrBlock,
    destinationIpv6CidrBlock: properties.DestinationIpv6CidrBlock,
    egressOnlyGatewayId: properties.EgressOnlyInternetGatewayId,
    gatewayId: properties.GatewayId,
    natGatewayId: properties.NatGatewayId,
    networkInterfaceId: properties.NetworkInterfaceId,
    transitGatewayId: properties.TransitGatewayId,
  };
}

/** The API has one member for all kinds of gateways, of which the handler reads two properties. */
function targetOf(target: string): Record<string, string> {
  switch (target.split('-')[0]) {
    case 'eigw':
      return { EgressOnlyInternetGatewayId: target };
    case 'nat':
      return { NatGatewayId: target };
    case 'tgw':
      return { TransitGatewayId: target };
    case 'eni':
      return { NetworkInterfaceId: target };
    default:
      return { GatewayId: target, VpcEndpointId: target };
  }
}
