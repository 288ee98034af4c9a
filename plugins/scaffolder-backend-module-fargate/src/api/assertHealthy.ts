import { ConflictError } from '@backstage/errors';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { unhealthyTargets } from '../checks/unhealthyTargets';
import { DeploymentContext } from '../stack/DeploymentContext';
import { isUsable } from '../stack/startAction';
import { changedSettings } from './settings/changedSettings';
import { SettingName } from './settings/settings';
import { ApiParameters } from './shapes/DeployableShape';

/**
 * Checks, before an update, that a failed update could be rolled back: a rollback,
 * too, completes only when the tasks are healthy. Run it after the other checks,
 * because they name the cause, and this one names only the failed health check.
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
