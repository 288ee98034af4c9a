import { ConflictError } from '@backstage/errors';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { unhealthyTargets } from '../checks/unhealthyTargets';
import { DeploymentContext } from '../stack/DeploymentContext';
import { isUsable } from '../stack/startAction';
import { changedSettings } from './settings/changedSettings';
import { SettingName } from './settings/settings';
import { ApiParameters } from './shapes/DeployableShape';

/**
 * Asks AWS, before an update, whether the API could be rolled back to what it is:
 * CloudFormation waits in a rollback, too, until the tasks are healthy. Tasks that
 * fail their health check for a reason of their own are found only by that, so
 * other checks, which name the reason, come first.
 *
 * @param parameters - all of the stack, as they shall be.
 * @throws ConflictError when no target is healthy, and the update neither changes
 *   the health check nor stops all tasks.
 */
export async function assertHealthy(
  { clients, signal }: DeploymentContext,
  deployed: StackRecord,
  parameters: ApiParameters,
): Promise<void> {
  const isStopped =
    parameters.DesiredCount === '0' && parameters.Autoscaling !== 'on';
  if (
    !isUsable(deployed.status) ||
    isStopped ||
    changedSettings(deployed.parameters, parameters).some(isOfHealthCheck)
  ) {
    return;
  }
  const reason = await unhealthyTargets(clients, deployed, { signal });
  if (reason) {
    throw new ConflictError(
      `Stack ${deployed.name} cannot be updated: none of its targets is healthy (${reason}), so a failed update could not be rolled back. Change the health check, if the tasks are as they should be; or set desiredCount to 0 first (with autoscaling off), and then deploy what becomes healthy: without tasks, a failed update can be rolled back.`,
    );
  }
}

/** Whether a setting decides which tasks are healthy. */
function isOfHealthCheck(name: SettingName): boolean {
  return name === 'port' || name.startsWith('healthCheck');
}
