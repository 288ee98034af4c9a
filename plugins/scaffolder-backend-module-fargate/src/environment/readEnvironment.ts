import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { StackKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  describeStack,
  EnvironmentNetwork,
  FargateClients,
  readDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { isUsable } from '../stack/startAction';
import { authorizeVpc } from './authorizeVpc';
import { NetworkIds } from '../checks/network/Network';
import { splitIds } from '../stack/splitIds';
import { Environment } from './Environment';

/** How to read an environment. */
interface ReadOptions {
  signal?: AbortSignal;
  /** Decides about the stack, given the error for one that does not exist. */
  authorize(stack: StackRecord, missing: Error): Promise<void>;
}

/**
 * Reads an environment from the stack of its cluster.
 *
 * @throws NotFoundError when one of its stacks does not exist.
 * @throws InputError when the stack is not the cluster of an environment of
 *   ours.
 * @throws ConflictError when one of its stacks is not complete.
 */
export async function readEnvironment(
  clients: FargateClients,
  clusterStackArn: string,
  { authorize, ...options }: ReadOptions,
): Promise<Environment> {
  const cluster = await readStack(clients, clusterStackArn, 'cluster', {
    authorize,
    ...options,
  });
  const descriptor = await readDescriptor(clients, cluster, options);
  if (!descriptor?.network || !cluster.entityRef) {
    throw new InputError(
      `Stack ${cluster.name} does not record its network. Deploy the environment again with fargate:environment:deploy.`,
    );
  }
  return {
    target: clients.target,
    entity: descriptor.entity,
    entityRef: cluster.entityRef,
    clusterName: cluster.outputs.ClusterName,
    executionRole: cluster.outputs.ECSTaskExecutionRole,
    network: await resolveNetwork(clients, descriptor.network, {
      authorize,
      ...options,
    }),
  };
}

/**
 * The ids of a network, for a VPC stack from its outputs.
 *
 * @throws what {@link readEnvironment} throws.
 */
export async function resolveNetwork(
  clients: FargateClients,
  network: EnvironmentNetwork,
  options: ReadOptions,
): Promise<NetworkIds> {
  if (!('vpcStackArn' in network)) {
    await authorizeVpc(clients, network.vpcId, options);
    return network;
  }
  const { outputs } = await readStack(
    clients,
    network.vpcStackArn,
    'vpc',
    options,
  );
  return networkOf(outputs);
}

/** The ids in the outputs of a VPC stack. */
export function networkOf(outputs: Record<string, string>): NetworkIds {
  return {
    vpcId: outputs.VpcId,
    publicSubnetIds: splitIds(outputs.PublicSubnetIds),
    privateSubnetIds: splitIds(outputs.PrivateSubnetIds),
  };
}

async function readStack(
  clients: FargateClients,
  arn: string,
  kind: StackKind,
  { authorize, ...options }: ReadOptions,
): Promise<StackRecord> {
  const stack = await describeStack(clients, arn, options);
  const { name: target, region } = clients.target;
  const missing = new NotFoundError(
    `The environment's stack ${arn} does not exist any more in target ${target} (${region}). Deploy the environment again.`,
  );
  if (!stack || stack.status === 'DELETE_COMPLETE') {
    throw missing;
  }
  await authorize(stack, missing);
  if (!stack.managed || stack.kind !== kind) {
    throw new InputError(
      `Stack ${stack.name} in target ${target} is not the ${kind} stack of an environment of this portal.`,
    );
  }
  if (!isUsable(stack.status)) {
    throw new ConflictError(
      `The environment's stack ${stack.name} in target ${target} is ${stack.status}, so no API can be deployed to it. Update the environment first.`,
    );
  }
  return stack;
}
