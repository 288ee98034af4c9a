import { ServiceEvidence, ServiceSnapshot } from '../diagnosis/ServiceEvidence';
import { RolloutLog } from '../rollout/RolloutLog';
import { targetHealth } from '../rollout/targetHealth';
import { DeploymentContext } from './DeploymentContext';
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
  ): Promise<{ error?: DeploymentError; seconds: number; polls: number }> {
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
    const context = {
      clients: { now: () => new Date(seconds * 1000) },
      clock: { sleep: async (more: number) => (seconds += more) },
    } as unknown as DeploymentContext;
    const error = await verify(context, rolloutLog, 'orders', {
      arn: 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders',
      taskDefinition: 'orders:2',
    }).then(
      () => undefined,
      caught => caught,
    );
    return { error, seconds, polls };
  }

  it('returns as soon as the service is healthy', async () => {
    expect(await verifyAll([waiting, undefined, {}])).toEqual({
      error: undefined,
      seconds: 4,
      polls: 3,
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
});
