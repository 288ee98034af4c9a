import {
  describeStack,
  FargateClients,
  readDescriptor,
  StackDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { AuthorizeStack } from '../stack/AuthorizeStack';
import { splitIds } from '../stack/splitIds';
import { NetworkIds } from '../checks/network/Network';
import { attachmentStackName } from './attachmentRequest';
import { authorizeVpc } from './authorizeVpc';
import { clusterSettingsOf } from './clusterRequest';
import { EnvironmentSettings } from './deployEnvironment';
import { endpointsOf, endpointsStackName } from './endpointsRequest';
import { networkOf } from './readEnvironment';
import { vpcSettingsOf, vpcStackName } from './vpcRequest';

/** The stacks of an environment that exists, and what they record of it. */
export interface EnvironmentStacks {
  cluster: StackRecord;
  descriptor: StackDescriptor;
  /** Undefined for a VPC that no stack of the portal made. */
  vpc?: StackRecord;
  endpoints?: StackRecord;
  attachment?: StackRecord;
  network: NetworkIds;
}

/** Statuses of a stack that was complete once, whatever happens to it now. */
const WAS_COMPLETE = /^(CREATE_COMPLETE|UPDATE_|IMPORT_)/;

/**
 * Reads the stacks of an environment.
 *
 * @param clusterStack - name or ARN.
 * @param options.authorize - decides about each of the stacks, and the one that
 *   made the VPC.
 * @returns undefined when its cluster or its VPC was never complete: there is no
 *   such environment, or its first deployment has not ended.
 */
export async function readEnvironmentStacks(
  clients: FargateClients,
  clusterStack: string,
  {
    authorize,
    ...options
  }: { signal?: AbortSignal; authorize: AuthorizeStack },
): Promise<EnvironmentStacks | undefined> {
  const read = async (name: string) => {
    const stack = await describeStack(clients, name, options);
    if (!stack?.managed || !WAS_COMPLETE.test(stack.status)) {
      return undefined;
    }
    await authorize(clients, stack);
    return stack;
  };
  const cluster = await read(clusterStack);
  const descriptor =
    cluster?.kind === 'cluster'
      ? await readDescriptor(clients, cluster, options)
      : undefined;
  if (!cluster || !descriptor?.network) {
    return undefined;
  }
  const vpc =
    'vpcStackArn' in descriptor.network
      ? await read(descriptor.network.vpcStackArn)
      : undefined;
  const network =
    'vpcStackArn' in descriptor.network
      ? vpc && networkOf(vpc.outputs)
      : descriptor.network;
  if (!network) {
    return undefined;
  }
  await authorizeVpc(clients, network.vpcId, {
    ...options,
    authorize: stack => authorize(clients, stack),
  });
  const { entity } = descriptor;
  return {
    cluster,
    descriptor,
    vpc,
    endpoints: await read(endpointsStackName(entity)),
    attachment: await read(attachmentStackName(entity)),
    network,
  };
}

/** Whether the VPC is the environment's own, and not of another stack or nobody's. */
export function hasOwnVpc({ descriptor, vpc }: EnvironmentStacks): boolean {
  return vpc?.name === vpcStackName(descriptor.entity);
}

/** What an environment was deployed with. */
export function settingsOf(stacks: EnvironmentStacks): EnvironmentSettings {
  const { attachment, cluster, endpoints, network, vpc } = stacks;
  return {
    network: vpc && vpcSettingsOf(vpc),
    existing: vpc ? undefined : network,
    ...clusterSettingsOf(cluster),
    endpoints: endpoints && endpointsOf(endpoints),
    transitGateway: attachment && {
      id: attachment.parameters.TransitGatewayId,
      consumerCidrs: splitIds(attachment.parameters.ConsumerCidrs).filter(
        cidr => cidr,
      ),
      subnetIds: attachedSubnets(attachment, network),
    },
  };
}

/** Undefined for the private subnets, which is the default. */
function attachedSubnets(
  { parameters }: StackRecord,
  { privateSubnetIds }: NetworkIds,
): string[] | undefined {
  const ids = splitIds(parameters.AttachmentSubnetIds);
  return ids.every(id => privateSubnetIds.includes(id)) &&
    ids.length === privateSubnetIds.length
    ? undefined
    : ids;
}
