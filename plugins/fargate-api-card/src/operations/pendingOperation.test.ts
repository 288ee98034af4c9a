import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { serviceWith } from '../../dev/fixtures/change';
import { healthy } from '../../dev/fixtures/healthy';
import { toPendingOperation, checkOutcome, Outcome } from './pendingOperation';
import { Operation } from './Operation';

const restart: Operation = { kind: 'restart' };
const scale: Operation = { kind: 'scale', desired: 3 };
const stopTask: Operation = { kind: 'stopTask', taskId: 'f00d' };

const OWN = '2026-11-22T10:00:05.000Z';
const LATER = '2026-11-22T10:03:00.000Z';

const rollout = (
  startedAt: string,
  state: 'in-progress' | 'completed' | 'failed',
): FargateApiStatus => ({
  ...healthy,
  service: serviceWith({ rollout: { startedAt, state } }),
});
const counts = (desired: number, running: number, pending = 0) => ({
  ...healthy,
  service: serviceWith({ desired, running, pending }),
});
const stoppedTask = (stoppedAt?: string): FargateApiStatus => ({
  ...healthy,
  stoppedTasks: { value: [{ id: 'f00d', stoppedAt, containers: [] }] },
});

/** The outcomes of an operation that was started from the healthy status, after each of these. */
function outcomes(operation: Operation, statuses: FargateApiStatus[]) {
  let pending = toPendingOperation(operation, healthy);
  return statuses.map(status => {
    const next = checkOutcome(pending, status);
    pending = next.pending;
    return next.outcome;
  });
}

describe('checkOutcome', () => {
  it.each<[string, Operation, FargateApiStatus[], (Outcome | undefined)[]]>([
    [
      'a deployment is done when its own rollout completes',
      restart,
      [healthy, rollout(OWN, 'in-progress'), rollout(OWN, 'completed')],
      [undefined, undefined, 'done'],
    ],
    [
      'a deployment fails with its rollout',
      restart,
      [rollout(OWN, 'in-progress'), rollout(OWN, 'failed')],
      [undefined, 'failed'],
    ],
    [
      'a deployment is replaced when another rollout follows, such as a rollback',
      restart,
      [rollout(OWN, 'in-progress'), rollout(LATER, 'in-progress')],
      [undefined, 'replaced'],
    ],
    [
      'a scale is done when the desired number of tasks runs',
      scale,
      [counts(3, 2), counts(3, 3, 1), counts(3, 3)],
      [undefined, undefined, 'done'],
    ],
    [
      'a stop is done when the task has a stop time',
      stopTask,
      [healthy, stoppedTask(), stoppedTask(LATER)],
      [undefined, undefined, 'done'],
    ],
    [
      'an operation times out after half an hour',
      stopTask,
      [
        { ...healthy, now: '2026-11-22T10:30:00.000Z' },
        { ...stoppedTask(LATER), now: '2026-11-22T10:30:01.000Z' },
      ],
      [undefined, 'timed-out'],
    ],
  ])('%s', (_, operation, statuses, expected) => {
    expect(outcomes(operation, statuses)).toEqual(expected);
  });
});
