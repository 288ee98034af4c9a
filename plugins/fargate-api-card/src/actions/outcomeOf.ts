import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Operation } from './Operation';

/** After so many milliseconds nobody waits for the outcome any more. */
const OVERDUE = 30 * 60_000;

/** An operation that AWS took, and what is known of its effect so far. */
export interface Expectation {
  operation: Operation;
  /** AWS's clock when the status was read that the operation was decided on, ISO 8601. */
  since: string;
  /** When the rollout began that went on before, ISO 8601. */
  rolloutBefore?: string;
  /** When the rollout began that the operation caused, once it was seen, ISO 8601. */
  rollout?: string;
}

/** How an operation ended; `replaced`: another rollout took the place of its own. */
export type Outcome = 'done' | 'failed' | 'replaced' | 'overdue';

/** What to expect of an operation that was decided on by this status. */
export function expectationOf(
  operation: Operation,
  status: FargateApiStatus,
): Expectation {
  return {
    operation,
    since: status.now,
    rolloutBefore: status.service.value?.rollout?.startedAt,
  };
}

/** The expectation with what a later status tells, and the outcome if it came. */
export function followUp(
  expectation: Expectation,
  status: FargateApiStatus,
): { expectation: Expectation; outcome?: Outcome } {
  const { operation, since } = expectation;
  if (Date.parse(status.now) - Date.parse(since) > OVERDUE) {
    return { expectation, outcome: 'overdue' };
  }
  switch (operation.kind) {
    case 'restart':
      return followRollout(expectation, status);
    case 'scale':
      return { expectation, outcome: scaled(operation.desired, status) };
    default:
      return { expectation, outcome: stopped(operation.taskId, status) };
  }
}

function followRollout(
  expectation: Expectation,
  status: FargateApiStatus,
): ReturnType<typeof followUp> {
  const now = status.service.value?.rollout;
  if (!now?.startedAt || now.startedAt === expectation.rolloutBefore) {
    return { expectation };
  }
  const known = {
    ...expectation,
    rollout: expectation.rollout ?? now.startedAt,
  };
  if (now.startedAt !== known.rollout) {
    return { expectation: known, outcome: 'replaced' };
  }
  const outcome = (
    { 'in-progress': undefined, completed: 'done', failed: 'failed' } as const
  )[now.state];
  return { expectation: known, outcome };
}

function scaled(desired: number, status: FargateApiStatus) {
  const service = status.service.value;
  const isReached =
    service?.desired === desired &&
    service.running === desired &&
    service.pending === 0;
  return isReached ? 'done' : undefined;
}

function stopped(taskId: string, status: FargateApiStatus) {
  const task = status.stoppedTasks.value?.find(({ id }) => id === taskId);
  return task?.stoppedAt ? 'done' : undefined;
}
