import { InputError } from '@backstage/errors';
import {
  overlaps,
  parseCidr,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  describeStack,
  FargateClients,
  StackDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../stack/DeploymentContext';
import { deployStack } from '../stack/deployStack';
import { StackRequest } from '../stack/StackRequest';
import { NetworkIds } from '../checks/network/Network';
import { readVpcFacts } from '../checks/network/VpcFacts';
import { TransitGatewaySettings } from './attachmentRequest';
import {
  endpointsRequest,
  endpointsStackName,
  MoreEndpoint,
} from './endpointsRequest';
import { checkCidrs } from '../validation/checkCidrs';
import { consumerInstructions } from './consumerInstructions';
import {
  assertAttachable,
  assertTransitGateway,
  deployAttachment,
} from './deployAttachment';

const DEFAULT_WAIT_MINUTES = 30;

/** The connections of an environment beside, or instead of, a NAT gateway. */
export interface ConnectivitySettings {
  /** VPC endpoints beside the required ones. Undefined creates none at all. */
  endpoints?: MoreEndpoint[];
  transitGateway?: TransitGatewaySettings & { waitMinutes?: number };
  /** Whether endpoints may be removed or replaced. Default: fail. */
  onReplacement?: StackRequest['onReplacement'];
}

/** The connections after their deployment. */
export interface DeployedConnectivity {
  changed: boolean;
  attachmentId?: string;
  /** For the owners of the consumers' VPCs. */
  instructions?: string[];
}

/**
 * Checks what can be checked without AWS.
 *
 * @param vpc.cidr - of a VPC that is going to be created.
 * @param vpc.hasPrivateSubnets - which all of them are in.
 * @throws InputError when a setting is invalid.
 */
export function checkConnectivity(
  { endpoints, transitGateway }: ConnectivitySettings,
  { cidr, hasPrivateSubnets }: { cidr?: string; hasPrivateSubnets: boolean },
): void {
  if (!hasPrivateSubnets && (endpoints || transitGateway)) {
    throw new InputError(
      `${
        endpoints ? 'endpoints' : 'transitGateway'
      }: the environment has no private subnets, which these are for. Add private subnets first.`,
    );
  }
  if (!transitGateway) {
    return;
  }
  if (!/^tgw-[0-9a-f]+$/.test(transitGateway.id)) {
    throw new InputError(
      `transitGateway.id: "${transitGateway.id}" is not the id of a transit gateway, which starts with tgw-.`,
    );
  }
  checkCidrs('transitGateway.consumerCidrs', transitGateway.consumerCidrs);
  const own = cidr ? parseCidr(cidr) : undefined;
  const clash = transitGateway.consumerCidrs.find(
    consumer => own && overlaps(own, parseCidr(consumer)!),
  );
  if (clash) {
    throw new InputError(
      `transitGateway.consumerCidrs: ${clash} overlaps the VPC's own CIDR block ${cidr}, and a transit gateway does not route between overlapping CIDR blocks. Choose another network.cidr.`,
    );
  }
}

/**
 * Checks, before anything is created, that AWS accepts the connections.
 *
 * @param existing - an existing VPC.
 * @throws InputError when a connection is not possible.
 */
export async function assertConnectivity(
  clients: FargateClients,
  { transitGateway }: ConnectivitySettings,
  existing: NetworkIds | undefined,
  options: { signal?: AbortSignal },
): Promise<void> {
  if (transitGateway && existing) {
    const vpc = await readVpcFacts(clients, existing, options);
    await assertAttachable(clients, transitGateway, vpc, options);
  } else if (transitGateway) {
    await assertTransitGateway(clients, transitGateway.id, options);
  }
}

/**
 * Deploys the VPC endpoints and then the transit gateway attachment of an
 * environment, and logs what the consumers' owners have to do.
 *
 * @throws DeploymentError when a part of it fails.
 */
export async function deployConnectivity(
  context: DeploymentContext,
  entity: StackDescriptor['entity'],
  { endpoints, transitGateway, onReplacement = 'fail' }: ConnectivitySettings,
  ids: NetworkIds,
): Promise<DeployedConnectivity> {
  const { clients, log, signal } = context;
  let changed = false;
  if (!endpoints && !transitGateway) {
    return { changed };
  }
  const vpc = await readVpcFacts(clients, ids, { signal });
  if (endpoints) {
    const known = await describeStack(clients, endpointsStackName(entity), {
      signal,
    });
    const deployed = await deployStack(context, {
      ...(await endpointsRequest(entity, endpoints, vpc, known)),
      onReplacement,
    });
    changed = deployed.changed;
  }
  if (!transitGateway) {
    return { changed };
  }
  const settings = await assertAttachable(clients, transitGateway, vpc, {
    signal,
  });
  const attached = await deployAttachment(
    context,
    entity,
    settings,
    vpc,
    (transitGateway.waitMinutes ?? DEFAULT_WAIT_MINUTES) * 60,
  );
  const instructions = consumerInstructions({
    transitGatewayId: transitGateway.id,
    vpcCidr: vpc.cidr,
    consumerCidrs: transitGateway.consumerCidrs,
  });
  instructions.forEach((text, index) =>
    index ? log.more(text) : log.line('Consumers', text),
  );
  return {
    changed: changed || attached.changed,
    attachmentId: attached.stack.outputs.AttachmentId,
    instructions,
  };
}
