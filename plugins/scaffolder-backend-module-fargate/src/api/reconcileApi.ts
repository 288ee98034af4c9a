import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { readLiveDrift } from '../live/readLiveDrift';
import { OnDrift } from '../live/onDrift';
import { DeploymentContext } from '../stack/DeploymentContext';
import { isUsable } from '../stack/startAction';
import { reconcile } from './reconcile';
import { SettingName, SettingValues } from './settings/settings';
import { namesOf } from './settings/values';

/**
 * Compares what runs of an API with its stack, logs each difference and what
 * becomes of it. During an operation of the stack both change, and nothing is
 * compared.
 *
 * @param requested - the settings that the request gives.
 * @returns the settings that the stack takes over from what runs, and how many
 *   tasks the service is to run now.
 * @throws ConflictError when it runs something that neither the stack nor the
 *   request has, and `onDrift` does not say what becomes of it.
 */
export async function reconcileApi(
  context: DeploymentContext,
  stack: StackRecord,
  requested: SettingValues,
  onDrift: OnDrift | undefined,
): Promise<{ adopted: SettingValues; running: number }> {
  const live = isUsable(stack.status)
    ? await readLiveDrift(context, stack)
    : undefined;
  if (!live) {
    return { adopted: {}, running: 0 };
  }
  const { adopted, notes } = reconcile(
    stack.name,
    live.drift,
    countsBy(requested),
    onDrift,
  );
  context.log.lines('Drift', notes);
  const running = live.service.desired;
  return {
    adopted: isFixed(stack, requested)
      ? { desiredCount: running, ...adopted }
      : adopted,
    running,
  };
}

/** Who turns autoscaling on has decided about the count. */
function countsBy(requested: SettingValues): SettingName[] {
  const names = namesOf(requested);
  return requested['autoscaling.enabled'] ? [...names, 'desiredCount'] : names;
}

/** Whether autoscaling is turned off and the request names no count. */
function isFixed(
  { parameters }: Pick<StackRecord, 'parameters'>,
  requested: SettingValues,
): boolean {
  return (
    parameters.Autoscaling === 'on' &&
    requested['autoscaling.enabled'] === false &&
    requested.desiredCount === undefined
  );
}
