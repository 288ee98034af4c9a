import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Operation } from './Operation';

/** Milliseconds after which an operation is no longer followed. */
const TIMEOUT = 30 * 60_000;

/** An operation that AWS accepted and whose outcome is not known yet. */
export interface PendingOperation {
  operation: Operation;
  /** AWS's time of the status that the operation was started from, ISO 8601. */
  since: string;
  /** Start of the rollout before the operation, ISO 8601. */
  rolloutBefore?: string;
  /** Start of the rollout that the operation caused, once observed, ISO 8601. */
  rollout?: string;
}

/** How an operation ended; `replaced`: its rollout was superseded by another one. */
export type Outcome = 'done' | 'failed' | 'replaced' | 'timed-out';

/** Starts following an operation that was started from this status. */
export function toPendingOperation(
  operation: Operation,
  status: FargateApiStatus,
): PendingOperation {
  return {
    operation,
    since: status.now,
    rolloutBefore: status.service.value?.rollout?.startedAt,
  };
}

/** Updates a pending operation from a later status, with its outcome once it is known. */
export function checkOutcome(
  pending: PendingOperation,
  status: FargateApiStatus,
): { pending: PendingOperation; outcome?: Outcome } {
  const { operation, since } = pending;
  if (Date.parse(status.now) - Date.parse(since) > TIMEOUT) {
    return { pending, outcome: 'timed-out' };
  }
  switch (operation.kind) {
    case 'restart':
      return checkRollout(pending, status);
    case 'scale':
      return { pending, outcome: scaleOutcome(operation.desired, status) };
    default:
      return { pending, outcome: stopOutcome(operation.taskId, status) };
  }
}

function checkRollout(
  before: PendingOperation,
  status: FargateApiStatus,
): ReturnType<typeof checkOutcome> {
  const current = status.service.value?.rollout;
  if (!current?.startedAt || current.startedAt === before.rolloutBefore) {
    return { pending: before };
  }
  const pending = { ...before, rollout: before.rollout ?? current.startedAt };
  if (current.startedAt !== pending.rollout) {
    return { pending, outcome: 'replaced' };
  }
  const outcome = (
    { 'in-progress': undefined, completed: 'done', failed: 'failed' } as const
  )[current.state];
  return { pending, outcome };
}

function scaleOutcome(desired: number, status: FargateApiStatus) {
  const service = status.service.value;
  const isReached =
    service?.desired === desired &&
    service.running === desired &&
    service.pending === 0;
  return isReached ? 'done' : undefined;
}

function stopOutcome(taskId: string, status: FargateApiStatus) {
  const task = status.stoppedTasks.value?.find(({ id }) => id === taskId);
  return task?.stoppedAt ? 'done' : undefined;
}
