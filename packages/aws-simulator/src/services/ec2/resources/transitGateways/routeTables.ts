import { ResourceType } from '../../../ResourceType';
import { resourceTags, updateTags } from '../../../resourceTags';
import { abortable } from '../../../../clock/abortable';
import {
  addRouteTable,
  addStaticRoute,
  associate,
  deleteRouteTable,
  disassociate,
  propagate,
  removeStaticRoute,
  ROUTE_TABLE_SECONDS,
  stopPropagation,
} from '../../model/transitGateways/routeTables';
import {
  requireGateway,
  TransitGateways,
} from '../../model/transitGateways/TransitGateways';

/** `AWS::EC2::TransitGatewayRouteTable` */
export const transitGatewayRouteTable: ResourceType = {
  typeName: 'AWS::EC2::TransitGatewayRouteTable',
  sdkServiceName: 'Ec2',
  seconds: { create: ROUTE_TABLE_SECONDS, update: 5, delete: 20 },
  create(request) {
    const { region, properties } = request;
    const { gateway } = requireGateway(region, properties.TransitGatewayId);
    return addRouteTable(region.service(TransitGateways), gateway.id, {
      tags: resourceTags(request),
    }).id;
  },
  update(request) {
    const owner = request.region.service(TransitGateways);
    updateTags(request, owner.routeTable(request.physicalId));
  },
  async stabilize({ region, physicalId, signal }) {
    const owner = region.service(TransitGateways);
    await abortable(owner.routeTable(physicalId).stable, signal);
  },
  delete({ region, physicalId }) {
    const owner = region.service(TransitGateways);
    if (owner.routeTables.has(physicalId)) {
      deleteRouteTable(owner, physicalId);
    }
  },
  attributes: ({ physicalId }) => ({ TransitGatewayRouteTableId: physicalId }),
};

/** `AWS::EC2::TransitGatewayRouteTableAssociation` */
export const transitGatewayRouteTableAssociation = linkType(
  'AWS::EC2::TransitGatewayRouteTableAssociation',
  associate,
  disassociate,
);

/** `AWS::EC2::TransitGatewayRouteTablePropagation` */
export const transitGatewayRouteTablePropagation = linkType(
  'AWS::EC2::TransitGatewayRouteTablePropagation',
  propagate,
  stopPropagation,
);

/** `AWS::EC2::TransitGatewayRoute` */
export const transitGatewayRoute: ResourceType = {
  typeName: 'AWS::EC2::TransitGatewayRoute',
  sdkServiceName: 'Ec2',
  seconds: { create: 15, update: 5, delete: 5 },
  supportedProperties: [
    'Blackhole',
    'DestinationCidrBlock',
    'TransitGatewayAttachmentId',
    'TransitGatewayRouteTableId',
  ],
  create({ region, properties }) {
    const tableId = properties.TransitGatewayRouteTableId;
    const { destination } = addStaticRoute(
      region.service(TransitGateways),
      tableId,
      {
        destination: properties.DestinationCidrBlock,
        attachmentId: properties.TransitGatewayAttachmentId,
      },
    );
    return `${tableId}|${destination}`;
  },
  delete({ region, physicalId }) {
    const owner = region.service(TransitGateways);
    const [tableId, destination] = physicalId.split('|');
    const exists = owner.routeTables
      .get(tableId)
      ?.staticRoutes.some(route => route.destination === destination);
    if (exists) {
      removeStaticRoute(owner, tableId, destination);
    }
  },
  attributes: () => ({}),
};

type Link = (
  owner: TransitGateways,
  tableId: string,
  attachmentId: string,
) => void;

/** A type that links an attachment and a route table. */
function linkType(typeName: string, connect: Link, disconnect: Link) {
  const type: ResourceType = {
    typeName,
    sdkServiceName: 'Ec2',
    seconds: { create: 20, update: 0, delete: 20 },
    create({ region, properties }) {
      const tableId = properties.TransitGatewayRouteTableId;
      const attachmentId = properties.TransitGatewayAttachmentId;
      connect(region.service(TransitGateways), tableId, attachmentId);
      return `${tableId}|${attachmentId}`;
    },
    delete({ region, physicalId }) {
      const owner = region.service(TransitGateways);
      const [tableId, attachmentId] = physicalId.split('|');
      if (owner.routeTables.has(tableId)) {
        disconnect(owner, tableId, attachmentId);
      }
    },
    attributes: () => ({}),
  };
  return type;
}
