import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedRecord } from '../__testUtils__/cannedStacks';
import { assertHealthy } from './assertHealthy';

const BEFORE = {
  DesiredCount: '2',
  Autoscaling: 'off',
  ContainerPort: '8080',
  HealthCheckPath: '/',
  HealthCheckIntervalSeconds: '30',
  ContainerCpu: '256',
};

async function check(
  changes: Record<string, string>,
  options: { status?: string; state?: string } = {},
) {
  const { context, signals } = cannedContext({
    DescribeServices: { services: [{ desiredCount: 2, events: [] }] },
    DescribeTargetHealth: {
      TargetHealthDescriptions: [
        {
          TargetHealth: {
            State: options.state ?? 'unhealthy',
            Description: 'Request timed out',
          },
        },
      ],
    },
  });
  const deployed = await cannedRecord('orders', {
    status: options.status,
    parameters: BEFORE,
    outputs: {
      ServiceArn: 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders',
      TargetGroupArn: 'arn:group',
    },
  });
  await assertHealthy(context, deployed, { ...BEFORE, ...changes });
  expect(signals.every(signal => signal === context.signal)).toBe(true);
}

describe('assertHealthy', () => {
  it.each([
    [{}],
    [{ ContainerCpu: '512' }],
    [{ DesiredCount: '1' }],
    [{ DesiredCount: '0', Autoscaling: 'on' }],
  ])(
    'refuses an update with %j, since a rollback could not succeed',
    async changes => {
      await expect(check(changes)).rejects.toThrow(
        'Stack orders cannot be updated: none of its targets is healthy (Request timed out), so a failed update could not be rolled back. Change the health check, if the tasks are as they should be; or set desiredCount to 0 first (with autoscaling off), and then deploy what becomes healthy: without tasks, a failed update can be rolled back.',
      );
    },
  );

  it.each([
    ['stops all tasks', { DesiredCount: '0' }, {}],
    ['changes the port of the health check', { ContainerPort: '9090' }, {}],
    ['changes its path', { HealthCheckPath: '/health' }, {}],
    ['changes its interval', { HealthCheckIntervalSeconds: '5' }, {}],
    ['finds a healthy target', {}, { state: 'healthy' }],
    [
      'deploys to a stack that is no longer complete',
      {},
      { status: 'UPDATE_FAILED' },
    ],
  ])('accepts an update that %s', async (_, changes, options) => {
    await expect(
      check(changes as Record<string, string>, options),
    ).resolves.toBeUndefined();
  });
});
