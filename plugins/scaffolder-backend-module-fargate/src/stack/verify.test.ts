import { ServiceEvidence, ServiceSnapshot } from '../diagnosis/ServiceEvidence';
import { cannedContext } from '../__testUtils__/cannedContext';
import { after } from '../__testUtils__/cannedRollout';
import { RolloutLog } from '../rollout/RolloutLog';
import { targetHealth } from '../rollout/targetHealth';
import { DeploymentError } from './DeploymentError';
import { verdictOf, verify } from './verify';

const snapshot = (change: Partial<ServiceSnapshot> = {}): ServiceSnapshot => ({
  status: 'ACTIVE',
  desired: 2,
  running: 2,
  pending: 0,
  old: 0,
  rolloutState: 'COMPLETED',
  taskDefinition: 'orders:2',
  targets: [{ state: 'healthy' }, { state: 'healthy' }],
  ...change,
});

const waiting = { targets: [{ state: 'healthy' }, { state: 'initial' }] };
const rolledBack = { taskDefinition: 'orders:1' };

describe('verdictOf', () => {
  it.each<[string, Partial<ServiceSnapshot>, string]>([
    ['all targets healthy', {}, 'healthy'],
    [
      'a service scaled to zero',
      { desired: 0, running: 0, targets: [] },
      'healthy',
    ],
    ['a rollout in progress', { rolloutState: 'IN_PROGRESS' }, 'wait'],
    ['a target that is not healthy yet', waiting, 'wait'],
    ['autoscaling that raises the count', { desired: 3 }, 'wait'],
    ['a task that does not run yet', { running: 1 }, 'wait'],
    ['deleted', { status: 'INACTIVE', running: 0 }, 'gone'],
    [
      'a later revision, by somebody else',
      { taskDefinition: 'orders:3' },
      'other-revision',
    ],
    [
      'a revision of another family',
      { taskDefinition: 'refunds:1' },
      'other-revision',
    ],
    ['a failed rollout', { rolloutState: 'FAILED' }, 'failed'],
    ['the previous task definition', rolledBack, 'rolled-back'],
  ])('%s', (_, change, verdict) => {
    expect(
      verdictOf(snapshot(change), { taskDefinition: 'orders:2' }, targetHealth),
    ).toBe(verdict);
  });

  it.each([
    [2, 'healthy'],
    [undefined, 'healthy'],
  ])('believes a count of 2 where %s is requested', (desiredCount, verdict) => {
    expect(verdictOf(snapshot(), { desiredCount }, targetHealth)).toBe(verdict);
  });

  it('reads no ARN for an earlier revision', () => {
    expect(
      verdictOf(
        snapshot({ taskDefinition: undefined }),
        { taskDefinition: 'orders:2' },
        targetHealth,
      ),
    ).toBe('other-revision');
  });

  it.each([
    [{ status: undefined }, 'healthy'],
    [{ status: 'DRAINING', rolloutState: 'FAILED' }, 'gone'],
  ])('of %j is %s', (change, verdict) => {
    expect(verdictOf(snapshot(change), {}, targetHealth)).toBe(verdict);
  });

  it('does not believe another count than the requested one', () => {
    expect(verdictOf(snapshot(), { desiredCount: 5 }, targetHealth)).toBe(
      'other-count',
    );
  });
});

describe('verify', () => {
  /** Verifies a service that shows one snapshot a poll, and then the last one. */
  async function verifyAll(
    changes: (Partial<ServiceSnapshot> | undefined)[],
    found: Partial<ServiceEvidence> = {},
    expected: Partial<Parameters<typeof verify>[3]> = {},
    limits: { MinCapacity: number }[] = [],
  ) {
    let seconds = 0;
    let polls = 0;
    const evidence: ServiceEvidence = {
      stoppedTasks: [],
      events: [],
      logLines: [],
      ...found,
    };
    const rolloutLog = {
      evidence,
      health: targetHealth,
      update: async () => {
        const change = changes[Math.min(polls++, changes.length - 1)];
        evidence.snapshot = change ? snapshot(change) : evidence.snapshot;
        return change && evidence.snapshot;
      },
    } as unknown as RolloutLog;
    const { context, clients, lines, inputs } = cannedContext(
      {
        // The next limits each time, and then the last ones.
        DescribeScalableTargets: () => ({
          ScalableTargets: limits.slice(0, 1).map(one => {
            limits.splice(0, limits.length > 1 ? 1 : 0);
            return one;
          }),
        }),
      },
      {
        clock: {
          sleep: async more => {
            seconds += more;
          },
        },
      },
    );
    clients.now = () => after(seconds);
    const error: DeploymentError | undefined = await verify(
      context,
      rolloutLog,
      'orders',
      {
        arn: 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders',
        taskDefinition: 'orders:2',
        ...expected,
      },
    ).then(
      () => undefined,
      caught => caught,
    );
    return { error, seconds, polls, lines, requests: inputs.length };
  }

  it('returns as soon as the service is healthy', async () => {
    expect(await verifyAll([waiting, undefined, {}])).toEqual({
      error: undefined,
      seconds: 4,
      polls: 3,
      lines: [],
      requests: 0,
    });
  });

  it('fails at once when the rollout failed', async () => {
    const { error, polls } = await verifyAll([
      waiting,
      {
        rolloutState: 'FAILED',
        rolloutReason: 'ECS deployment circuit breaker: tasks failed to start.',
      },
    ]);
    expect(polls).toBe(2);
    expect(error).toBeInstanceOf(DeploymentError);
    expect(error!.report).toEqual({
      failed: 'orders: the stack is complete, but the ECS rollout failed.',
      why: 'ECS deployment circuit breaker: tasks failed to start.',
      evidence: [],
      now: 'stack orders is complete, but its service may answer only some requests or none',
      next: 'fix the cause, then press "Start over"',
    });
  });

  it('fails at once when ECS rolled the service back', async () => {
    const { error, polls } = await verifyAll([waiting, rolledBack]);
    expect(polls).toBe(2);
    expect(error!.report).toMatchObject({
      failed:
        'orders: the stack is complete, but ECS rolled back to the previous task definition.',
      why: 'ECS rolled back to the previous task definition',
    });
  });

  it('fails after 15 minutes when the targets do not become healthy', async () => {
    const { error, seconds } = await verifyAll([waiting]);
    expect(seconds).toBe(902);
    expect(error!.report).toMatchObject({
      failed:
        'orders: the stack is complete, but not all targets became healthy.',
      why: 'not all targets became healthy',
    });
  });

  it('fails after 15 minutes when the service cannot be read', async () => {
    const { error, seconds } = await verifyAll([undefined]);
    expect(seconds).toBe(902);
    expect(error!.report.why).toBe('not all targets became healthy');
  });

  it('reports why a task stopped', async () => {
    const { error } = await verifyAll([{ rolloutState: 'FAILED' }], {
      stoppedTasks: [
        {
          id: '7f3c0123abcd',
          stopCode: 'EssentialContainerExited',
          reason: 'Essential container in task exited',
          containers: [{ name: 'orders', exitCode: 1 }],
        },
      ],
    });
    expect(error!.message).toContain('container orders exited with code 1');
    expect(error!.report.evidence).toEqual([
      expect.stringContaining('exit code 1'),
    ]);
  });

  const NONE = { desired: 0, running: 0, targets: [] };
  const officeHours = {
    start: 'cron(0 7 ? * MON-FRI *)',
    stop: 'cron(0 19 ? * MON-FRI *)',
    timezone: 'UTC',
  };

  it('says that nothing was tried where no task is desired', async () => {
    const { error, lines, requests } = await verifyAll([NONE]);
    expect(error).toBeUndefined();
    expect(lines).toEqual([
      'Note no task is desired, so neither the image nor the health check was tried',
    ]);
    expect(requests).toBe(0);
  });

  it('says when tasks start outside office hours', async () => {
    const { error, lines } = await verifyAll([NONE], {}, { officeHours }, [
      { MinCapacity: 0 },
    ]);
    expect(error).toBeUndefined();
    expect(lines).toEqual([
      'Note outside office hours no task runs, so neither the image nor the health check was tried; tasks start Fri, Jan 2, 07:00 (UTC)',
    ]);
  });

  it('waits for tasks that autoscaling is about to start', async () => {
    const { error, polls, lines, requests } = await verifyAll(
      [NONE, NONE, waiting, {}],
      {},
      { officeHours },
      [{ MinCapacity: 2 }],
    );
    expect(error).toBeUndefined();
    expect(polls).toBe(4);
    expect(lines).toEqual([]);
    expect(requests).toBe(2);
  });

  it('fails at once although autoscaling is about to start tasks', async () => {
    const { error, polls, requests } = await verifyAll(
      [{ ...NONE, rolloutState: 'FAILED' }],
      {},
      { officeHours },
      [{ MinCapacity: 2 }],
    );
    expect(error!.report.failed).toContain('the ECS rollout failed');
    expect(polls).toBe(1);
    expect(requests).toBe(0);
  });

  it('does not wait where the service is no scalable target', async () => {
    const { error, polls } = await verifyAll([NONE], {}, { officeHours });
    expect(error).toBeUndefined();
    expect(polls).toBe(1);
  });

  describe('after a change of the health check', () => {
    const settling = { settleSeconds: 10 };
    const sick = { targets: [{ state: 'unhealthy' }, { state: 'healthy' }] };

    it('believes a healthy target only when the change has settled', async () => {
      const { error, seconds } = await verifyAll([{}], {}, settling);
      expect(error).toBeUndefined();
      expect(seconds).toBe(10);
    });

    it('takes an unhealthy target for a failure when the change has settled', async () => {
      const { error, seconds } = await verifyAll([sick], {}, settling);
      expect(error!.report.failed).toBe(
        'orders: the stack is complete, but not all targets became healthy.',
      );
      expect(seconds).toBe(10);
    });

    it('goes on waiting for a target that is neither', async () => {
      const { error, seconds } = await verifyAll(
        [...Array(8).fill(waiting), {}],
        {},
        settling,
      );
      expect(error).toBeUndefined();
      expect(seconds).toBe(16);
    });

    it('fails where too few tasks run although the targets are healthy', async () => {
      const { error } = await verifyAll(
        [{ rolloutReason: 'ECS deployment completed.', running: 1 }],
        {},
        settling,
      );
      // Of a rollout that succeeded, the reason says nothing.
      expect(error!.report.why).toBe('not all targets became healthy');
    });

    it('waits longer than it otherwise would where the change takes as long', async () => {
      // Every five minutes, ten times.
      const slowly = { settleSeconds: 3000 };
      const { error, seconds } = await verifyAll([{}], {}, slowly);
      expect(error).toBeUndefined();
      expect(seconds).toBe(3000);
      const never = await verifyAll([waiting], {}, slowly);
      expect(never.error!.report.why).toBe('not all targets became healthy');
      expect(never.seconds).toBe(3902);
    });

    it('goes on waiting while the service cannot be read', async () => {
      const { error, polls } = await verifyAll(
        [...Array(8).fill(undefined), {}],
        {},
        settling,
      );
      expect(error).toBeUndefined();
      expect(polls).toBe(9);
    });

    it('goes on waiting for an unhealthy one where nothing has to settle', async () => {
      const { error, polls } = await verifyAll([sick, sick, {}]);
      expect(error).toBeUndefined();
      expect(polls).toBe(3);
    });
  });

  it.each<
    [string, Partial<ServiceSnapshot>, { desiredCount?: number }, string]
  >([
    [
      'another revision',
      { taskDefinition: 'arn:aws:ecs:1:2:task-definition/orders:3' },
      {},
      'orders:3 was deployed to the service meanwhile, not from this stack, which made orders:2',
    ],
    [
      'another count',
      {},
      { desiredCount: 5 },
      'the desired count was changed to 2 meanwhile, not from this stack, which has 5',
    ],
    [
      'no service',
      { status: 'DRAINING' },
      {},
      'the service is DRAINING: it was deleted outside the stack',
    ],
  ])(
    'fails at once with %s, whatever the tasks did',
    async (_, change, expected, what) => {
      const { error, polls } = await verifyAll(
        [change],
        {
          events: [
            '(service orders) was unable to place a task. Reason: Capacity is unavailable at this time.',
          ],
        },
        expected,
      );
      expect(polls).toBe(1);
      expect(error!.report).toMatchObject({
        failed: `orders: the stack is complete, but ${what}.`,
        why: what,
      });
    },
  );

  it.each([waiting, { rolloutState: 'FAILED' }, rolledBack])(
    'explains %j by what the tasks did',
    async change => {
      const { error } = await verifyAll([change], {
        events: [
          '(service orders) was unable to place a task. Reason: Capacity is unavailable at this time.',
        ],
      });
      expect(error!.report.failed).toBe(
        'orders: the stack is complete, but tasks cannot be placed.',
      );
    },
  );
});
