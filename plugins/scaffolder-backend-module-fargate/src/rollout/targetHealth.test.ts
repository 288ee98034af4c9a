import { cannedAws } from '../__testUtils__/cannedAws';
import { targetHealth } from './targetHealth';

describe('targetHealth', () => {
  const of = (targetGroupArn?: string) =>
    ({ loadBalancers: targetGroupArn ? [{ targetGroupArn }] : [] } as any);
  const read = async (
    answers: object,
    arn: string | undefined = 'arn:group',
  ) => {
    const { clients, inputs, signals } = cannedAws(answers as any);
    const { signal } = new AbortController();
    const targets = await targetHealth.read({ clients, signal }, of(arn));
    expect(signals).toEqual(inputs.map(() => signal));
    return { targets, inputs };
  };

  it('is what the load balancer says of the targets', async () => {
    const { inputs, targets } = await read({
      DescribeTargetHealth: {
        TargetHealthDescriptions: [
          {
            TargetHealth: {
              State: 'unhealthy',
              Reason: 'Target.Timeout',
              Description: 'Request timed out',
            },
          },
          {},
        ],
      },
    });
    expect(targets).toEqual([
      {
        state: 'unhealthy',
        reason: 'Target.Timeout',
        description: 'Request timed out',
      },
      { state: 'unknown' },
    ]);
    expect(inputs).toEqual([
      ['DescribeTargetHealth', { TargetGroupArn: 'arn:group' }],
    ]);
  });

  it('is nothing without targets, or without a load balancer', async () => {
    expect((await read({ DescribeTargetHealth: {} })).targets).toEqual([]);
    expect(await read({}, '')).toEqual({ targets: [], inputs: [] });
    const { clients, inputs } = cannedAws({});
    expect(await targetHealth.read({ clients }, {})).toEqual([]);
    expect(inputs).toEqual([]);
  });

  it('asks for a path', async () => {
    const { clients, inputs, signals } = cannedAws({
      DescribeTargetGroups: { TargetGroups: [{ HealthCheckPath: '/ok' }] },
    });
    const { signal } = new AbortController();
    expect(
      await targetHealth.readPath!({ clients, signal }, of('arn:group')),
    ).toBe('/ok');
    expect(inputs).toEqual([
      ['DescribeTargetGroups', { TargetGroupArns: ['arn:group'] }],
    ]);
    expect(signals).toEqual([signal]);
  });

  it.each([{}, { TargetGroups: [] }])('has no path in %j', async answer => {
    const { clients } = cannedAws({ DescribeTargetGroups: answer });
    expect(
      await targetHealth.readPath!({ clients }, of('arn:group')),
    ).toBeUndefined();
  });

  it.each([
    [['healthy', 'healthy'], 2, true],
    [['healthy', 'initial'], 2, false],
    [['healthy', 'healthy', 'draining'], 2, true],
    [[], 0, true],
  ])('of %j for %d tasks is healthy: %s', (states, desired, expected) => {
    const targets = states.map(state => ({ state }));
    expect(targetHealth.isHealthy({ targets, desired } as any)).toBe(expected);
  });
});
