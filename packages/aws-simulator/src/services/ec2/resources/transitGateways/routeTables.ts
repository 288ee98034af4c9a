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
  read({ region, physicalId }) {
    const found = region.service(TransitGateways).routeTables.get(physicalId);
    return (
      found && {
        TransitGatewayRouteTableId: found.id,
        TransitGatewayId: found.transitGatewayId,
        Tags: found.tags,
      }
    );
  },
  list: region => region.service(TransitGateways).routeTables.keys(),
  attributes: ({ physicalId }) => ({ TransitGatewayRouteTableId: physicalId }),
};

/** `AWS::EC2::TransitGatewayRouteTableAssociation` */
export const transitGatewayRouteTableAssociation = linkType(
  'AWS::EC2::TransitGatewayRouteTableAssociation',
  'associations',
  associate,
  disassociate,
);

/** `AWS::EC2::TransitGatewayRouteTablePropagation` */
export const transitGatewayRouteTablePropagation = linkType(
  'AWS::EC2::TransitGatewayRouteTablePropagation',
  'propagations',
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
        isBlackhole: properties.Blackhole,
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
  read({ region, physicalId }) {
    const [tableId, destination] = physicalId.split('|');
    const found = region
      .service(TransitGateways)
      .routeTables.get(tableId)
      ?.staticRoutes.find(route => route.destination === destination);
    return (
      found && {
        Id: `${tableId}_${destination}`,
        Blackhole: found.attachmentId === undefined,
        DestinationCidrBlock: destination,
        TransitGatewayAttachmentId: found.attachmentId,
        TransitGatewayRouteTableId: tableId,
      }
    );
  },
  *list(region) {
    const { routeTables } = region.service(TransitGateways);
    for (const { id, staticRoutes } of routeTables.values()) {
      for (const { destination } of staticRoutes) {
        yield `${id}|${destination}`;
      }
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
function linkType(
  typeName: string,
  links: 'associations' | 'propagations',
  connect: Link,
  disconnect: Link,
) {
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
    read({ region, physicalId }) {
      const [tableId, attachmentId] = physicalId.split('|');
      const table = region.service(TransitGateways).routeTables.get(tableId);
      return table?.[links].has(attachmentId)
        ? {
            Id: `${attachmentId}_${tableId}`,
            TransitGatewayAttachmentId: attachmentId,
            TransitGatewayRouteTableId: tableId,
          }
        : undefined;
    },
    *list(region) {
      const { routeTables } = region.service(TransitGateways);
      for (const table of routeTables.values()) {
        for (const attachmentId of table[links]) {
          yield `${table.id}|${attachmentId}`;
        }
      }
    },
    attributes: () => ({}),
  };
  return type;
}
