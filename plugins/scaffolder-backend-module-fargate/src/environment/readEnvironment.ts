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
import { NetworkIds } from '../checks/network/Network';
import { Environment } from './Environment';

/**
 * Reads an environment from its cluster's stack.
 *
 * @throws NotFoundError when a stack of it does not exist.
 * @throws InputError when the stack is not the cluster of an environment of ours.
 * @throws ConflictError when a stack of it is not whole.
 */
export async function readEnvironment(
  clients: FargateClients,
  clusterStackArn: string,
  options: { signal?: AbortSignal } = {},
): Promise<Environment> {
  const cluster = await readStack(clients, clusterStackArn, 'cluster', options);
  const descriptor = await readDescriptor(clients, cluster, options);
  if (!descriptor?.network || !cluster.entityRef) {
    throw new InputError(
      `Stack ${cluster.name} does not say which network it belongs to. Deploy the environment again with fargate:environment:deploy.`,
    );
  }
  return {
    target: clients.target,
    entityRef: cluster.entityRef,
    clusterName: cluster.outputs.ClusterName,
    executionRole: cluster.outputs.ECSTaskExecutionRole,
    network: await resolveNetwork(clients, descriptor.network, options),
  };
}

/**
 * The ids of a network; of a VPC stack of ours, from its outputs.
 *
 * @throws what {@link readEnvironment} throws.
 */
export async function resolveNetwork(
  clients: FargateClients,
  network: EnvironmentNetwork,
  options: { signal?: AbortSignal } = {},
): Promise<NetworkIds> {
  if (!('vpcStackArn' in network)) {
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

/** The ids that the outputs of a VPC stack tell. */
export function networkOf(outputs: Record<string, string>): NetworkIds {
  return {
    vpcId: outputs.VpcId,
    publicSubnetIds: splitIds(outputs.PublicSubnetIds),
    privateSubnetIds: splitIds(outputs.PrivateSubnetIds),
  };
}

/** An output that joins ids by comma. */
export function splitIds(output: string | undefined): string[] {
  return output ? output.split(',') : [];
}

async function readStack(
  clients: FargateClients,
  arn: string,
  kind: StackKind,
  options: { signal?: AbortSignal },
): Promise<StackRecord> {
  const stack = await describeStack(clients, arn, options);
  const { name: target, region } = clients.target;
  if (!stack || stack.status === 'DELETE_COMPLETE') {
    throw new NotFoundError(
      `The environment's stack ${arn} does not exist in target ${target} (${region}) any more. Deploy the environment again.`,
    );
  }
  if (!stack.managed || stack.kind !== kind) {
    throw new InputError(
      `Stack ${stack.name} in target ${target} is not the ${kind} of an environment of this portal.`,
    );
  }
  if (!isUsable(stack.status)) {
    throw new ConflictError(
      `The environment's stack ${stack.name} in target ${target} is ${stack.status} and cannot carry an API now. Deploy the environment again first.`,
    );
  }
  return stack;
}
