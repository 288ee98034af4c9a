import { Deployment, Service } from '@aws-sdk/client-ecs';
import { toServiceStatus } from './service';

const account = 'eu-west-1:123456789012';
const revision = (n: number) =>
  `arn:aws:ecs:${account}:task-definition/orders:${n}`;
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

const primary: Deployment = {
  status: 'PRIMARY',
  rolloutState: 'COMPLETED',
  taskDefinition: revision(2),
  desiredCount: 2,
  runningCount: 2,
};

function service(overrides: Partial<Service> = {}): Service {
  return {
    serviceName: 'orders',
    clusterArn: `arn:aws:ecs:${account}:cluster/dev`,
    status: 'ACTIVE',
    desiredCount: 2,
    runningCount: 2,
    pendingCount: 0,
    deployments: [primary],
    ...overrides,
  };
}

describe('toServiceStatus', () => {
  it.each<[string, Deployment[], object]>([
    [
      'completed',
      [primary],
      { state: 'completed', taskDefinition: 'orders:2' },
    ],
    [
      'in progress beside the old version',
      [
        { ...primary, rolloutState: 'IN_PROGRESS', failedTasks: 1 },
        { status: 'ACTIVE', runningCount: 2, taskDefinition: revision(1) },
      ],
      {
        state: 'in-progress',
        failedTasks: 1,
        previousTaskDefinition: 'orders:1',
      },
    ],
    [
      'in progress while the old version has no tasks left',
      [
        { ...primary, rolloutState: 'IN_PROGRESS' },
        { status: 'ACTIVE', runningCount: 0, taskDefinition: revision(1) },
      ],
      { state: 'in-progress', previousTaskDefinition: undefined },
    ],
    [
      'failed',
      [{ ...primary, rolloutState: 'FAILED', rolloutStateReason: 'gave up' }],
      { state: 'failed', reason: 'gave up' },
    ],
    [
      'in progress without a state, as with CodeDeploy',
      [
        { ...primary, rolloutState: undefined },
        { status: 'ACTIVE', runningCount: 2, taskDefinition: revision(1) },
      ],
      { state: 'in-progress' },
    ],
    [
      'completed without a state',
      [{ ...primary, rolloutState: undefined }],
      { state: 'completed' },
    ],
  ])('maps a rollout that is %s', (_, deployments, expected) => {
    expect(toServiceStatus(service({ deployments })).rollout).toMatchObject(
      expected,
    );
  });

  it.each([
    [{ enable: true, rollback: true }, true],
    [{ enable: true, rollback: false }, false],
    [{ enable: false, rollback: true }, false],
    [undefined, false],
  ])(
    'reads from the circuit breaker %j whether ECS rolls back: %s',
    (breaker, expected) => {
      const status = toServiceStatus(
        service({
          deploymentConfiguration: { deploymentCircuitBreaker: breaker },
        }),
      );
      expect(status.rollout!.circuitBreaker).toBe(expected);
    },
  );

  it('keeps the ten newest events', () => {
    const events = Array.from({ length: 12 }, (_, i) => ({
      id: `${i}`,
      createdAt: at(59 - i),
      message: 'has reached a steady state.',
    }));
    const status = toServiceStatus(service({ events }));
    expect(status.events).toHaveLength(10);
    expect(status.events[0]).toEqual({
      id: '0',
      createdAt: '2026-01-01T00:59:00.000Z',
      message: 'has reached a steady state.',
    });
  });

  it('prefers the resolved platform version to LATEST', () => {
    const status = toServiceStatus(
      service({
        platformFamily: 'Linux',
        platformVersion: 'LATEST',
        deployments: [{ ...primary, platformVersion: '1.4.0' }],
      }),
    );
    expect(status.platform).toBe('Linux 1.4.0');
  });
});
