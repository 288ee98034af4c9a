import { AwsError } from '../../../../world/AwsError';
import { Region } from '../../../../world/World';
import { Ec2 } from '../Ec2';
import { Tag } from '../types';
import { removeLater, changeLater } from './changeLater';
import { VpcAttachment } from './types';
import {
  requireAttachment,
  requireGateway,
  TransitGateways,
} from './TransitGateways';

/** Seconds until an attachment is available or deleted. */
export const ATTACHMENT_SECONDS = { create: 45, delete: 40 };

/** The input for an attachment. */
export interface VpcAttachmentInput {
  transitGatewayId: string;
  vpcId: string;
  subnetIds: string[];
  dnsSupport?: boolean;
  applianceModeSupport?: boolean;
  tags?: Tag[];
}

/**
 * Starts the attachment of a VPC. The owner of a transit gateway in another
 * account must accept it, unless the gateway accepts attachments
 * automatically.
 *
 * @throws AwsError `InvalidTransitGatewayID.NotFound`, `InvalidVpcID.NotFound`,
 *   `InvalidSubnetID.NotFound`, `DuplicateSubnetsInSameZone`,
 *   `DuplicateTransitGatewayAttachment`, `IncorrectState`
 */
export function createVpcAttachment(
  region: Region,
  input: VpcAttachmentInput,
): VpcAttachment {
  const ec2 = region.service(Ec2);
  const { owner, gateway } = requireGateway(region, input.transitGatewayId);
  if (gateway.state !== 'available') {
    throw new AwsError('IncorrectState', `${gateway.id} is in invalid state`);
  }
  const vpc = ec2.require('vpcs', input.vpcId);
  checkSubnets(ec2, vpc.id, input.subnetIds);
  const isAttached = [...owner.attachments.values()].some(
    ({ transitGatewayId, vpcId, state }) =>
      transitGatewayId === gateway.id &&
      vpcId === vpc.id &&
      state !== 'deleted' &&
      state !== 'rejected',
  );
  if (isAttached) {
    throw new AwsError(
      'DuplicateTransitGatewayAttachment',
      `${gateway.id} has non-deleted Transit Gateway Attachments with same VPC ID.`,
    );
  }
  const accepted =
    gateway.ownerId === region.accountId || gateway.autoAcceptSharedAttachments;
  const attachment: VpcAttachment = {
    id: region.ids.ec2('tgw-attach'),
    tags: input.tags ?? [],
    transitGatewayId: gateway.id,
    transitGatewayOwnerId: gateway.ownerId,
    vpcId: vpc.id,
    vpcOwnerId: region.accountId,
    state: 'pendingAcceptance',
    subnetIds: [],
    interfaceIds: new Map(),
    dnsSupport: input.dnsSupport ?? true,
    applianceModeSupport: input.applianceModeSupport ?? false,
    creationTime: region.world.now(),
    stable: Promise.resolve(),
  };
  owner.attachments.set(attachment.id, attachment);
  setSubnets(ec2, attachment, input.subnetIds);
  if (accepted) {
    connect(owner, region, attachment);
  }
  return attachment;
}

/**
 * Accepts the attachment of another account.
 *
 * @throws AwsError `InvalidTransitGatewayAttachmentID.NotFound`, `IncorrectState`
 */
export function acceptVpcAttachment(
  owner: TransitGateways,
  id: string,
): VpcAttachment {
  const attachment = awaitingAcceptance(owner, id);
  connect(owner, vpcRegion(owner, attachment), attachment);
  return attachment;
}

/** @throws AwsError as {@link acceptVpcAttachment} */
export function rejectVpcAttachment(
  owner: TransitGateways,
  id: string,
): VpcAttachment {
  const attachment = awaitingAcceptance(owner, id);
  const region = vpcRegion(owner, attachment);
  attachment.state = 'rejected';
  setSubnets(region.service(Ec2), attachment, []);
  removeLater(owner.region, owner.attachments, id);
  return attachment;
}

/** Changes the subnets of an attachment. @throws AwsError as {@link createVpcAttachment} */
export function modifyVpcAttachment(
  region: Region,
  id: string,
  change: { add?: string[]; remove?: string[] },
): VpcAttachment {
  const { attachment } = requireAttachment(region, id);
  const ec2 = region.service(Ec2);
  const subnetIds = [
    ...attachment.subnetIds.filter(
      subnetId => !change.remove?.includes(subnetId),
    ),
    ...(change.add ?? []),
  ];
  checkSubnets(ec2, attachment.vpcId, subnetIds);
  setSubnets(ec2, attachment, subnetIds);
  region.changed();
  return attachment;
}

/**
 * Starts the deletion of an attachment; both owners may do this.
 *
 * @throws AwsError `InvalidTransitGatewayAttachmentID.NotFound`
 */
export function deleteVpcAttachment(region: Region, id: string): VpcAttachment {
  const { owner, attachment } = requireAttachment(region, id);
  if (attachment.state === 'deleting' || attachment.state === 'deleted') {
    return attachment;
  }
  const home = vpcRegion(owner, attachment);
  attachment.state = 'deleting';
  attachment.stable = changeLater(home, ATTACHMENT_SECONDS.delete, () => {
    attachment.state = 'deleted';
    setSubnets(home.service(Ec2), attachment, []);
    for (const table of owner.routeTables.values()) {
      table.associations.delete(id);
      table.propagations.delete(id);
    }
    removeLater(owner.region, owner.attachments, id);
  });
  home.changed();
  return attachment;
}

function awaitingAcceptance(owner: TransitGateways, id: string): VpcAttachment {
  const attachment = owner.attachments.get(id);
  if (!attachment) {
    throw new AwsError(
      'InvalidTransitGatewayAttachmentID.NotFound',
      `Transit Gateway Attachment ${id} was deleted or does not exist.`,
    );
  }
  if (attachment.state !== 'pendingAcceptance') {
    throw new AwsError('IncorrectState', `${id} is in invalid state`);
  }
  return attachment;
}

function connect(
  owner: TransitGateways,
  region: Region,
  attachment: VpcAttachment,
): void {
  attachment.state = 'pending';
  attachment.stable = changeLater(region, ATTACHMENT_SECONDS.create, () => {
    if (attachment.state !== 'pending') {
      return;
    }
    attachment.state = 'available';
    const gateway = owner.gateways.get(attachment.transitGatewayId);
    const table = owner.routeTables.get(gateway?.defaultRouteTableId ?? '');
    if (gateway?.defaultRouteTableAssociation) {
      table?.associations.add(attachment.id);
    }
    if (gateway?.defaultRouteTablePropagation) {
      table?.propagations.add(attachment.id);
    }
  });
}

/** The region in the account that owns the VPC. */
function vpcRegion(
  { region }: TransitGateways,
  { vpcOwnerId }: VpcAttachment,
): Region {
  return region.world.account(vpcOwnerId).region(region.name);
}

function checkSubnets(ec2: Ec2, vpcId: string, subnetIds: string[]): void {
  if (subnetIds.length === 0) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter SubnetIds',
    );
  }
  const zones = new Set<string>();
  for (const id of subnetIds) {
    const subnet = ec2.subnets.get(id);
    if (!subnet || subnet.vpcId !== vpcId) {
      throw new AwsError(
        'InvalidSubnetID.NotFound',
        `Subnet ${id} was deleted or does not exist.`,
      );
    }
    zones.add(subnet.availabilityZone);
  }
  if (zones.size < subnetIds.length) {
    throw new AwsError(
      'DuplicateSubnetsInSameZone',
      'Duplicate Subnets for same AZ',
    );
  }
}

function setSubnets(
  ec2: Ec2,
  attachment: VpcAttachment,
  subnetIds: string[],
): void {
  const { interfaceIds } = attachment;
  for (const [subnetId, interfaceId] of interfaceIds) {
    if (!subnetIds.includes(subnetId)) {
      ec2.deleteInterface(interfaceId);
      interfaceIds.delete(subnetId);
    }
  }
  for (const subnetId of subnetIds) {
    if (!interfaceIds.has(subnetId)) {
      const { id } = ec2.createInterface({
        subnetId,
        securityGroupIds: [],
        description: `Network Interface for Transit Gateway Attachment ${attachment.id}`,
        interfaceType: 'transit_gateway',
      });
      interfaceIds.set(subnetId, id);
    }
  }
  attachment.subnetIds = [...subnetIds];
}
