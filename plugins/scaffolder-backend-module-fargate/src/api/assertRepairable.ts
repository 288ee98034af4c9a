import { ConflictError } from '@backstage/errors';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { brokenParts } from '../checks/brokenParts';
import { OnDrift } from '../live/onDrift';
import { DeploymentContext } from '../stack/DeploymentContext';
import { isUsable } from '../stack/startAction';
import { SETTING_NAMES } from './settings/values';
import { SETTINGS } from './settings/settings';
import { ApiParameters } from './shapes/DeployableShape';

/**
 * Asks AWS, before an update, for the parts without which neither the update nor
 * its rollback could succeed. A stack after such a failure cannot be updated any
 * more.
 *
 * @param parameters - all of the stack, as they shall be.
 * @throws ConflictError that names each broken part and its repair.
 */
export async function assertRepairable(
  context: DeploymentContext,
  deployed: StackRecord,
  parameters: ApiParameters,
  onDrift: OnDrift | undefined,
): Promise<void> {
  if (!isUsable(deployed.status)) {
    return;
  }
  const { clients, log, signal } = context;
  const isConsented =
    (onDrift === 'adopt' || onDrift === 'overwrite') &&
    makesRevision(deployed.parameters, parameters);
  const broken = await brokenParts(clients, deployed, { signal });
  const isChecked =
    parameters.HealthCheckPath !== undefined &&
    parameters.HealthCheckPath !== deployed.parameters.HealthCheckPath;
  const fatal = broken.filter(
    ({ isHealthCheck, isRevision }) =>
      !(isRevision && isConsented) && !(isHealthCheck && isChecked),
  );
  if (fatal.length) {
    throw new ConflictError(
      `Stack ${
        deployed.name
      } cannot be updated: the update would fail, and so would its rollback. ${fatal
        .map(({ text, repair }) => `${sentence(text)} To repair it, ${repair}.`)
        .join(' ')}`,
    );
  }
  log.lines(
    'Drift',
    broken.map(({ text, isRevision }) =>
      isRevision
        ? `${text}: the update makes a new revision`
        : `${text}: changed as requested`,
    ),
  );
}

/** Whether the tasks are to be made from another task definition. */
function makesRevision(before: ApiParameters, after: ApiParameters): boolean {
  return SETTING_NAMES.filter(name => SETTINGS[name].onUpdate === 'new-tasks')
    .map(name => SETTINGS[name].parameter)
    .some(
      parameter =>
        after[parameter] !== undefined &&
        after[parameter] !== before[parameter],
    );
}

function sentence(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}
