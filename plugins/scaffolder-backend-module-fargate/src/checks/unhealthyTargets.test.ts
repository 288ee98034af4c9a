import { Answers, awsError, cannedAws, NOW } from '../__testUtils__/cannedAws';
import { unhealthyTargets } from './unhealthyTargets';

const outputs = {
  ServiceArn: 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders',
  TargetGroupArn: 'arn:targetgroup',
};

const service = (desiredCount: number, ...unhealthySecondsAgo: number[]) => ({
  services: [
    {
      desiredCount,
      events: unhealthySecondsAgo.map(seconds => ({
        createdAt: new Date(NOW.getTime() - 1000 * seconds),
        message:
          '(service orders) (task 0d2b) (port 8080) is unhealthy in (target-group arn:targetgroup) due to (reason Health checks failed with these codes: [404]).',
      })),
    },
  ],
});
const health = (...targets: object[]) => ({
  TargetHealthDescriptions: targets.map(TargetHealth => ({ TargetHealth })),
});
const TIMED_OUT = { State: 'unhealthy', Description: 'Request timed out' };

describe('unhealthyTargets', () => {
  it.each<[string, Answers, string | undefined]>([
    [
      'of targets one of which is healthy',
      {
        DescribeServices: service(2, 1),
        DescribeTargetHealth: health({ State: 'healthy' }, TIMED_OUT),
      },
      undefined,
    ],
    [
      'of targets none of which is healthy',
      {
        DescribeServices: service(2),
        DescribeTargetHealth: health({ State: 'initial' }, TIMED_OUT),
      },
      'Request timed out',
    ],
    [
      'of targets that are registered only now',
      {
        DescribeServices: service(2),
        DescribeTargetHealth: health({ State: 'initial' }),
      },
      undefined,
    ],
    [
      'of targets that ECS replaces as soon as they are unhealthy',
      {
        DescribeServices: service(2, 599),
        DescribeTargetHealth: health({ State: 'draining' }),
      },
      'Health checks failed with these codes: [404]',
    ],
    [
      'of a target that was unhealthy ten minutes ago',
      {
        DescribeServices: service(2, 600),
        DescribeTargetHealth: health({ State: 'initial' }),
      },
      undefined,
    ],
    [
      'of a service without desired tasks',
      {
        DescribeServices: service(0, 1),
        DescribeTargetHealth: health(TIMED_OUT),
      },
      undefined,
    ],
    [
      'of a service that does not exist',
      {
        DescribeServices: {},
        DescribeTargetHealth: health(TIMED_OUT),
      },
      undefined,
    ],
    [
      'of a target that the load balancer says nothing of',
      {
        DescribeServices: service(2),
        DescribeTargetHealth: { TargetHealthDescriptions: [{}] },
      },
      undefined,
    ],
    [
      'of a service of which ECS tells no events',
      {
        DescribeServices: { services: [{ desiredCount: 1 }] },
        DescribeTargetHealth: health(),
      },
      undefined,
    ],
    [
      'of the newest event that has one',
      {
        DescribeServices: {
          services: [
            {
              desiredCount: 2,
              events: [
                { createdAt: NOW, message: 'has started 1 tasks' },
                { createdAt: NOW },
                ...service(2, 1, 2).services[0].events,
              ],
            },
          ],
        },
        DescribeTargetHealth: health(),
      },
      'Health checks failed with these codes: [404]',
    ],
    [
      'of a service that is gone',
      { DescribeServices: {}, DescribeTargetHealth: health() },
      undefined,
    ],
    [
      'of a cluster that does not exist',
      {
        DescribeServices: awsError('ClusterNotFoundException'),
        DescribeTargetHealth: health(TIMED_OUT),
      },
      undefined,
    ],
    [
      'of a target group that does not exist',
      { DescribeTargetHealth: awsError('TargetGroupNotFoundException') },
      undefined,
    ],
  ])('tells the reason %s', async (_, answers, reason) => {
    const { clients } = cannedAws(answers);
    expect(await unhealthyTargets(clients, { outputs })).toBe(reason);
  });

  it('asks nothing about a stack without targets, and can be aborted', async () => {
    const { signal } = new AbortController();
    const { clients, inputs, signals } = cannedAws({
      DescribeServices: service(1),
      DescribeTargetHealth: health(),
    });
    const { ServiceArn, TargetGroupArn } = outputs;
    for (const some of [{}, { ServiceArn }, { TargetGroupArn }]) {
      expect(
        await unhealthyTargets(clients, { outputs: some as any }),
      ).toBeUndefined();
    }
    expect(inputs).toEqual([]);
    await unhealthyTargets(clients, { outputs }, { signal });
    expect(inputs).toEqual([
      ['DescribeTargetHealth', { TargetGroupArn: 'arn:targetgroup' }],
      ['DescribeServices', { cluster: 'dev', services: ['orders'] }],
    ]);
    expect(signals).toEqual([signal, signal]);
  });
});
