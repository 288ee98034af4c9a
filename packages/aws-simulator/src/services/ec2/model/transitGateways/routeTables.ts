import { AwsError } from '../../../../world/AwsError';
import { Ec2 } from '../Ec2';
import { checkCidr } from '../checkCidr';
import { Tag } from '../types';
import { covers, prefixLength } from '../network/cidr';
import { changeLater } from './changeLater';
import { StaticRoute, TransitRouteTable, VpcAttachment } from './types';
import { TransitGateways } from './TransitGateways';

/** Seconds until a route table is available. */
export const ROUTE_TABLE_SECONDS = 30;

/** Creates a route table of a transit gateway. */
export function addRouteTable(
  owner: TransitGateways,
  transitGatewayId: string,
  options: { isDefault?: boolean; tags?: Tag[] } = {},
): TransitRouteTable {
  const { region } = owner;
  const table: TransitRouteTable = {
    id: region.ids.ec2('tgw-rtb'),
    tags: options.tags ?? [],
    transitGatewayId,
    state: 'pending',
    isDefault: options.isDefault ?? false,
    creationTime: region.world.now(),
    associations: new Set(),
    propagations: new Set(),
    staticRoutes: [],
    stable: changeLater(region, ROUTE_TABLE_SECONDS, () => {
      table.state = 'available';
    }),
  };
  owner.routeTables.set(table.id, table);
  return table;
}

/** @throws AwsError `IncorrectState` for a default table, or while attachments are associated. */
export function deleteRouteTable(
  owner: TransitGateways,
  id: string,
): TransitRouteTable {
  const table = owner.routeTable(id);
  if (table.isDefault || table.associations.size > 0) {
    throw new AwsError('IncorrectState', `${id} is in invalid state`);
  }
  table.state = 'deleted';
  owner.routeTables.delete(id);
  owner.region.changed();
  return table;
}

/**
 * Associates an attachment with a route table.
 *
 * @throws AwsError `Resource.AlreadyAssociated`, `InvalidTransitGatewayAttachmentID.NotFound`
 */
export function associate(
  owner: TransitGateways,
  tableId: string,
  attachmentId: string,
): void {
  const table = owner.routeTable(tableId);
  assertAttachment(owner, table, attachmentId);
  if (associatedTable(owner, attachmentId)) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `Transit Gateway Attachment ${attachmentId} is already associated to a route table.`,
    );
  }
  table.associations.add(attachmentId);
  owner.region.changed();
}

export function disassociate(
  owner: TransitGateways,
  tableId: string,
  attachmentId: string,
): void {
  owner.routeTable(tableId).associations.delete(attachmentId);
  owner.region.changed();
}

/**
 * Propagates the CIDR block of an attached VPC to a route table.
 *
 * @throws AwsError `InvalidTransitGatewayAttachmentID.NotFound`
 */
export function propagate(
  owner: TransitGateways,
  tableId: string,
  attachmentId: string,
): void {
  const table = owner.routeTable(tableId);
  assertAttachment(owner, table, attachmentId);
  table.propagations.add(attachmentId);
  owner.region.changed();
}

export function stopPropagation(
  owner: TransitGateways,
  tableId: string,
  attachmentId: string,
): void {
  owner.routeTable(tableId).propagations.delete(attachmentId);
  owner.region.changed();
}

/** @throws AwsError `RouteAlreadyExists`, `InvalidTransitGatewayAttachmentID.NotFound` */
export function addStaticRoute(
  owner: TransitGateways,
  tableId: string,
  { isBlackhole = false, ...route }: StaticRoute & { isBlackhole?: boolean },
): StaticRoute {
  if (isBlackhole === (route.attachmentId !== undefined)) {
    throw new AwsError(
      isBlackhole ? 'InvalidParameterCombination' : 'MissingParameter',
      'The request must contain exactly one of Blackhole, or TransitGatewayAttachmentId',
    );
  }
  const table = owner.routeTable(tableId);
  const destination = checkCidr(route.destination, 'destinationCidrBlock');
  if (route.attachmentId !== undefined) {
    assertAttachment(owner, table, route.attachmentId);
  }
  if (table.staticRoutes.some(other => other.destination === destination)) {
    throw new AwsError(
      'RouteAlreadyExists',
      `Route ${destination} already exists in Transit Gateway Route Table ${tableId}.`,
    );
  }
  const added = { ...route, destination };
  table.staticRoutes.push(added);
  owner.region.changed();
  return added;
}

/** @throws AwsError `InvalidRoute.NotFound` */
export function removeStaticRoute(
  owner: TransitGateways,
  tableId: string,
  destination: string,
): StaticRoute {
  const table = owner.routeTable(tableId);
  const route = table.staticRoutes.find(
    found => found.destination === destination,
  );
  if (!route) {
    throw new AwsError(
      'InvalidRoute.NotFound',
      `Route ${destination} does not exist in Transit Gateway Route Table ${tableId}.`,
    );
  }
  table.staticRoutes.splice(table.staticRoutes.indexOf(route), 1);
  owner.region.changed();
  return route;
}

/** An effective route of a route table. */
export interface TransitRoute extends StaticRoute {
  type: 'static' | 'propagated';
  state: 'active' | 'blackhole';
}

/** The routes of a table, the static ones first. */
export function routesOf(
  owner: TransitGateways,
  table: TransitRouteTable,
): TransitRoute[] {
  const isLive = (id: string | undefined) =>
    owner.attachments.get(id ?? '')?.state === 'available';
  const fixed = table.staticRoutes.map(route => ({
    ...route,
    type: 'static' as const,
    state: isLive(route.attachmentId)
      ? ('active' as const)
      : ('blackhole' as const),
  }));
  const propagated = [...table.propagations].flatMap(attachmentId => {
    const destination = cidrOf(owner, attachmentId);
    return destination !== undefined && isLive(attachmentId)
      ? [
          {
            destination,
            attachmentId,
            type: 'propagated' as const,
            state: 'active' as const,
          },
        ]
      : [];
  });
  return [...fixed, ...propagated];
}

/**
 * The route with the longest matching prefix. A static route takes precedence
 * over a propagated one.
 */
export function transitRouteFor(
  owner: TransitGateways,
  table: TransitRouteTable,
  ip: string,
): TransitRoute | undefined {
  return routesOf(owner, table)
    .filter(({ destination }) => covers(destination, ip))
    .sort((a, b) => prefixLength(b.destination) - prefixLength(a.destination))
    .at(0);
}

/** The route table that is associated with an attachment. */
export function associatedTable(
  owner: TransitGateways,
  attachmentId: string,
): TransitRouteTable | undefined {
  return [...owner.routeTables.values()].find(({ associations }) =>
    associations.has(attachmentId),
  );
}

function cidrOf(owner: TransitGateways, id: string): string | undefined {
  const attachment = owner.attachments.get(id);
  return attachment && vpcOf(owner, attachment)?.cidrBlock;
}

function vpcOf(
  { region }: TransitGateways,
  { vpcOwnerId, vpcId }: VpcAttachment,
) {
  return region.world
    .account(vpcOwnerId)
    .region(region.name)
    .service(Ec2)
    .vpcs.get(vpcId);
}

function assertAttachment(
  owner: TransitGateways,
  { transitGatewayId }: TransitRouteTable,
  id: string,
): void {
  const attachment = owner.attachments.get(id);
  if (attachment?.transitGatewayId !== transitGatewayId) {
    throw new AwsError(
      'InvalidTransitGatewayAttachmentID.NotFound',
      `Transit Gateway Attachment ${id} was deleted or does not exist.`,
    );
  }
}
