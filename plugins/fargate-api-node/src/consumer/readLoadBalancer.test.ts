import { readTarget } from './readLoadBalancer';

const stack = {
  outputs: {
    TargetGroupArn: 'arn:group',
    ServiceSecurityGroupId: 'sg-tasks',
    LoadBalancerSecurityGroupId: 'sg-balancer',
  },
} as any;

async function read(permissions: object[], states: string[] = []) {
  const answers: Record<string, object> = {
    DescribeTargetHealthCommand: {
      TargetHealthDescriptions: states.map(State => ({
        TargetHealth: { State },
      })),
    },
    DescribeTargetGroupsCommand: { TargetGroups: [{ Port: 8080 }] },
    DescribeSecurityGroupsCommand: {
      SecurityGroups: [{ IpPermissions: permissions }],
    },
  };
  const calls: [string, object, object][] = [];
  const send = async (command: { input: object }, options: object) => {
    const { name } = command.constructor;
    calls.push([name, command.input, options]);
    return answers[name];
  };
  const { signal } = new AbortController();
  const clients = { ec2: { send }, elbv2: { send } } as any;
  const target = await readTarget(clients, stack, { signal });
  return { calls, signal, target };
}

const from = (GroupId: string, port: number) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  UserIdGroupPairs: [{ GroupId }],
});

describe('readTarget', () => {
  it('reads the targets of the API, and what their security group allows', async () => {
    const { calls, signal, target } = await read(
      [from('sg-balancer', 8080)],
      ['healthy', 'initial', 'healthy'],
    );
    expect(target).toEqual({ healthy: 2, total: 3, allowsLoadBalancer: true });
    const options = { abortSignal: signal };
    expect(calls).toEqual([
      ['DescribeTargetHealthCommand', { TargetGroupArn: 'arn:group' }, options],
      [
        'DescribeTargetGroupsCommand',
        { TargetGroupArns: ['arn:group'] },
        options,
      ],
      ['DescribeSecurityGroupsCommand', { GroupIds: ['sg-tasks'] }, options],
    ]);
  });

  it.each([
    ['another port', [from('sg-balancer', 80)]],
    ['another source', [from('sg-other', 8080)]],
    ['addresses alone', [{ ...from('', 8080), UserIdGroupPairs: undefined }]],
    ['nothing', []],
  ])('does not let the load balancer in with %s', async (_, permissions) => {
    const { target } = await read(permissions);
    expect(target.allowsLoadBalancer).toBe(false);
  });
});
