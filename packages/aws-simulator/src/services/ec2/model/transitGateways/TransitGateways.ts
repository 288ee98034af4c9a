import { AwsError } from '../../../../world/AwsError';
import { Region, World } from '../../../../world/World';
import { TransitGateway, TransitRouteTable, VpcAttachment } from './types';

/**
 * The transit gateways of one account in one region, with their attachments
 * and route tables. Resource shares are not simulated: a transit gateway is
 * shared with every account.
 */
export class TransitGateways {
  readonly gateways = new Map<string, TransitGateway>();
  readonly attachments = new Map<string, VpcAttachment>();
  readonly routeTables = new Map<string, TransitRouteTable>();

  constructor(readonly region: Region) {}

  /** @throws AwsError `InvalidRouteTableID.NotFound` */
  routeTable(id: string): TransitRouteTable {
    const table = this.routeTables.get(id);
    if (!table || table.state === 'deleted') {
      throw new AwsError(
        'InvalidRouteTableID.NotFound',
        `Transit Gateway Route Table ${id} was deleted or does not exist.`,
      );
    }
    return table;
  }
}

/** The region with this name in every account. */
function sameRegions(world: World, regionName: string): Region[] {
  return world
    .accounts()
    .flatMap(account => account.regions())
    .filter(({ name }) => name === regionName);
}

/** The transit gateways of every account in a region. */
export function allTransitGateways({ world, name }: Region): TransitGateways[] {
  return sameRegions(world, name).map(region =>
    region.service(TransitGateways),
  );
}

/**
 * A transit gateway and its owner.
 *
 * @throws AwsError `InvalidTransitGatewayID.NotFound`
 */
export function requireGateway(
  region: Region,
  id: string,
): { owner: TransitGateways; gateway: TransitGateway } {
  for (const owner of allTransitGateways(region)) {
    const gateway = owner.gateways.get(id);
    if (gateway && gateway.state !== 'deleted') {
      return { owner, gateway };
    }
  }
  throw new AwsError(
    'InvalidTransitGatewayID.NotFound',
    `Transit Gateway ${id} was deleted or does not exist.`,
  );
}

/**
 * An attachment that is visible to an account, as the owner of the gateway or
 * of the VPC.
 *
 * @throws AwsError `InvalidTransitGatewayAttachmentID.NotFound`
 */
export function requireAttachment(
  region: Region,
  id: string,
): { owner: TransitGateways; attachment: VpcAttachment } {
  for (const owner of allTransitGateways(region)) {
    const attachment = owner.attachments.get(id);
    if (attachment && isVisible(region, attachment)) {
      return { owner, attachment };
    }
  }
  throw new AwsError(
    'InvalidTransitGatewayAttachmentID.NotFound',
    `Transit Gateway Attachment ${id} was deleted or does not exist.`,
  );
}

/** The attachments that are visible to an account. */
export function visibleAttachments(region: Region): VpcAttachment[] {
  return allTransitGateways(region)
    .flatMap(({ attachments }) => [...attachments.values()])
    .filter(attachment => isVisible(region, attachment));
}

/** The available attachment of a VPC to a transit gateway. */
export function liveAttachment(
  region: Region,
  transitGatewayId: string,
  vpcId: string,
): VpcAttachment | undefined {
  return visibleAttachments(region).find(
    attachment =>
      attachment.transitGatewayId === transitGatewayId &&
      attachment.vpcId === vpcId &&
      attachment.state === 'available',
  );
}

/** Whether two VPCs are attached to the same transit gateway. */
export function shareGateway(region: Region, a: string, b: string): boolean {
  return visibleAttachments(region).some(
    ({ transitGatewayId, vpcId, state }) =>
      vpcId === a &&
      state === 'available' &&
      liveAttachment(region, transitGatewayId, b) !== undefined,
  );
}

function isVisible(
  { accountId }: Region,
  { transitGatewayOwnerId, vpcOwnerId }: VpcAttachment,
): boolean {
  return accountId === transitGatewayOwnerId || accountId === vpcOwnerId;
}
