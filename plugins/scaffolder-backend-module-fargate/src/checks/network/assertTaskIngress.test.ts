import { IpPermission } from '@aws-sdk/client-ec2';
import { cannedAws } from '../../__testUtils__/cannedAws';
import { assertTaskIngress, widerRules } from './assertTaskIngress';

const BALANCER = 'sg-balancer';
const own: IpPermission = {
  IpProtocol: 'tcp',
  FromPort: 8080,
  ToPort: 8080,
  UserIdGroupPairs: [{ GroupId: BALANCER }],
};

describe('widerRules', () => {
  it.each<[string, IpPermission[], string[]]>([
    ['the one rule of the stack', [own], []],
    ['no rule', [], []],
    [
      'the internet on the same port',
      [
        {
          ...own,
          IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          Ipv6Ranges: [{ CidrIpv6: '::/0' }],
        },
      ],
      ['0.0.0.0/0 on TCP 8080', '::/0 on TCP 8080'],
    ],
    [
      'the load balancer on other ports',
      [
        { ...own, ToPort: 8090 },
        { ...own, FromPort: 22, ToPort: 22 },
        { ...own, IpProtocol: 'udp' },
        { UserIdGroupPairs: own.UserIdGroupPairs, IpProtocol: '-1' },
      ],
      [
        'sg-balancer on TCP 8080-8090',
        'sg-balancer on TCP 22',
        'sg-balancer on UDP 8080',
        'sg-balancer on all ports',
      ],
    ],
    [
      'other groups and prefix lists',
      [
        own,
        {
          ...own,
          UserIdGroupPairs: [{ GroupId: 'sg-other' }],
          PrefixListIds: [{ PrefixListId: 'pl-1' }],
        },
      ],
      ['pl-1 on TCP 8080', 'sg-other on TCP 8080'],
    ],
  ])('of %s', (_, permissions, rules) => {
    expect(
      widerRules(permissions, { balancerGroupId: BALANCER, port: 8080 }),
    ).toEqual(rules);
  });
});

describe('assertTaskIngress', () => {
  const stack = (outputs: Record<string, string>): any => ({
    name: 'orders',
    outputs,
    parameters: { ContainerPort: '8080' },
  });
  const groups = {
    LoadBalancerSecurityGroupId: BALANCER,
    ServiceSecurityGroupId: 'sg-tasks',
  };

  it('reads the group of the tasks', async () => {
    const { clients, inputs } = cannedAws({
      DescribeSecurityGroups: { SecurityGroups: [{ IpPermissions: [own] }] },
    });
    await assertTaskIngress(clients, stack(groups));
    expect(inputs).toEqual([
      [
        'DescribeSecurityGroups',
        { Filters: [{ Name: 'group-id', Values: ['sg-tasks'] }] },
      ],
    ]);
  });

  it('names each rule that is wider', async () => {
    const { clients } = cannedAws({
      DescribeSecurityGroups: {
        SecurityGroups: [
          { IpPermissions: [{ ...own, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }] },
        ],
      },
    });
    await expect(assertTaskIngress(clients, stack(groups))).rejects.toThrow(
      "orders has drifted from its stack, and an update does not revert that. The tasks' security group sg-tasks allows 0.0.0.0/0 on TCP 8080, and tasks with public IP addresses must be called through the load balancer only: delete every ingress rule but that of sg-balancer on port 8080.",
    );
  });

  it('reads nothing of a stack that was never complete', async () => {
    const { clients, inputs } = cannedAws({});
    await assertTaskIngress(clients, stack({}));
    expect(inputs).toEqual([]);
  });
});
