import { Deployment, Service } from '@aws-sdk/client-ecs';
import { previousTaskDefinitionOf, toRollout } from './rollout';

const revision = (n: number) =>
  `arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:${n}`;
const primary: Deployment = {
  status: 'PRIMARY',
  taskDefinition: revision(2),
};
const rolloutOf = (
  deployment: Deployment,
  service: Service = { deployments: [deployment] },
) => toRollout(service, { ...primary, ...deployment });

describe('toRollout', () => {
  it('has what ECS reports of the primary deployment', () => {
    expect(
      rolloutOf(
        {
          rolloutState: 'IN_PROGRESS',
          rolloutStateReason: 'deployment ecs-svc/1 in progress.',
          createdAt: new Date('2026-01-01T00:00:00Z'),
          updatedAt: new Date('2026-01-01T00:01:00Z'),
          desiredCount: 3,
          runningCount: 1,
          pendingCount: 2,
          failedTasks: 4,
        },
        { deploymentConfiguration: { strategy: 'BLUE_GREEN' } },
      ),
    ).toEqual({
      state: 'in-progress',
      reason: 'deployment ecs-svc/1 in progress.',
      startedAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:01:00.000Z',
      desired: 3,
      running: 1,
      pending: 2,
      failedTasks: 4,
      circuitBreaker: false,
      progress: 33,
      strategy: 'BLUE_GREEN',
      taskDefinition: 'orders:2',
    });
  });

  it('counts nothing where ECS reports no counts', () => {
    expect(rolloutOf({})).toMatchObject({
      state: 'completed',
      desired: 0,
      running: 0,
      pending: 0,
      failedTasks: 0,
      progress: 100,
    });
  });

  it.each<[Deployment, number]>([
    [{ rolloutState: 'IN_PROGRESS', desiredCount: 2 }, 0],
    [{ rolloutState: 'IN_PROGRESS', desiredCount: 3, runningCount: 2 }, 67],
    [{ rolloutState: 'IN_PROGRESS', desiredCount: 2, runningCount: 3 }, 100],
    [{ rolloutState: 'IN_PROGRESS', desiredCount: 0, runningCount: 1 }, 100],
    [{ rolloutState: 'COMPLETED', desiredCount: 2, runningCount: 1 }, 100],
    [{ rolloutState: 'FAILED', desiredCount: 2, runningCount: 1 }, 50],
  ])('has for %j a progress of %d %%', (deployment, progress) => {
    expect(rolloutOf(deployment).progress).toBe(progress);
  });

  it.each([
    ['in-progress', 'task missing', 1, 'arn'],
    ['completed', 'task missing outside a deployment', 1, undefined],
    ['completed', 'task missing', 2, 'arn'],
  ])(
    'is %s without a state and with a %s, while %d of 2 tasks run',
    (state, _, runningCount, currentServiceDeployment) => {
      const deployment = { ...primary, desiredCount: 2, runningCount };
      const service = { currentServiceDeployment, deployments: [deployment] };
      expect(rolloutOf(deployment, service).state).toBe(state);
    },
  );

  it('is in progress without a state and counts in a service deployment', () => {
    const service = { currentServiceDeployment: 'arn', deployments: [primary] };
    expect(rolloutOf({}, service).state).toBe('completed');
    expect(rolloutOf({ desiredCount: 1 }, service).state).toBe('in-progress');
  });
});

describe('previousTaskDefinitionOf', () => {
  const previous = {
    status: 'ACTIVE',
    runningCount: 1,
    taskDefinition: revision(1),
  };

  it.each<[string, Deployment[] | undefined, string | undefined]>([
    ['the one that still runs', [primary, previous], revision(1)],
    ['none without deployments', undefined, undefined],
    ['none that drains', [{ ...previous, status: 'INACTIVE' }], undefined],
    [
      'none without running tasks',
      [{ ...previous, runningCount: 0 }],
      undefined,
    ],
    [
      'none of the same task definition',
      [{ ...previous, taskDefinition: revision(2) }],
      undefined,
    ],
  ])('finds %s', (_, deployments, expected) => {
    expect(previousTaskDefinitionOf({ deployments }, primary)).toBe(expected);
  });
});
