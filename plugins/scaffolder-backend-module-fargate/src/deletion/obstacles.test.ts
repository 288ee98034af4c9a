import { StackResource } from '@aws-sdk/client-cloudformation';
import { Answers, awsError, cannedAws } from '../__testUtils__/cannedAws';
import {
  foreignListeners,
  protectedBalancers,
  rulesOfApis,
} from './loadBalancing';
import { foreignInVpc, foreignRules } from './network';
import { Obstacle, ReadObstacles } from './Obstacle';
import { policiesOfRoles } from './policiesOfRoles';

const BALANCER =
  'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/orders/0f1e';
const GROUP =
  'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/orders/0f1e';

const resource = (
  LogicalResourceId: string,
  ResourceType: string,
  PhysicalResourceId?: string,
) => ({ LogicalResourceId, ResourceType, PhysicalResourceId });

const RESOURCES = [
  resource(
    'LoadBalancer',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    BALANCER,
  ),
  resource('TargetGroup', 'AWS::ElasticLoadBalancingV2::TargetGroup', GROUP),
  resource('Group', 'AWS::EC2::SecurityGroup', 'sg-own'),
  resource('Vpc', 'AWS::EC2::VPC', 'vpc-1'),
  resource('Subnet', 'AWS::EC2::Subnet', 'subnet-own'),
  resource('TaskRole', 'AWS::IAM::Role', 'orders-task'),
];

/** What looks for obstacles finds, given AWS's answers. */
function look(
  read: ReadObstacles,
  answers: Answers,
  resources: object[] = RESOURCES,
  parameters: Record<string, string> = {},
) {
  const aws = cannedAws(answers);
  const { signal } = new AbortController();
  const own = new Set([
    'arn:own-listener',
    'sgr-own',
    'nat-own',
    ...RESOURCES.map(({ PhysicalResourceId }) => PhysicalResourceId!),
  ]);
  const found = read(
    aws.clients,
    {
      stack: { arn: 'arn:stack', parameters } as any,
      resources: resources as StackResource[],
      own,
    },
    { signal },
  );
  return { ...aws, signal, found };
}

const READS: Record<string, [ReadObstacles, Answers]> = {
  protectedBalancers: [
    protectedBalancers,
    { DescribeLoadBalancerAttributes: {} },
  ],
  foreignListeners: [
    foreignListeners,
    {
      DescribeTargetGroups: {
        TargetGroups: [{ LoadBalancerArns: [BALANCER] }],
      },
      DescribeListeners: { Listeners: [{ ListenerArn: 'arn:foreign' }] },
      DescribeRules: {},
    },
  ],
  foreignRules: [
    foreignRules,
    {
      DescribeSecurityGroups: { SecurityGroups: [{ GroupId: 'sg-other' }] },
      DescribeSecurityGroupRules: {},
    },
  ],
  foreignInVpc: [
    foreignInVpc,
    {
      DescribeSecurityGroups: {},
      DescribeSubnets: {},
      DescribeNatGateways: {},
      DescribeNetworkInterfaces: {},
    },
  ],
  policiesOfRoles: [
    policiesOfRoles,
    {
      GetTemplate: {},
      ListAttachedRolePolicies: {},
      ListRolePolicies: {},
    },
  ],
};

const OF_THE_STACK =
  /loadbalancer\/app\/orders|targetgroup\/orders|arn:foreign|"sg-own"|"sg-other"|"vpc-1"|"orders-task"|"arn:stack"/;

describe.each(Object.entries(READS))('%s', (_, [read, answers]) => {
  it('finds nothing in nothing, and can be aborted', async () => {
    const { found, signals, signal, inputs } = look(read, answers);
    expect(await found).toEqual([]);
    expect([...new Set(inputs.map(([operation]) => operation))].sort()).toEqual(
      Object.keys(answers).sort(),
    );
    expect(new Set(signals)).toEqual(new Set([signal]));
    // It asks about the resources of the stack, and never about all there are.
    for (const [operation, input] of inputs) {
      expect([operation, JSON.stringify(input)]).toEqual([
        operation,
        expect.stringMatching(OF_THE_STACK),
      ]);
    }
  });

  it('asks nothing about a stack without such resources', async () => {
    const { found, inputs } = look(
      read,
      {},
      RESOURCES.map(one => ({ ...one, PhysicalResourceId: undefined })),
    );
    expect(await found).toEqual([]);
    expect(inputs).toEqual([]);
  });

  it.each(Object.keys(answers).filter(name => name !== 'GetTemplate'))(
    'goes on where the portal may not ask %s, or it is gone',
    async operation => {
      for (const name of [
        'AccessDenied',
        'UnauthorizedOperation',
        'XNotFound',
      ]) {
        const denied = { ...answers, [operation]: awsError(name) };
        expect(await look(read, denied).found).toEqual([]);
      }
      const throttled = { ...answers, [operation]: awsError('Throttling') };
      await expect(look(read, throttled).found).rejects.toThrow('Throttling');
    },
  );
});

describe('protectedBalancers', () => {
  const attribute = (Key: string, Value: string) => ({
    DescribeLoadBalancerAttributes: { Attributes: [{ Key, Value }] },
  });

  it('finds one that is protected', async () => {
    const { found } = look(
      protectedBalancers,
      attribute('deletion_protection.enabled', 'true'),
    );
    expect(await found).toEqual([
      {
        text: 'load balancer orders has deletion protection enabled',
        repair: `disable it with aws elbv2 modify-load-balancer-attributes --load-balancer-arn ${BALANCER} --attributes Key=deletion_protection.enabled,Value=false`,
        keeps: ['LoadBalancer'],
      },
    ]);
  });

  it('names the setting of an API that protects its own', async () => {
    const enabled = attribute('deletion_protection.enabled', 'true');
    const repairOf = async (DeletionProtection: string) => {
      const parameters = { DeletionProtection };
      const [{ repair }] = await look(
        protectedBalancers,
        enabled,
        RESOURCES,
        parameters,
      ).found;
      return repair;
    };
    expect(await repairOf('on')).toBe(
      'update the API with deletionProtection: false',
    );
    expect(await repairOf('off')).toMatch(/^disable it with aws elbv2 /);
  });

  it.each([
    ['deletion_protection.enabled', 'false'],
    ['access_logs.s3.enabled', 'true'],
  ])('finds none with %s=%s', async (key, value) => {
    const { found } = look(protectedBalancers, attribute(key, value));
    expect(await found).toEqual([]);
  });
});

describe('rulesOfApis', () => {
  const LISTENER = 'arn:own-listener';
  const rule = (RuleArn: string, more: object = {}) => ({
    RuleArn,
    Conditions: [{ Field: 'host-header', Values: ['api.acme.com'] }],
    ...more,
  });
  const find = (kind: string) => {
    const aws = cannedAws({
      DescribeRules: {
        Rules: [
          rule('arn:own-rule'),
          rule('arn:rule'),
          rule('arn:default', { IsDefault: true }),
        ],
      },
    });
    return rulesOfApis(
      aws.clients,
      {
        stack: { arn: 'arn:stack', kind } as any,
        resources: [
          resource(
            'HttpsListener',
            'AWS::ElasticLoadBalancingV2::Listener',
            LISTENER,
          ),
        ] as StackResource[],
        own: new Set([LISTENER, 'arn:own-rule']),
      },
      {},
    );
  };

  it('would be deleted with the listener of a shared load balancer', async () => {
    expect(await find('shared-load-balancer')).toEqual([
      {
        text: 'api.acme.com is served by a rule of the shared load balancer',
        repair:
          'delete the API that has it, or the rule with aws elbv2 delete-rule --rule-arn arn:rule',
        keeps: ['HttpsListener'],
      },
    ]);
    expect(await find('public-api')).toEqual([]);
  });
});

describe('foreignListeners', () => {
  const listener = (more: object) => ({
    DescribeTargetGroups: { TargetGroups: [{ LoadBalancerArns: [BALANCER] }] },
    DescribeListeners: {
      Listeners: [
        {
          ListenerArn: 'arn:foreign',
          Port: 8443,
          Protocol: 'HTTPS',
          ...more,
        },
      ],
    },
    DescribeRules: {},
  });
  const obstacle: Obstacle = {
    text: 'listener HTTPS:8443 forwards to target group orders and is not from its stack',
    repair:
      'delete it with aws elbv2 delete-listener --listener-arn arn:foreign',
    keeps: ['TargetGroup'],
  };

  it.each<[string, Answers, Obstacle[]]>([
    [
      'by its default',
      listener({ DefaultActions: [{ TargetGroupArn: GROUP }] }),
      [obstacle],
    ],
    [
      'by a share of its default',
      listener({
        DefaultActions: [
          {
            ForwardConfig: {
              TargetGroups: [
                { TargetGroupArn: 'arn:other' },
                { TargetGroupArn: GROUP },
              ],
            },
          },
        ],
      }),
      [obstacle],
    ],
    [
      'by a rule',
      {
        ...listener({}),
        DescribeRules: {
          Rules: [{}, { Actions: [{ TargetGroupArn: GROUP }] }],
        },
      },
      [obstacle],
    ],
    [
      'to another group',
      listener({ DefaultActions: [{ TargetGroupArn: 'arn:other' }] }),
      [],
    ],
    [
      'and is from the stack',
      listener({
        ListenerArn: 'arn:own-listener',
        DefaultActions: [{ TargetGroupArn: GROUP }],
      }),
      [],
    ],
  ])('looks for one that forwards %s', async (_, answers, obstacles) => {
    expect(await look(foreignListeners, answers).found).toEqual(obstacles);
  });

  it.each([{ TargetGroups: [{}] }, { TargetGroups: [] }])(
    'finds none of a target group without load balancers: %j',
    async answer => {
      const { found } = look(foreignListeners, {
        DescribeTargetGroups: answer,
      });
      expect(await found).toEqual([]);
    },
  );
});

describe('foreignRules', () => {
  const rule = (more: object) => ({
    DescribeSecurityGroups: ({ Filters: [{ Name, Values }] }: any) => ({
      SecurityGroups:
        Name === 'ip-permission.group-id' && Values[0] === 'sg-own'
          ? [{ GroupId: 'sg-other' }, { GroupId: 'sg-own' }]
          : [],
    }),
    DescribeSecurityGroupRules: ({ Filters: [{ Name, Values }] }: any) => ({
      SecurityGroupRules:
        Name === 'group-id' && Values.join() === 'sg-other'
          ? [
              {
                GroupId: 'sg-other',
                IsEgress: false,
                ReferencedGroupInfo: { GroupId: 'sg-own' },
                SecurityGroupRuleId: 'sgr-1',
                ...more,
              },
            ]
          : [],
    }),
  });

  it.each([
    [false, 'ingress'],
    [true, 'egress'],
  ])('finds one of another group, egress: %s', async (IsEgress, direction) => {
    expect(await look(foreignRules, rule({ IsEgress })).found).toEqual([
      {
        text: 'a rule of security group sg-other names security group sg-own',
        repair: `remove it with aws ec2 revoke-security-group-${direction} --group-id sg-other --security-group-rule-ids sgr-1`,
        keeps: ['Group'],
      },
    ]);
  });

  it('asks for rules in both directions, and not where no group has any', async () => {
    const { found, inputs } = look(foreignRules, {
      DescribeSecurityGroups: { SecurityGroups: [{ GroupId: 'sg-own' }] },
    });
    expect(await found).toEqual([]);
    expect(inputs).toEqual(
      ['ip-permission.group-id', 'egress.ip-permission.group-id'].map(Name => [
        'DescribeSecurityGroups',
        { Filters: [{ Name, Values: ['sg-own'] }] },
      ]),
    );
  });

  it.each([
    ['from the stack', { SecurityGroupRuleId: 'sgr-own' }],
    ['for a network', { ReferencedGroupInfo: undefined }],
    ['for another group', { ReferencedGroupInfo: { GroupId: 'sg-3' } }],
  ])('finds none that is %s', async (_, more) => {
    expect(await look(foreignRules, rule(more)).found).toEqual([]);
  });
});

describe('foreignInVpc', () => {
  const inVpc = (more: Answers): Answers => ({
    DescribeSecurityGroups: {},
    DescribeSubnets: {},
    DescribeNatGateways: {},
    DescribeNetworkInterfaces: {},
    ...more,
  });
  const obstacle = (what: string, ...keeps: string[]) => ({
    text: `VPC vpc-1 has the ${what}, which is not from its stack`,
    repair: 'delete it, or move it to another VPC',
    keeps: [...keeps, 'Vpc'],
  });
  const networkInterface = (more: object) => ({
    DescribeNetworkInterfaces: {
      NetworkInterfaces: [
        { NetworkInterfaceId: 'eni-1', SubnetId: 'subnet-own', ...more },
      ],
    },
  });

  it.each<[string, Answers, Obstacle[]]>([
    [
      'NAT gateways',
      {
        DescribeNatGateways: {
          NatGateways: [
            { NatGatewayId: 'nat-own', SubnetId: 'subnet-own' },
            { NatGatewayId: 'nat-1', SubnetId: 'subnet-own' },
            { NatGatewayId: 'nat-2', SubnetId: 'subnet-x' },
          ],
        },
      },
      [obstacle('NAT gateway nat-1', 'Subnet'), obstacle('NAT gateway nat-2')],
    ],
    [
      'network interfaces',
      networkInterface({ Description: 'of a database' }),
      [obstacle('network interface eni-1 (of a database)', 'Subnet')],
    ],
    [
      'network interfaces without a description',
      networkInterface({}),
      [obstacle('network interface eni-1', 'Subnet')],
    ],
    ...[
      { InterfaceType: 'nat_gateway' },
      { InterfaceType: 'vpc_endpoint' },
      { InterfaceType: 'transit_gateway' },
      { Description: 'ELB app/orders/0f1e' },
      { Description: 'arn:aws:ecs:eu-west-1:1:attachment/1' },
      { Description: 'arn:aws-cn:ecs:cn-north-1:1:attachment/1' },
    ].map((more): [string, Answers, Obstacle[]] => [
      `no interface that goes with what uses it: ${JSON.stringify(more)}`,
      networkInterface(more),
      [],
    ]),
    ...['an ELB of ours', 'xarn:aws:ecs:'].map(
      (Description): [string, Answers, Obstacle[]] => [
        `interfaces with the description ${Description}`,
        networkInterface({ Description }),
        [obstacle(`network interface eni-1 (${Description})`, 'Subnet')],
      ],
    ),
    [
      'subnets',
      {
        DescribeSubnets: {
          Subnets: [{ SubnetId: 'subnet-own' }, { SubnetId: 'subnet-x' }],
        },
      },
      [obstacle('subnet subnet-x')],
    ],
    [
      'security groups',
      {
        DescribeSecurityGroups: {
          SecurityGroups: [
            { GroupId: 'sg-own', GroupName: 'own' },
            { GroupId: 'sg-0', GroupName: 'default' },
            { GroupId: 'sg-2', GroupName: 'theirs' },
          ],
        },
      },
      [obstacle('security group sg-2 (theirs)')],
    ],
  ])('looks for %s', async (_, answers, obstacles) => {
    expect(await look(foreignInVpc, inVpc(answers)).found).toEqual(obstacles);
  });

  it('asks about this VPC, and NAT gateways that are not deleted', async () => {
    const { found, inputs } = look(foreignInVpc, inVpc({}));
    await found;
    const filter = { Name: 'vpc-id', Values: ['vpc-1'] };
    for (const [operation, input] of inputs) {
      expect(
        operation === 'DescribeNatGateways' ? input.Filter : input.Filters,
      ).toEqual(
        operation === 'DescribeNatGateways'
          ? [filter, { Name: 'state', Values: ['pending', 'available'] }]
          : [filter],
      );
    }
  });
});

describe('policiesOfRoles', () => {
  const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
  const OWN = 'arn:aws:iam::123456789012:policy/team/own';

  const withPolicies = (
    properties: object | undefined,
    attached: string[],
    inline: string[] = [],
  ): Answers => ({
    GetTemplate: {
      TemplateBody: JSON.stringify({
        Resources: { TaskRole: { Properties: properties } },
      }),
    },
    ListAttachedRolePolicies: {
      AttachedPolicies: attached.map(PolicyArn => ({
        PolicyArn,
        PolicyName: PolicyArn.split('/').pop(),
      })),
    },
    ListRolePolicies: { PolicyNames: inline },
  });
  const attachedObstacle = (name: string, arn: string) => ({
    text: `role orders-task has the policy ${name}, which is not from its stack`,
    repair: `detach it with aws iam detach-role-policy --role-name orders-task --policy-arn ${arn}`,
    keeps: ['TaskRole'],
  });
  const inlineObstacle = {
    text: 'role orders-task has the policy extra, which is not from its stack',
    repair:
      'delete it with aws iam delete-role-policy --role-name orders-task --policy-name extra',
    keeps: ['TaskRole'],
  };

  it.each<[string, Answers, Obstacle[]]>([
    [
      'that somebody attached',
      withPolicies({ ManagedPolicyArns: [OWN] }, [OWN, READ_ONLY]),
      [attachedObstacle('ReadOnlyAccess', READ_ONLY)],
    ],
    [
      'that somebody attached to a role without any',
      withPolicies(undefined, [OWN], ['extra']),
      [attachedObstacle('own', OWN), inlineObstacle],
    ],
    [
      'with the account as a pseudo parameter',
      withPolicies(
        {
          ManagedPolicyArns: [
            'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/team/own',
          ],
        },
        [OWN],
      ),
      [],
    ],
    [
      'of AWS with the partition as a pseudo parameter',
      withPolicies(
        {
          ManagedPolicyArns: [
            'arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess',
          ],
        },
        [READ_ONLY],
      ),
      [],
    ],
    [
      'that a parameter may attach',
      withPolicies({ ManagedPolicyArns: ['${Policy}'] }, [OWN]),
      [],
    ],
    [
      'that a function may attach',
      withPolicies({ ManagedPolicyArns: { Ref: 'Arns' } }, [OWN]),
      [],
    ],
    [
      'that somebody put inline',
      withPolicies({ Policies: [{ PolicyName: 'own' }] }, [], ['own', 'extra']),
      [inlineObstacle],
    ],
  ])('looks for one %s', async (_, answers, obstacles) => {
    expect(await look(policiesOfRoles, answers).found).toEqual(obstacles);
  });

  it.each([
    'AWS::IAM::Policy',
    'AWS::IAM::RolePolicy',
    'AWS::IAM::ManagedPolicy',
  ])('cannot tell where the stack has an %s', async type => {
    const { found, inputs } = look(policiesOfRoles, {}, [
      ...RESOURCES,
      resource('Policy', type, 'own'),
    ]);
    expect(await found).toEqual([]);
    expect(inputs).toEqual([]);
  });
});
