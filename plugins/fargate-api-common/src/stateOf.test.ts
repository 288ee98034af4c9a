import { stateOf } from './stateOf';
import { Rollout, ServiceStatus, TargetGroupStatus } from './status';

const completed: Rollout = {
  state: 'completed',
  desired: 2,
  running: 2,
  pending: 0,
  failedTasks: 0,
  circuitBreaker: true,
  taskDefinition: 'orders:2',
  progress: 100,
};

function service(overrides: Partial<ServiceStatus> = {}): ServiceStatus {
  return {
    name: 'orders',
    cluster: 'dev',
    status: 'ACTIVE',
    desired: 2,
    running: 2,
    pending: 0,
    rollout: completed,
    events: [],
    ...overrides,
  };
}

function group(
  counts: Partial<TargetGroupStatus['counts']>,
): TargetGroupStatus {
  return {
    name: 'tg',
    targets: [],
    counts: {
      healthy: 0,
      initial: 0,
      unhealthy: 0,
      draining: 0,
      unused: 0,
      unavailable: 0,
      ...counts,
    },
  };
}

const steady = {
  id: 'e1',
  createdAt: '2026-01-01T00:00:00Z',
  message: '(service orders) has reached a steady state.',
};
const started = {
  id: 'e2',
  createdAt: '2026-01-01T00:00:10Z',
  message: '(service orders) has started 1 tasks: (task 0c9a).',
};

const unread = { reason: 'throttled', message: 'Rate exceeded' } as const;

const inProgress: Rollout = { ...completed, state: 'in-progress' };

describe('stateOf', () => {
  it.each([
    [
      'healthy',
      'all wanted tasks run and are healthy',
      service(),
      [group({ healthy: 2 })],
    ],
    [
      'healthy',
      'draining targets are normal',
      service(),
      [group({ healthy: 2, draining: 1 })],
    ],
    ['healthy', 'there is no balancer and all tasks run', service(), []],
    [
      'healthy',
      'the targets could not be read and all tasks run',
      service(),
      undefined,
    ],
    [
      'degraded',
      'one target is unhealthy',
      service(),
      [group({ healthy: 1, unhealthy: 1 })],
    ],
    [
      'degraded',
      'a task is missing',
      service({ running: 1 }),
      [group({ healthy: 1 })],
    ],
    [
      'degraded',
      'the last rollout failed and the old tasks answer',
      service({ rollout: { ...completed, state: 'failed' } }),
      [group({ healthy: 2 })],
    ],
    [
      'degraded',
      'one of two groups is short',
      service(),
      [group({ healthy: 2 }), group({ healthy: 1, unavailable: 1 })],
    ],
    ['down', 'no target is healthy', service(), [group({ unhealthy: 2 })]],
    ['down', 'no task runs', service({ running: 0 }), []],
    [
      'down',
      'one of two groups has nothing healthy',
      service(),
      [group({ healthy: 2 }), group({ unhealthy: 2 })],
    ],
    [
      'healthy',
      'the green group serves and the blue one is empty',
      service(),
      [group({}), { ...group({ healthy: 2 }), alternateOf: 'tg' }],
    ],
    [
      'healthy',
      'the blue group serves and the green one is empty',
      service(),
      [group({ healthy: 2 }), { ...group({}), alternateOf: 'tg' }],
    ],
    [
      'down',
      'neither the blue nor the green group has anything healthy',
      service(),
      [group({}), { ...group({ unhealthy: 2 }), alternateOf: 'tg' }],
    ],
    [
      'healthy',
      'one of two groups could not be read',
      service(),
      [group({ healthy: 2 }), { ...group({}), failure: unread }],
    ],
    [
      'down',
      'a group was last known to have nothing healthy',
      service(),
      [{ ...group({}), failure: unread, observedAt: '2026-01-01T00:00:00Z' }],
    ],
    [
      'down',
      'the first rollout keeps failing',
      service({ running: 0, rollout: { ...inProgress, failedTasks: 2 } }),
      [group({})],
    ],
    [
      'down',
      'a rollout is under way and the old tasks are dead',
      service({
        rollout: { ...inProgress, previousTaskDefinition: 'orders:1' },
      }),
      [group({ unhealthy: 2 })],
    ],
    [
      'rolling-out',
      'the first rollout has no target yet',
      service({ running: 0, pending: 2, rollout: inProgress }),
      [group({ initial: 2 })],
    ],
    [
      'rolling-out',
      'a new version comes beside the old one',
      service({
        rollout: { ...inProgress, previousTaskDefinition: 'orders:1' },
      }),
      [group({ healthy: 2, initial: 2 })],
    ],
    [
      'starting',
      'the desired count was raised and ECS has not acted yet',
      service({ desired: 3, events: [steady] }),
      [group({ healthy: 2 })],
    ],
    [
      'starting',
      'the added task is pending',
      service({ desired: 3, pending: 1, events: [started, steady] }),
      [group({ healthy: 2 })],
    ],
    [
      'starting',
      'the added task runs and its target is new',
      service({ desired: 3, running: 3, events: [started, steady] }),
      [group({ healthy: 2, initial: 1 })],
    ],
    [
      'starting',
      'it was scaled up from zero',
      service({ running: 0, pending: 2, events: [started, steady] }),
      [group({})],
    ],
    [
      'starting',
      'it has no balancer and a task is pending',
      service({ running: 1, pending: 1 }),
      [],
    ],
    [
      'degraded',
      'ECS acted, and the missing task is not pending',
      service({ desired: 3, events: [started, steady] }),
      [group({ healthy: 2 })],
    ],
    [
      'scaled-to-zero',
      'its last tasks still drain',
      service({ desired: 0, running: 2 }),
      [group({ draining: 2 })],
    ],
    [
      'healthy',
      'it is being scaled to zero and still answers',
      service({ desired: 0, running: 2 }),
      [group({ healthy: 2 })],
    ],
    [
      'scaled-to-zero',
      'nobody wants tasks',
      service({ desired: 0, running: 0 }),
      [group({})],
    ],
    [
      'gone',
      'the service was deleted',
      service({ status: 'INACTIVE', desired: 0, running: 0 }),
      [],
    ],
  ] as const)('is %s when %s', (expected, _, value, groups) => {
    expect(
      stateOf({
        service: { value },
        targetGroups: { value: groups && [...groups] },
        problems: [],
      }),
    ).toBe(expected);
  });

  it.each([
    ['asleep', 'a schedule starts tasks again', { min: 2, max: 2 }, 0, 0],
    ['scaled-to-zero', 'the next change stops tasks', { min: 0, max: 0 }, 0, 0],
    ['down', 'tasks should run by now', { min: 0, max: 0 }, 2, 0],
    ['healthy', 'tasks run', { min: 2, max: 2 }, 2, 2],
  ] as const)('is %s when %s', (expected, _, limits, desired, running) => {
    const at = '2026-01-02T07:00:00Z';
    expect(
      stateOf({
        service: { value: service({ desired, running }) },
        targetGroups: { value: [group({ healthy: running })] },
        problems: [],
        nextChange: { value: { at, timezone: 'UTC', ...limits } },
      }),
    ).toBe(expected);
  });

  it.each([
    ['tasks-stopped', 'degraded'],
    ['targets-unhealthy', 'degraded'],
    ['stack-update-rolled-back', 'starting'],
  ] as const)(
    'with a missing task that is pending and the problem %s is %s',
    (kind, expected) => {
      expect(
        stateOf({
          service: { value: service({ running: 1, pending: 1 }) },
          targetGroups: { value: [group({ healthy: 1 })] },
          problems: [{ kind, severity: 'warning', facts: {}, message: '' }],
        }),
      ).toBe(expected);
    },
  );

  it.each([
    ['callers-not-allowed', 'down'],
    ['domain-record-missing', 'down'],
    ['domain-record-elsewhere', 'degraded'],
    ['certificate-expires', 'healthy'],
  ] as const)('with healthy tasks and the problem %s is %s', (kind, state) => {
    expect(
      stateOf({
        service: { value: service() },
        targetGroups: { value: [group({ healthy: 2 })] },
        problems: [{ kind, severity: 'warning', facts: {}, message: '' }],
      }),
    ).toBe(state);
  });

  it('is down when its target group was deleted', () => {
    const failure = { reason: 'not-found', message: 'MISSING' } as const;
    expect(
      stateOf({
        service: { value: service({}) },
        targetGroups: { failure },
        problems: [],
      }),
    ).toBe('down');
  });

  it('is gone when AWS has no such service', () => {
    const failure = { reason: 'not-found', message: 'MISSING' } as const;
    expect(
      stateOf({ service: { failure }, targetGroups: {}, problems: [] }),
    ).toBe('gone');
  });

  it('is unconfirmed when the service does not name the entity', () => {
    const failure = { reason: 'unconfirmed', message: 'no tag' } as const;
    expect(
      stateOf({ service: { failure }, targetGroups: {}, problems: [] }),
    ).toBe('unconfirmed');
  });

  it('is unknown when the service could not be read', () => {
    const failure = { reason: 'denied', message: 'AccessDenied' } as const;
    expect(
      stateOf({ service: { failure }, targetGroups: {}, problems: [] }),
    ).toBe('unknown');
  });
});
