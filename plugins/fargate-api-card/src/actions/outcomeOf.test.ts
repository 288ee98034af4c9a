import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { serviceWith } from '../../dev/fixtures/change';
import { healthy } from '../../dev/fixtures/healthy';
import { expectationOf, followUp, Outcome } from './outcomeOf';
import { Operation } from './Operation';

const restart: Operation = { kind: 'restart' };
const scale: Operation = { kind: 'scale', desired: 3 };
const stopTask: Operation = { kind: 'stopTask', taskId: 'f00d' };

const MINE = '2026-11-22T10:00:05.000Z';
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

/** What comes of an operation when these statuses follow the healthy one. */
function outcomes(operation: Operation, statuses: FargateApiStatus[]) {
  let expectation = expectationOf(operation, healthy);
  return statuses.map(status => {
    const next = followUp(expectation, status);
    expectation = next.expectation;
    return next.outcome;
  });
}

describe('followUp', () => {
  it.each<[string, Operation, FargateApiStatus[], (Outcome | undefined)[]]>([
    [
      'a deployment is done when its own rollout completes',
      restart,
      [healthy, rollout(MINE, 'in-progress'), rollout(MINE, 'completed')],
      [undefined, undefined, 'done'],
    ],
    [
      'a deployment fails with its rollout',
      restart,
      [rollout(MINE, 'in-progress'), rollout(MINE, 'failed')],
      [undefined, 'failed'],
    ],
    [
      'a deployment is replaced when ECS goes back by another rollout',
      restart,
      [rollout(MINE, 'in-progress'), rollout(LATER, 'in-progress')],
      [undefined, 'replaced'],
    ],
    [
      'a count is done when so many tasks run',
      scale,
      [counts(3, 2), counts(3, 3, 1), counts(3, 3)],
      [undefined, undefined, 'done'],
    ],
    [
      'a task is stopped when ECS says when',
      stopTask,
      [healthy, stoppedTask(), stoppedTask(LATER)],
      [undefined, undefined, 'done'],
    ],
    [
      'nobody waits for longer than half an hour',
      stopTask,
      [
        { ...healthy, now: '2026-11-22T10:30:00.000Z' },
        { ...stoppedTask(LATER), now: '2026-11-22T10:30:01.000Z' },
      ],
      [undefined, 'overdue'],
    ],
  ])('%s', (_, operation, statuses, expected) => {
    expect(outcomes(operation, statuses)).toEqual(expected);
  });
});
