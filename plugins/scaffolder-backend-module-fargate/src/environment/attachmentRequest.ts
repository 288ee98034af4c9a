import { STACK_KINDS } from '@fargate-api/backstage-plugin-fargate-api-common';
import { InputError } from '@backstage/errors';
import {
  StackDescriptor,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { StackRequest } from '../stack/StackRequest';
import { privateRouteTableIds, VpcFacts } from '../checks/network/VpcFacts';
import { environmentRef } from '../catalog/entityRefs';

/** How many the template has parameters for. */
const MAX_ROUTE_TABLES = 3;

/** The transit gateway to consumers in other accounts. */
export interface TransitGatewaySettings {
  id: string;
  /** CIDR blocks of the consumers. */
  consumerCidrs: string[];
  /** One in each zone. Default: the private subnets. */
  subnetIds?: string[];
  /** Instead of their ids, a tag of the subnets. */
  subnetTag?: { key: string; value: string };
}

/** The name of the stack with an environment's attachment. */
export function attachmentStackName({ name }: { name: string }): string {
  return `environment-${name}-transit-gateway`;
}

/**
 * The stack of an environment's attachment to a transit gateway.
 *
 * @param routed - the CIDR blocks to create routes for; see {@link placeCidrs}.
 * @throws InputError when the private subnets have more route tables than the
 *   template has parameters for.
 */
export async function attachmentRequest(
  entity: StackDescriptor['entity'],
  settings: TransitGatewaySettings,
  vpc: VpcFacts,
  routed: string,
): Promise<StackRequest> {
  const tables = privateRouteTableIds(vpc);
  if (tables.length > MAX_ROUTE_TABLES) {
    throw new InputError(
      `transitGateway: the private subnets have ${tables.length} route tables, and routes can be created in at most ${MAX_ROUTE_TABLES}. Let subnets share a route table.`,
    );
  }
  return {
    label: STACK_KINDS['transit-gateway-attachment'].label,
    name: attachmentStackName(entity),
    kind: 'transit-gateway-attachment',
    template: withDescriptor(
      await readCloudFormationTemplate('transit-gateway-attachment'),
      'transit-gateway-attachment',
      { entity },
    ),
    parameters: {
      TransitGatewayId: settings.id,
      VpcId: vpc.ids.vpcId,
      AttachmentSubnetIds: (settings.subnetIds?.length
        ? settings.subnetIds
        : vpc.ids.privateSubnetIds
      ).join(','),
      PrivateRouteTableIds: tables.join(','),
      ConsumerCidrs: routed,
    },
    entityRef: environmentRef(entity),
    onReplacement: 'fail',
  };
}

/**
 * Assigns CIDR blocks to the numbered routes of the template. A CIDR block
 * keeps its number: CloudFormation creates a moved route before it deletes the
 * old one, and EC2 rejects the duplicate.
 *
 * @param previous - the current parameter, e.g. `10.1.0.0/16,,10.3.0.0/16`.
 */
export function placeCidrs(
  previous: string | undefined,
  wanted: readonly string[],
): string {
  const places = (previous ?? '')
    .split(',')
    .map(cidr => (wanted.includes(cidr) ? cidr : ''));
  for (const cidr of wanted.filter(one => !places.includes(one))) {
    const free = places.indexOf('');
    places.splice(free < 0 ? places.length : free, 1, cidr);
  }
  return places.join(',').replace(/,+$/, '');
}
