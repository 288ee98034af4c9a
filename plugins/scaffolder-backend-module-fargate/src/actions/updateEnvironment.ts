import { InputError } from '@backstage/errors';
import { StackDescriptor } from '@fargate-api/backstage-plugin-fargate-api-node';
import { assertCatalogTakes } from '../catalog/assertCatalogTakes';
import { toEntity } from '../catalog/toEntity';
import { deployOrDryRun, StackEnd } from '../run/deployOrDryRun';
import { DeploymentContext } from '../stack/DeploymentContext';
import { splitIds } from '../stack/splitIds';
import { StackRequest } from '../stack/StackRequest';
import { clusterRequest } from '../environment/clusterRequest';
import {
  assertConnectivity,
  checkConnectivity,
  ConnectivitySettings,
  deployConnectivity,
} from '../environment/deployConnectivity';
import {
  DeployedEnvironment,
  EnvironmentSettings,
} from '../environment/deployEnvironment';
import { dryRunConnectivity } from '../environment/dryRunConnectivity';
import {
  EnvironmentStacks,
  hasOwnVpc,
  settingsOf,
} from '../environment/EnvironmentStacks';
import { LogSettings } from '../environment/logSettings';
import { networkOf } from '../environment/readEnvironment';
import { vpcRequest, VpcSettings } from '../environment/vpcRequest';

/** What shall change of an environment; what is not mentioned stays as it is. */
export interface EnvironmentChanges
  extends Pick<
      EnvironmentSettings,
      'containerInsights' | 'endpoints' | 'transitGateway'
    >,
    Pick<
      VpcSettings,
      'natGateways' | 'availabilityZoneCount' | 'privateSubnets'
    >,
    LogSettings {
  owner?: string;
  title?: string;
  description?: string;
  /** Whether what others depend on may be lost. Default: fail. */
  onReplacement?: StackRequest['onReplacement'];
}

/**
 * Updates an environment.
 *
 * @returns of a dry run the environment as it is.
 * @throws InputError when a change is not possible.
 * @throws ConflictError when the change would take away what others depend on,
 *   and the request does not allow it.
 * @throws DeploymentError when a part of it fails.
 */
export async function updateEnvironment(
  run: { isDryRun?: boolean },
  context: DeploymentContext,
  stacks: EnvironmentStacks,
  changes: EnvironmentChanges,
): Promise<DeployedEnvironment> {
  const { clients, signal } = context;
  const { cluster, descriptor, network, vpc } = stacks;
  const { onReplacement = 'fail' } = changes;
  const current = settingsOf(stacks);
  const entity = changedEntity(descriptor.entity, changes);
  await assertCatalogTakes('cluster', { entity });
  assertVpcChangeable(stacks, changes);
  checkConnectivity(changes, {
    cidr: current.network?.cidr,
    hasPrivateSubnets: network.privateSubnetIds.length > 0,
  });
  await assertConnectivity(clients, changes, network, { signal });

  const deployed: StackEnd[] = [];
  let ids = network;
  if (hasOwnVpc(stacks)) {
    const request = await vpcRequest(entity, changes, current.network);
    const end = await deployOrDryRun(run, context, {
      ...request,
      onReplacement,
    });
    deployed.push(end);
    ids = networkOf(end.outputs);
  }
  deployed.push(
    await deployOrDryRun(
      run,
      context,
      await clusterRequest(entity, descriptor.network!, changes, current),
    ),
  );
  const connectivity = {
    ...connectivityAfter(current, changes),
    onReplacement,
  };
  let connected: Awaited<ReturnType<typeof deployConnectivity>> = {
    changed: false,
  };
  if (run.isDryRun) {
    await dryRunConnectivity(context, entity, connectivity, ids);
  } else {
    connected = await deployConnectivity(context, entity, connectivity, ids);
  }
  return {
    stackArn: cluster.arn,
    vpcStackArn: vpc?.arn,
    vpcId: network.vpcId,
    egressIps: splitIds(
      hasOwnVpc(stacks)
        ? deployed[0].outputs.EgressIps
        : vpc?.outputs.EgressIps,
    ),
    attachmentId:
      connected.attachmentId ?? stacks.attachment?.outputs.AttachmentId,
    consumerInstructions: connected.instructions,
    changed: connected.changed || deployed.some(({ changed }) => changed),
  };
}

function changedEntity(
  entity: StackDescriptor['entity'],
  { owner, title, description }: EnvironmentChanges,
): StackDescriptor['entity'] {
  return toEntity({
    ...entity,
    owner: owner || entity.owner,
    title: title || entity.title,
    description: description || entity.description,
  });
}

/** @throws InputError when a change of the VPC is asked for that nobody can make here. */
function assertVpcChangeable(
  stacks: EnvironmentStacks,
  changes: EnvironmentChanges,
): void {
  const field = (
    [
      'natGateways',
      'privateSubnets',
      'availabilityZoneCount',
      'flowLogRetentionDays',
    ] as const
  ).find(name => changes[name] !== undefined);
  if (field && !hasOwnVpc(stacks)) {
    throw new InputError(
      `${field}: environment ${stacks.descriptor.entity.name} uses the VPC ${
        stacks.network.vpcId
      }, which is not its own. Change it where it is managed${
        stacks.vpc ? ` (stack ${stacks.vpc.name})` : ''
      }.`,
    );
  }
}

/** The connections that are deployed: what is asked for, and what follows from other subnets. */
function connectivityAfter(
  current: EnvironmentSettings,
  { availabilityZoneCount, endpoints, transitGateway }: EnvironmentChanges,
): ConnectivitySettings {
  const isMoved =
    availabilityZoneCount !== undefined &&
    availabilityZoneCount !== current.network?.availabilityZoneCount;
  return {
    endpoints: endpoints ?? (isMoved ? current.endpoints : undefined),
    transitGateway:
      transitGateway ?? (isMoved ? current.transitGateway : undefined),
  };
}
