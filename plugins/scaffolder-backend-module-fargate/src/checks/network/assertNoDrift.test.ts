import { Answers, cannedAws } from '../../__testUtils__/cannedAws';
import { cannedRecord } from '../../__testUtils__/cannedStacks';
import { assertNoDrift } from './assertNoDrift';

const outputs: Record<string, string> = {
  LoadBalancerArn: 'arn:loadbalancer',
  LoadBalancerSecurityGroupId: 'sg-lb',
  ServiceSecurityGroupId: 'sg-tasks',
};
const rule = (port: number, more: object) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  ...more,
});
const from = (port: number, GroupId: string) =>
  rule(port, { UserIdGroupPairs: [{ GroupId }] });
const range = (port: number, CidrIp: string) =>
  rule(port, { IpRanges: [{ CidrIp }] });
const groups = (balancer: object[], tasks?: object[]) => ({
  SecurityGroups: [
    { GroupId: 'sg-lb', IpPermissions: balancer },
    { GroupId: 'sg-tasks', IpPermissions: tasks },
  ],
});
const listener = (Protocol: string, Port: number) => ({
  Protocol,
  Port,
  ListenerArn: `arn:listener/${Protocol}`,
});

const WHOLE: Answers = {
  DescribeSecurityGroups: groups(
    [range(443, '10.1.0.0/16')],
    [from(8080, 'sg-lb')],
  ),
  DescribeListeners: { Listeners: [listener('TLS', 443)] },
};

describe('assertNoDrift', () => {
  const { signal } = new AbortController();
  async function check(answers: Answers = {}, has = outputs) {
    const aws = cannedAws({ ...WHOLE, ...answers });
    const stack = await cannedRecord('orders', {
      outputs: has,
      parameters: { ContainerPort: '8080' },
    });
    return { ...aws, checked: assertNoDrift(aws.clients, stack, { signal }) };
  }

  it('accepts what is as its stack says', async () => {
    const { checked, inputs, signals } = await check();
    await expect(checked).resolves.toBeUndefined();
    expect(inputs).toEqual([
      [
        'DescribeSecurityGroups',
        { Filters: [{ Name: 'group-id', Values: ['sg-lb', 'sg-tasks'] }] },
      ],
      [
        'DescribeListeners',
        expect.objectContaining({ LoadBalancerArn: 'arn:loadbalancer' }),
      ],
    ]);
    expect(signals).toStrictEqual([signal, signal]);
  });

  it.each(Object.keys(outputs))(
    'looks at nothing of a stack without %s',
    async name => {
      const { checked, inputs } = await check({}, { ...outputs, [name]: '' });
      await checked;
      expect(inputs).toEqual([]);
    },
  );

  it('accepts tasks that allow a network, which may cover the load balancer', async () => {
    const { checked } = await check({
      DescribeSecurityGroups: groups(
        [],
        [from(8080, 'sg-x'), range(8080, '10.0.0.0/16')],
      ),
    });
    await expect(checked).resolves.toBeUndefined();
  });

  const DRIFTED =
    'orders has drifted from its stack, and an update does not revert that. ';
  const NOT_ALLOWED = `${DRIFTED}The tasks' security group sg-tasks does not allow the load balancer's group sg-lb on port 8080, so no task would become healthy: add an ingress rule for TCP 8080 from sg-lb.`;

  it.each<[string, Answers, string]>([
    [
      'tasks that allow nobody',
      { DescribeSecurityGroups: groups([], []) },
      NOT_ALLOWED,
    ],
    ['groups that are gone', { DescribeSecurityGroups: {} }, NOT_ALLOWED],
    [
      'tasks that allow another group, or another port',
      {
        DescribeSecurityGroups: groups(
          [],
          [from(8080, 'sg-x'), from(8081, 'sg-lb')],
        ),
      },
      NOT_ALLOWED,
    ],
    [
      'a listener without TLS',
      {
        DescribeListeners: {
          Listeners: [listener('TLS', 443), listener('TCP', 443)],
        },
      },
      `${DRIFTED}The load balancer listens on TCP:443 beside TLS:443, and an internal API uses only TLS: delete listener arn:listener/TCP.`,
    ],
    [
      'a listener on another port',
      { DescribeListeners: { Listeners: [listener('TLS', 8443)] } },
      `${DRIFTED}The load balancer listens on TLS:8443 beside TLS:443, and an internal API uses only TLS: delete listener arn:listener/TLS.`,
    ],
    [
      'a load balancer that allows requests without TLS',
      {
        DescribeSecurityGroups: groups(
          [range(80, '10.1.0.0/16'), range(80, '10.2.0.0/16')],
          [from(8080, 'sg-lb')],
        ),
      },
      `${DRIFTED}The load balancer's security group sg-lb allows 10.1.0.0/16, 10.2.0.0/16 on port 80, and an internal API uses only TLS: delete that rule.`,
    ],
  ])('refuses %s', async (_, answers, message) => {
    const { checked } = await check(answers);
    await expect(checked).rejects.toThrow(message);
  });

  it('names all problems', async () => {
    const { checked } = await check({
      DescribeSecurityGroups: groups([], undefined),
      DescribeListeners: { Listeners: [listener('TCP', 80)] },
    });
    await expect(checked).rejects.toThrow(
      /from sg-lb\. The load balancer listens/,
    );
  });
});
