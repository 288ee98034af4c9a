import { InputError } from '@backstage/errors';
import {
  FargateClients,
  StackDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { splitIds } from '../stack/splitIds';
import { assertCatalogTakes } from '../catalog/assertCatalogTakes';
import { assertNetwork } from '../checks/network/assertNetwork';
import { NetworkIds } from '../checks/network/Network';
import { logCompletedOnCancel } from '../log/logCompletedOnCancel';
import { DeploymentContext } from '../stack/DeploymentContext';
import { DeployedStack, deployStack } from '../stack/deployStack';
import { deployTogether } from '../stack/deployTogether';
import { clusterRequest, ClusterSettings } from './clusterRequest';
import {
  assertConnectivity,
  checkConnectivity,
  ConnectivitySettings,
  deployConnectivity,
} from './deployConnectivity';
import { networkOf } from './readEnvironment';
import { DEFAULT_CIDR, vpcRequest, VpcSettings } from './vpcRequest';

/** The environment that a person requests. */
export interface EnvironmentSettings
  extends ConnectivitySettings,
    ClusterSettings {
  /** Of the VPC to create. */
  network?: VpcSettings;
  /** A VPC to use instead of creating one. */
  existing?: NetworkIds;
}

/** An environment after its deployment, or as a dry run found it. */
export interface DeployedEnvironment {
  /** Of the cluster's stack, which is the environment's record. */
  stackArn: string;
  /** Undefined for an existing VPC. */
  vpcStackArn?: string;
  vpcId: string;
  /** Public addresses of the NAT gateways. */
  egressIps: string[];
  attachmentId?: string;
  consumerInstructions?: string[];
  changed: boolean;
}

/**
 * Checks what can be checked without AWS.
 *
 * @throws InputError that names the input.
 */
export async function checkEnvironment(
  entity: StackDescriptor['entity'],
  settings: EnvironmentSettings,
): Promise<void> {
  const { existing, network } = settings;
  if (existing && network) {
    throw new InputError(
      'Give either network, to create a VPC, or existing, to use an existing VPC; not both.',
    );
  }
  if (existing && settings.flowLogRetentionDays) {
    throw new InputError(
      `flowLogRetentionDays: ${existing.vpcId} is an existing VPC, whose flow logs are turned on where it is managed.`,
    );
  }
  await assertCatalogTakes('cluster', { entity });
  await vpcRequest(entity, newVpc(settings));
  await clusterRequest(entity, { vpcStackArn: '' }, settings);
  checkConnectivity(
    settings,
    existing
      ? { hasPrivateSubnets: existing.privateSubnetIds.length > 0 }
      : {
          cidr: network?.cidr ?? DEFAULT_CIDR,
          hasPrivateSubnets: network?.privateSubnets ?? true,
        },
  );
}

/** Of the VPC that an environment creates. */
export function newVpc({
  network,
  flowLogRetentionDays,
  logKmsKeyArn,
}: EnvironmentSettings): VpcSettings {
  return { ...network, flowLogRetentionDays, logKmsKeyArn };
}

/**
 * Asks AWS whether the environment can be deployed, before anything is created.
 *
 * @throws InputError that names every problem and how to fix it.
 */
export async function assertEnvironment(
  clients: FargateClients,
  settings: EnvironmentSettings,
  options: { signal?: AbortSignal },
): Promise<void> {
  const { endpoints, existing } = settings;
  if (existing) {
    await assertNetwork(clients, existing, {
      isInternal: !existing.publicSubnetIds.length,
      // Each API is checked with its tasks.
      publicTasks:
        existing.publicSubnetIds.length && !existing.privateSubnetIds.length
          ? 0
          : undefined,
      getsEndpoints: Boolean(endpoints),
      signal: options.signal,
    });
  }
  await assertConnectivity(clients, settings, existing, options);
}

/**
 * Deploys the VPC and the cluster of an environment at the same time, and then
 * its VPC endpoints and its transit gateway attachment.
 *
 * @param onCluster - called with the ARN of the cluster's stack as soon as the
 *   stack is complete.
 * @throws DeploymentError when a part of it fails.
 */
export async function deployEnvironment(
  context: DeploymentContext,
  entity: StackDescriptor['entity'],
  settings: EnvironmentSettings,
  onCluster: (stackArn: string) => Promise<void>,
): Promise<DeployedEnvironment> {
  const { cluster, vpc } = await deployStacks(context, entity, settings);
  await onCluster(cluster.stack.arn);
  const network = settings.existing ?? networkOf(vpc!.stack.outputs);
  const connectivity = await logCompletedOnCancel(
    context,
    [`environment ${entity.name} is deployed without all of its connectivity`],
    () => deployConnectivity(context, entity, settings, network),
  );
  return {
    stackArn: cluster.stack.arn,
    vpcStackArn: vpc?.stack.arn,
    vpcId: network.vpcId,
    egressIps: splitIds(vpc?.stack.outputs.EgressIps),
    attachmentId: connectivity.attachmentId,
    consumerInstructions: connectivity.instructions,
    changed: cluster.changed || Boolean(vpc?.changed) || connectivity.changed,
  };
}

async function deployStacks(
  context: DeploymentContext,
  entity: StackDescriptor['entity'],
  settings: EnvironmentSettings,
): Promise<{ cluster: DeployedStack; vpc?: DeployedStack }> {
  if (settings.existing) {
    const request = await clusterRequest(entity, settings.existing, settings);
    return { cluster: await deployStack(context, request) };
  }
  const [vpc, cluster] = await deployTogether(
    context,
    await vpcRequest(entity, newVpc(settings)),
    vpcStackArn => clusterRequest(entity, { vpcStackArn }, settings),
  );
  return { vpc, cluster };
}
