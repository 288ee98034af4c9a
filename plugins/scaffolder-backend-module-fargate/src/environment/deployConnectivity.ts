import { InputError } from '@backstage/errors';
import {
  describeStack,
  FargateClients,
  overlaps,
  parseCidr,
  StackDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../stack/DeploymentContext';
import { deployStack } from '../stack/deployStack';
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

/** The ways that an environment has beside, or instead of, a NAT gateway. */
export interface ConnectivitySettings {
  /** Undefined makes none. */
  endpoints?: MoreEndpoint[];
  transitGateway?: TransitGatewaySettings & { waitMinutes?: number };
}

/** What was made of them. */
export interface DeployedConnectivity {
  changed: boolean;
  attachmentId?: string;
  /** For the consumers' side. */
  instructions?: string[];
}

/**
 * Checks what can be checked without AWS.
 *
 * @param vpcCidr - of a VPC that is going to be made.
 * @throws InputError when a setting is not possible.
 */
export function checkConnectivity(
  { transitGateway }: ConnectivitySettings,
  vpcCidr?: string,
): void {
  if (!transitGateway) {
    return;
  }
  if (!/^tgw-[0-9a-f]+$/.test(transitGateway.id)) {
    throw new InputError(
      `transitGateway.id: "${transitGateway.id}" is not the id of a transit gateway. It begins with tgw-.`,
    );
  }
  checkCidrs('transitGateway.consumerCidrs', transitGateway.consumerCidrs);
  const own = vpcCidr ? parseCidr(vpcCidr) : undefined;
  const clash = transitGateway.consumerCidrs.find(
    cidr => own && overlaps(own, parseCidr(cidr)!),
  );
  if (clash) {
    throw new InputError(
      `transitGateway.consumerCidrs: ${clash} overlaps with the VPC's own ${vpcCidr}, and a transit gateway does not route between overlapping networks. Choose another network.cidr.`,
    );
  }
}

/**
 * Asks AWS whether the ways can be made, before anything is.
 *
 * @param existing - a VPC that is there already.
 * @throws InputError when they cannot.
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
 * Makes the endpoints and then the attachment of an environment whose network
 * stands, and says what the consumers' side has to do.
 *
 * @throws DeploymentError when a part of it fails.
 */
export async function deployConnectivity(
  context: DeploymentContext,
  entity: StackDescriptor['entity'],
  { endpoints, transitGateway }: ConnectivitySettings,
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
    const deployed = await deployStack(
      context,
      await endpointsRequest(entity, endpoints, vpc, known),
    );
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
