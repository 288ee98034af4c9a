import { ScheduledAction } from '@aws-sdk/client-application-auto-scaling';
import { AwsError } from '../../../world/AwsError';
import {
  ApplicationAutoScaling,
  TargetKey,
  targetKey,
} from './ApplicationAutoScaling';
import { nextRun } from './schedule';
import { StoredAction } from './StoredAction';

/** The identity of a scheduled action. */
export type ScheduledActionKey = TargetKey &
  Pick<ScheduledAction, 'ScheduledActionName'>;

/**
 * Creates or updates a scheduled action, which sets the limits of its target
 * whenever it is due.
 *
 * @throws AwsError `ObjectNotFoundException`, if its target is not registered, and
 *   `ValidationException`, if it has no schedule or no limits that can be.
 */
export function putScheduledAction(
  scaling: ApplicationAutoScaling,
  input: ScheduledActionKey & Partial<ScheduledAction>,
): void {
  const { region } = scaling;
  if (!scaling.targets.has(targetKey(input))) {
    throw new AwsError(
      'ObjectNotFoundException',
      `No scalable target registered for service namespace: ${input.ServiceNamespace}, resource ID: ${input.ResourceId}, scalable dimension: ${input.ScalableDimension}`,
    );
  }
  const known = findScheduledAction(scaling, input);
  // Times that are not given are deleted; all else is kept.
  const kept: Partial<ScheduledAction> = {
    ...known?.shape,
    StartTime: undefined,
    EndTime: undefined,
  };
  const shape = {
    ...kept,
    ...input,
    ScheduledActionARN:
      kept.ScheduledActionARN ??
      region.arn(
        'autoscaling',
        `scheduledAction:${region.ids.uuid()}:resource/${
          input.ServiceNamespace
        }/${input.ResourceId}:scheduledActionName/${input.ScheduledActionName}`,
      ),
    CreationTime: kept.CreationTime ?? region.world.now(),
  } as ScheduledAction;
  checkAction(shape);
  known?.timer?.cancel();
  const action: StoredAction = { shape };
  plan(scaling, action, region.world.now());
  scaling.scheduledActions.set(shape.ScheduledActionARN!, action);
}

/** @throws AwsError `ObjectNotFoundException`, if there is none of that name. */
export function deleteScheduledAction(
  scaling: ApplicationAutoScaling,
  key: ScheduledActionKey,
): void {
  const found = findScheduledAction(scaling, key);
  if (!found) {
    throw new AwsError(
      'ObjectNotFoundException',
      `No scheduled action found for service namespace: ${key.ServiceNamespace}, resource ID: ${key.ResourceId}, scalable dimension: ${key.ScalableDimension}, scheduled action name: ${key.ScheduledActionName}`,
    );
  }
  found.timer?.cancel();
  scaling.scheduledActions.delete(found.shape.ScheduledActionARN!);
}

/** The scheduled actions of a target, in the order of their creation. */
export function scheduledActionsOf(
  scaling: ApplicationAutoScaling,
  key: TargetKey,
): ScheduledAction[] {
  return [...scaling.scheduledActions.values()]
    .map(({ shape }) => shape)
    .filter(shape => targetKey(shape) === targetKey(key));
}

function findScheduledAction(
  scaling: ApplicationAutoScaling,
  key: ScheduledActionKey,
): StoredAction | undefined {
  return [...scaling.scheduledActions.values()].find(
    ({ shape }) =>
      shape.ScheduledActionName === key.ScheduledActionName &&
      targetKey(shape) === targetKey(key),
  );
}

function checkAction({
  Schedule,
  ScalableTargetAction,
}: ScheduledAction): void {
  const { MinCapacity, MaxCapacity } = ScalableTargetAction ?? {};
  if (!Schedule) {
    throw invalid('Schedule must be specified');
  }
  if (MinCapacity === undefined && MaxCapacity === undefined) {
    throw invalid(
      'At least one of MinCapacity and MaxCapacity must be specified',
    );
  }
  if (Number(MaxCapacity) < Number(MinCapacity)) {
    throw invalid('Maximum capacity cannot be less than minimum capacity');
  }
}

/** Puts the next run on the clock. */
function plan(
  scaling: ApplicationAutoScaling,
  action: StoredAction,
  after: Date,
): void {
  const { Schedule = '', Timezone = 'UTC', StartTime, EndTime } = action.shape;
  const from = StartTime && StartTime > after ? StartTime : after;
  const next = nextRun(Schedule, Timezone, from);
  const { clock } = scaling.region;
  action.timer =
    next && !(EndTime && next > EndTime)
      ? clock.after((next.getTime() - clock.now()) / 1000, () => {
          run(scaling, action);
          plan(scaling, action, next);
        })
      : undefined;
}

function run(scaling: ApplicationAutoScaling, { shape }: StoredAction): void {
  const target = scaling.targets.get(targetKey(shape));
  if (!target?.SuspendedState?.ScheduledScalingSuspended) {
    scaling.setLimits(
      shape,
      shape.ScalableTargetAction!,
      `scheduled action name ${shape.ScheduledActionName} was triggered`,
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
