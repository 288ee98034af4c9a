import { StackDescriptor } from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../stack/DeploymentContext';
import { dryRunArn, dryRunStack } from '../stack/dryRun';
import { clusterRequest } from './clusterRequest';
import {
  DeployedEnvironment,
  EnvironmentSettings,
  newVpc,
} from './deployEnvironment';
import { dryRunConnectivity } from './dryRunConnectivity';
import { networkOf } from './readEnvironment';
import { vpcRequest } from './vpcRequest';

/** Logs what `deployEnvironment` would change, and leaves nothing behind. */
export async function dryRunEnvironment(
  context: DeploymentContext,
  entity: StackDescriptor['entity'],
  settings: EnvironmentSettings,
): Promise<DeployedEnvironment> {
  const { target } = context.clients;
  let vpcStackArn: string | undefined;
  let network = settings.existing;
  if (!network) {
    const request = await vpcRequest(entity, newVpc(settings));
    const stack = await dryRunStack(context, request);
    vpcStackArn = stack?.arn ?? dryRunArn(target, request.name);
    network = stack?.outputs.VpcId ? networkOf(stack.outputs) : undefined;
  }
  const request = await clusterRequest(
    entity,
    settings.existing ?? { vpcStackArn: vpcStackArn! },
    settings,
  );
  const stack = await dryRunStack(context, request);
  await dryRunConnectivity(context, entity, settings, network);
  return {
    stackArn: stack?.arn ?? dryRunArn(target, request.name),
    vpcStackArn,
    vpcId: settings.existing?.vpcId ?? '',
    egressIps: [],
    changed: false,
  };
}
