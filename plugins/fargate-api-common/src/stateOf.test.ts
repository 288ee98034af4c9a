import { isStarting, servingTasks, stateOf, steadySince } from './stateOf';
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
    [
      'healthy',
      'a target beyond the desired count is new',
      service({ running: 3 }),
      [group({ healthy: 2, initial: 1 })],
    ],
    [
      'healthy',
      'nothing deploys it and all tasks run',
      service({ rollout: undefined }),
      [group({ healthy: 2 })],
    ],
    [
      'down',
      'nothing deploys it and no task runs',
      service({ rollout: undefined, running: 0 }),
      [],
    ],
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
      'its last task stopped and its target is still listed as healthy',
      service({ desired: 0, running: 0 }),
      [group({ healthy: 1 })],
    ],
    [
      'degraded',
      'the target of a stopped task is still listed as healthy',
      service({ running: 1 }),
      [group({ healthy: 2 })],
    ],
    [
      'degraded',
      'a target beyond the desired count is unhealthy',
      service({ running: 3 }),
      [group({ healthy: 2, unhealthy: 1 })],
    ],
    [
      'down',
      'a group has nothing healthy beside the blue and green ones of another',
      service(),
      [
        { ...group({}), name: 'other' },
        group({}),
        { ...group({ healthy: 2 }), alternateOf: 'tg' },
      ],
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
    ['gateway-api-missing', 'down'],
    ['gateway-endpoint-disabled', 'down'],
    ['gateway-mapping-missing', 'down'],
    ['gateway-route-missing', 'down'],
    ['gateway-integration-missing', 'down'],
    ['gateway-integration-elsewhere', 'down'],
    ['gateway-stage-missing', 'down'],
    ['link-ingress-missing', 'down'],
    ['link-egress-missing', 'down'],
    ['shared-rule-missing', 'down'],
    ['shared-rule-elsewhere', 'down'],
    ['shared-certificate-missing', 'down'],
    ['domain-record-elsewhere', 'degraded'],
    ['additional-record-missing', 'degraded'],
    ['load-balancer-bypassed', 'healthy'],
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

  it('is unknown before the service was read', () => {
    expect(stateOf({ service: {}, targetGroups: {}, problems: [] })).toBe(
      'unknown',
    );
  });

  it('is unknown when the service could not be read', () => {
    const failure = { reason: 'denied', message: 'AccessDenied' } as const;
    expect(
      stateOf({ service: { failure }, targetGroups: {}, problems: [] }),
    ).toBe('unknown');
  });
});

describe('isStarting', () => {
  it.each<[boolean, string, Partial<ServiceStatus>, TargetGroupStatus[]]>([
    [true, 'the missing task is pending', { running: 1, pending: 1 }, []],
    [false, 'only one of the missing tasks is', { running: 0, pending: 1 }, []],
    [true, 'ECS has not acted yet', { running: 1, events: [steady] }, []],
    [
      false,
      'ECS has acted since',
      { running: 1, events: [started, steady] },
      [],
    ],
    [false, 'ECS has no events', { running: 1 }, []],
    [false, 'all tasks run', {}, []],
    [true, 'a target is initial', {}, [group({ initial: 1, healthy: 1 })]],
    [
      true,
      'a target of one of two groups is initial',
      {},
      [group({ healthy: 2 }), group({ initial: 1 })],
    ],
    [false, 'all targets are healthy', {}, [group({ healthy: 2 })]],
    [
      false,
      'a target is unhealthy beside it',
      {},
      [group({ initial: 1, unhealthy: 1 })],
    ],
    [
      false,
      'a target is unused beside it',
      {},
      [group({ initial: 1, unused: 1 })],
    ],
    [
      false,
      'a target is unavailable beside it',
      {},
      [group({ initial: 1, unavailable: 1 })],
    ],
    [
      false,
      'a target of the other group is unhealthy',
      {},
      [group({ initial: 1 }), group({ unhealthy: 1 })],
    ],
    [
      false,
      'its target group was not read',
      {},
      [{ ...group({ initial: 1 }), failure: unread }],
    ],
    [
      true,
      'its target group was read before',
      {},
      [
        {
          ...group({ initial: 1 }),
          failure: unread,
          observedAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  ])('is %s when %s', (expected, _, overrides, groups) => {
    expect(isStarting(service(overrides), groups)).toBe(expected);
  });
});

describe('servingTasks', () => {
  it.each([
    [2, 'the running tasks without target groups', undefined],
    [2, 'the running tasks without one that was read', []],
    [
      1,
      'the healthy targets of the group with the fewest',
      [group({ healthy: 3 }), group({ healthy: 1 })],
    ],
  ])('is %s: %s', (expected, _, groups) => {
    expect(servingTasks(service(), groups)).toBe(expected);
  });
});

describe('steadySince', () => {
  it('is the time of the last event of it', () => {
    const earlier = { ...steady, createdAt: '2025-12-31T00:00:00Z' };
    expect(steadySince({ events: [started, steady, earlier] })).toBe(
      '2026-01-01T00:00:00Z',
    );
  });

  it('is unknown without one', () => {
    expect(steadySince({ events: [started] })).toBeUndefined();
  });
});
