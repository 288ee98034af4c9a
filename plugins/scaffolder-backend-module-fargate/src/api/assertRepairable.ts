import { ConflictError } from '@backstage/errors';
import { isApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { brokenParts } from '../checks/brokenParts';
import { OnDrift } from '../live/onDrift';
import { DeploymentContext } from '../stack/DeploymentContext';
import { isUsable } from '../stack/startAction';
import { changedSettings } from './settings/changedSettings';
import { perKind, UpdateEffect } from './settings/Setting';
import { SettingName, SETTINGS } from './settings/settings';
import { ApiParameters } from './shapes/DeployableShape';

/**
 * Asks AWS, before an update, for the parts without which neither the update nor
 * its rollback could succeed. A stack after such a failure cannot be updated any
 * more.
 *
 * @param parameters - all of the stack, as they shall be.
 * @param how.isReconfigured - whether the container is configured otherwise.
 * @returns whether an update that changes less could succeed, too.
 * @throws ConflictError that names each broken part and its repair.
 */
export async function assertRepairable(
  context: DeploymentContext,
  deployed: StackRecord,
  parameters: ApiParameters,
  how: { isReconfigured: boolean; onDrift: OnDrift | undefined },
): Promise<boolean> {
  if (!isUsable(deployed.status)) {
    return false;
  }
  const { clients, log, signal } = context;
  const { isReconfigured, onDrift } = how;
  const isChosen = onDrift === 'adopt' || onDrift === 'overwrite';
  const changed = changedSettings(deployed.parameters, parameters);
  const effectOf = (name: SettingName): UpdateEffect | undefined =>
    isApiKind(deployed.kind)
      ? perKind(SETTINGS[name].onUpdate, deployed.kind)
      : undefined;
  const isConsented = isChosen && makesRevisionOnly(changed, effectOf);
  const broken = await brokenParts(clients, deployed, { signal });
  const startsDeployment =
    isReconfigured ||
    changed.some(name =>
      ['new-tasks', 'moved-tasks'].includes(effectOf(name) ?? ''),
    );
  const isChecked =
    parameters.HealthCheckPath !== undefined &&
    parameters.HealthCheckPath !== deployed.parameters.HealthCheckPath;
  const fatal = broken.filter(
    ({ isDeployment, isHealthCheck, isOutside, isRevision }) =>
      !isOutside &&
      !(isDeployment && startsDeployment) &&
      !(isRevision && isConsented) &&
      !(isHealthCheck && isChecked),
  );
  if (fatal.length) {
    throw new ConflictError(
      `Stack ${
        deployed.name
      } cannot be updated: the update would fail, and so would its rollback. ${fatal
        .map(({ text, repair }) => `${sentence(text)} To repair it, ${repair}.`)
        .join(' ')}${
        isChosen && fatal.some(({ isRevision }) => isRevision)
          ? ' Change nothing else with it.'
          : ''
      }`,
    );
  }
  log.lines(
    'Drift',
    broken.map(({ text, repair, isDeployment, isOutside, isRevision }) => {
      if (isOutside) {
        return `${text}: no update changes that; ${repair}`;
      }
      if (isDeployment) {
        return `${text}: the update begins a new one`;
      }
      return isRevision
        ? `${text}: the update makes a new revision`
        : `${text}: changed as requested`;
    }),
  );
  return broken.every(({ isOutside }) => isOutside);
}

/**
 * Whether the tasks are made from another task definition, and nothing else
 * changes that could keep them from becoming healthy.
 */
function makesRevisionOnly(
  changed: readonly SettingName[],
  effectOf: (name: SettingName) => UpdateEffect | undefined,
): boolean {
  const others = changed.filter(name => effectOf(name) !== 'new-tasks');
  return (
    others.length < changed.length &&
    others.every(name => name === 'desiredCount')
  );
}

function sentence(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}
