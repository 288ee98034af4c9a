import { AwsError } from '../../../../world/AwsError';
import { Tag } from '../types';
import { removeLater, changeLater } from './changeLater';
import { TransitGateway } from './types';
import { addRouteTable } from './routeTables';
import { TransitGateways } from './TransitGateways';

/** Seconds until a transit gateway is available or deleted. */
export const GATEWAY_SECONDS = { create: 120, delete: 60 };

const DEFAULT_ASN = 64512;

/** The input for a transit gateway. All options except the first are enabled by default. */
export interface TransitGatewayInput {
  description?: string;
  amazonSideAsn?: number;
  autoAcceptSharedAttachments?: boolean;
  defaultRouteTableAssociation?: boolean;
  defaultRouteTablePropagation?: boolean;
  dnsSupport?: boolean;
  vpnEcmpSupport?: boolean;
  tags?: Tag[];
}

/** Starts the creation of a transit gateway with its default route table. */
export function createTransitGateway(
  owner: TransitGateways,
  input: TransitGatewayInput,
): TransitGateway {
  const { region } = owner;
  const { amazonSideAsn = DEFAULT_ASN } = input;
  if (!isPrivateAsn(amazonSideAsn)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid Amazon side ASN ${amazonSideAsn}. It must be within 64512-65534 or 4200000000-4294967294.`,
    );
  }
  const id = region.ids.ec2('tgw');
  const gateway: TransitGateway = {
    id,
    arn: region.arn('ec2', `transit-gateway/${id}`),
    ownerId: region.accountId,
    tags: input.tags ?? [],
    state: 'pending',
    description: input.description ?? '',
    creationTime: region.world.now(),
    amazonSideAsn,
    autoAcceptSharedAttachments: input.autoAcceptSharedAttachments ?? false,
    defaultRouteTableAssociation: input.defaultRouteTableAssociation ?? true,
    defaultRouteTablePropagation: input.defaultRouteTablePropagation ?? true,
    dnsSupport: input.dnsSupport ?? true,
    vpnEcmpSupport: input.vpnEcmpSupport ?? true,
    stable: changeLater(region, GATEWAY_SECONDS.create, () => {
      gateway.state = 'available';
    }),
  };
  owner.gateways.set(id, gateway);
  if (
    gateway.defaultRouteTableAssociation ||
    gateway.defaultRouteTablePropagation
  ) {
    gateway.defaultRouteTableId = addRouteTable(owner, id, {
      isDefault: true,
    }).id;
  }
  return gateway;
}

function isPrivateAsn(asn: number): boolean {
  return (
    (asn >= 64_512 && asn <= 65_534) ||
    (asn >= 4_200_000_000 && asn <= 4_294_967_294)
  );
}

/** @throws AwsError `IncorrectState` while VPCs are attached. */
export function deleteTransitGateway(
  owner: TransitGateways,
  id: string,
): TransitGateway {
  const gateway = owner.gateways.get(id);
  if (!gateway || gateway.state === 'deleted') {
    throw new AwsError(
      'InvalidTransitGatewayID.NotFound',
      `Transit Gateway ${id} was deleted or does not exist.`,
    );
  }
  const attached = [...owner.attachments.values()].filter(
    ({ transitGatewayId, state }) =>
      transitGatewayId === id && state !== 'deleted' && state !== 'rejected',
  );
  if (attached.length > 0) {
    throw new AwsError(
      'IncorrectState',
      `${id} has non-deleted VPC Attachments: ${attached
        .map(attachment => attachment.id)
        .join(', ')}.`,
    );
  }
  const { region } = owner;
  gateway.state = 'deleting';
  gateway.stable = changeLater(region, GATEWAY_SECONDS.delete, () => {
    gateway.state = 'deleted';
    for (const table of owner.routeTables.values()) {
      if (table.transitGatewayId === id) {
        owner.routeTables.delete(table.id);
      }
    }
    removeLater(region, owner.gateways, id);
  });
  region.changed();
  return gateway;
}
