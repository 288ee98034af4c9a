import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { readLiveDrift } from '../live/readLiveDrift';
import { OnDrift } from '../live/onDrift';
import { DeploymentContext } from '../stack/DeploymentContext';
import { isUsable } from '../stack/startAction';
import { Reconciliation, reconcile } from './reconcile';
import { SettingName, SettingValues } from './settings/settings';
import { namesOf } from './settings/values';

/** What runs of an API, and what becomes of it. */
export interface ReconciledApi
  extends Pick<Reconciliation, 'adopted' | 'running'> {
  /** How many tasks the service is to run now. */
  desired: number;
  /** Whether what runs is a state to restore. */
  isSteady: boolean;
}

/**
 * Compares what runs of an API with its stack, logs each difference and what
 * becomes of it. During an operation of the stack both change, and nothing is
 * compared.
 *
 * @param requested - the settings that the request gives.
 * @returns the settings that the update takes over from what runs.
 * @throws ConflictError when it runs something that neither the stack nor the
 *   request has, and `onDrift` does not say what becomes of it.
 */
export async function reconcileApi(
  context: DeploymentContext,
  stack: StackRecord,
  requested: SettingValues,
  onDrift: OnDrift | undefined,
): Promise<ReconciledApi> {
  const live = isUsable(stack.status)
    ? await readLiveDrift(context, stack)
    : undefined;
  if (!live) {
    return { adopted: {}, running: {}, desired: 0, isSteady: false };
  }
  const { adopted, notes, running } = reconcile(
    stack.name,
    live.drift,
    countsBy(requested),
    onDrift,
  );
  context.log.lines('Drift', notes);
  const { desired, isSteady } = live.service;
  return {
    adopted: isFixed(stack, requested, desired)
      ? { desiredCount: desired, ...adopted }
      : adopted,
    running,
    desired,
    isSteady,
  };
}

/** Who turns autoscaling on has decided about the count. */
function countsBy(requested: SettingValues): SettingName[] {
  const names = namesOf(requested);
  return requested['autoscaling.enabled'] ? [...names, 'desiredCount'] : names;
}

/**
 * Whether autoscaling is turned off and the request names no count. That no task
 * runs outside office hours says nothing about how many there are to be.
 */
function isFixed(
  { parameters }: Pick<StackRecord, 'parameters'>,
  requested: SettingValues,
  desired: number,
): boolean {
  const isAsleep = parameters.OfficeHours === 'on' && desired === 0;
  return (
    !isAsleep &&
    parameters.Autoscaling === 'on' &&
    requested['autoscaling.enabled'] === false &&
    requested.desiredCount === undefined
  );
}
