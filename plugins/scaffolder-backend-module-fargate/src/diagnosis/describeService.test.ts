import { describeService, describeStoppedTasks } from './describeService';
import { ServiceSnapshot, StoppedTaskEvidence } from './ServiceEvidence';

const healthy = { state: 'healthy' };
const initial = { state: 'initial' };

describe('describeService', () => {
  it.each<[string, Partial<ServiceSnapshot>, string]>([
    ['nothing yet', {}, 'none running'],
    ['first tasks', { pending: 2 }, '2 started: pulling nginx:1'],
    [
      'tasks whose targets are looked at',
      { running: 2, targets: [initial, initial] },
      '2 running · targets 0 healthy, 2 initial',
    ],
    [
      'new tasks beside old ones',
      { running: 3, pending: 1, old: 2, targets: [healthy, healthy, initial] },
      '1 new running, 1 new starting, 2 old still running · targets 2 healthy, 1 initial',
    ],
    [
      'old tasks that are still to go',
      { running: 4, old: 2, targets: [healthy, healthy, healthy, healthy] },
      '2 new running, 2 old still running · targets 4 healthy',
    ],
    [
      'a task that starts beside one that runs',
      { running: 1, pending: 1 },
      '1 running, 1 starting',
    ],
    ['only old tasks', { running: 2, old: 2 }, '2 old still running'],
  ])('tells of %s', (_, change, line) => {
    const snapshot = {
      desired: 2,
      running: 0,
      pending: 0,
      old: 0,
      targets: [],
    };
    expect(
      describeService({ ...snapshot, ...change }, 'nginx:1', 'targets'),
    ).toBe(line);
  });
});

describe('describeService without an image', () => {
  it('tells that tasks start', () => {
    const snapshot = {
      desired: 1,
      running: 0,
      pending: 1,
      old: 0,
      targets: [],
    };
    expect(describeService(snapshot, undefined, 'targets')).toBe('1 starting');
  });
});

describe('describeStoppedTasks', () => {
  const task = (more: Partial<StoppedTaskEvidence>): StoppedTaskEvidence => ({
    id: '7f3c01234',
    containers: [],
    ...more,
  });
  const container = { name: 'orders', image: 'orders:1' };

  it.each<[string, Partial<StoppedTaskEvidence>, string]>([
    [
      'nothing more',
      {},
      'task 7f3c0123… stopped, no exit code: no reason given',
    ],
    [
      'a short id',
      { id: '7f3c0123' },
      'task 7f3c0123 stopped, no exit code: no reason given',
    ],
    [
      'how long it lived',
      { seconds: 12.4, reason: 'Scaling' },
      'task 7f3c0123… stopped 12 s after start, no exit code: Scaling',
    ],
    [
      "the failed container's reason before the task's",
      {
        reason: 'Essential container exited',
        containers: [
          { ...container, exitCode: 0 },
          { ...container, exitCode: 137, reason: 'OutOfMemoryError' },
        ],
      },
      'task 7f3c0123… stopped, exit code 137: OutOfMemoryError',
    ],
    [
      'the reason without the ARN of a target group',
      {
        reason: 'Task failed ELB health checks in (target-group arn:aws:1)',
        containers: [{ ...container, exitCode: 0 }],
      },
      'task 7f3c0123… stopped, exit code 0: Task failed ELB health checks',
    ],
  ])('tells %s', (_, more, line) => {
    expect(describeStoppedTasks([task(more)])).toBe(line);
  });

  it('counts the others, and shortens the reason', () => {
    const one = task({ reason: 'a long reason' });
    expect(describeStoppedTasks([one, one, one], 7)).toBe(
      'task 7f3c0123… stopped, no exit code: a l…son; 2 more like this',
    );
  });
});
