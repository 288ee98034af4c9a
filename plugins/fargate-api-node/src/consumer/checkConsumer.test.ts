import { ConfigReader } from '@backstage/config';
import { FargateTarget, FargateTargets } from '../targets';
import { FargateClients } from '../clients';
import { checkConsumer } from './checkConsumer';

const STACK = 'arn:aws:cloudformation:eu-west-1:111111111111:stack/ledger/1';
const BALANCER =
  'arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/ledger/0f1e';
const CALLER = '10.1.1.0/24';

/** What an account answers, by the name of the command and its input. */
type Account = Record<string, (input: any) => object>;

const vpcIdOf = (input: any) =>
  input.Filters.find(({ Name }: any) => Name === 'vpc-id')?.Values[0];

function vpc(
  vpcId: string,
  subnetId: string,
  cidr: string,
  destination: string,
  attachment: string,
): Account {
  const own = (input: any, key: string, items: object[]) => ({
    [key]: vpcIdOf(input) === vpcId ? items : [],
  });
  return {
    DescribeVpcs: input =>
      own(input, 'Vpcs', [{ CidrBlock: cidr.replace('.1.0/24', '.0.0/16') }]),
    DescribeSubnets: input =>
      own(input, 'Subnets', [
        { SubnetId: subnetId, CidrBlock: cidr, AvailabilityZoneId: 'az1' },
      ]),
    DescribeRouteTables: input =>
      own(input, 'RouteTables', [
        {
          RouteTableId: `rtb-${subnetId}`,
          Associations: [{ Main: true }],
          Routes: [
            { DestinationCidrBlock: destination, TransitGatewayId: 'tgw-1' },
          ],
        },
      ]),
    DescribeTransitGatewayVpcAttachments: input =>
      own(input, 'TransitGatewayVpcAttachments', [
        {
          TransitGatewayAttachmentId: attachment,
          TransitGatewayId: 'tgw-1',
          State: 'available',
          SubnetIds: [subnetId],
        },
      ]),
  };
}

const zone = (Name: string, Id: string) => ({
  HostedZone: { Name, Id, Config: { PrivateZone: false } },
  DelegationSet: { NameServers: ['ns-1.', 'ns-2.'] },
});

/** The account of the API. */
function provider(): Account {
  return {
    ...vpc('vpc-p', 'p1', '10.0.1.0/24', '10.1.0.0/16', 'att-p'),
    DescribeStacks: ({ StackName }) => ({
      Stacks: [
        {
          StackId: StackName,
          StackName: 'ledger',
          StackStatus: 'UPDATE_COMPLETE',
          Tags: [
            { Key: 'fargate-api:managed', Value: 'true' },
            { Key: 'fargate-api:kind', Value: 'internal-api' },
          ],
          Parameters: [{ ParameterKey: 'VpcId', ParameterValue: 'vpc-p' }],
          Outputs: Object.entries({
            LoadBalancerArn: BALANCER,
            LoadBalancerSecurityGroupId: 'sg-lb',
            ServiceSecurityGroupId: 'sg-tasks',
            TargetGroupArn: 'arn:tg',
            DomainName: 'ledger.acme.com',
            HostedZoneId: 'Z1',
            Url: 'https://ledger.acme.com',
          }).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
        },
      ],
    }),
    DescribeStackResources: () => ({
      StackResources: [
        ['LoadBalancer', BALANCER],
        ['TargetGroup', 'arn:tg'],
      ]
        .map(([type, PhysicalResourceId]) => ({
          ResourceType: `AWS::ElasticLoadBalancingV2::${type}`,
          PhysicalResourceId,
        }))
        .concat(
          ['sg-lb', 'sg-tasks'].map(PhysicalResourceId => ({
            ResourceType: 'AWS::EC2::SecurityGroup',
            PhysicalResourceId,
          })),
        ),
    }),
    DescribeLoadBalancers: ({ LoadBalancerArns: [arn] }) => ({
      LoadBalancers: [
        {
          LoadBalancerName: arn === BALANCER ? 'ledger' : 'other',
          DNSName: 'Ledger.elb',
          VpcId: 'vpc-p',
          State: { Code: 'active' },
          SecurityGroups: ['sg-lb'],
        },
      ],
    }),
    DescribeListeners: ({ LoadBalancerArn }) => ({
      Listeners:
        LoadBalancerArn === BALANCER
          ? [
              { Port: 80, Protocol: 'TCP' },
              { Port: 443, Protocol: 'TLS' },
            ]
          : [],
    }),
    DescribeNetworkInterfaces: ({ Filters: [{ Name, Values }] }) => ({
      NetworkInterfaces:
        Name === 'description' && Values[0] === 'ELB net/ledger/0f1e'
          ? [{ PrivateIpAddress: '10.0.1.5', SubnetId: 'p1' }]
          : [],
    }),
    DescribeSecurityGroups: ({ GroupIds }) => ({
      SecurityGroups: GroupIds.map((id: string) => ({
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: id === 'sg-lb' ? 443 : 8080,
            ToPort: id === 'sg-lb' ? 443 : 8080,
            ...(id === 'sg-lb'
              ? { IpRanges: [{ CidrIp: '10.1.0.0/16' }] }
              : { UserIdGroupPairs: [{ GroupId: 'sg-lb' }] }),
          },
        ],
      })),
    }),
    DescribeTargetGroups: () => ({ TargetGroups: [{ Port: 8080 }] }),
    DescribeTargetHealth: () => ({
      TargetHealthDescriptions: [
        { TargetHealth: { State: 'healthy' } },
        { TargetHealth: { State: 'draining' } },
      ],
    }),
    GetHostedZone: ({ Id }) => zone('ledger.acme.com.', Id),
    ListHostedZonesByName: () => ({ HostedZones: [] }),
    ListResourceRecordSets: ({ StartRecordType, StartRecordName }) => ({
      ResourceRecordSets: [
        {
          Name: `${StartRecordName}.`,
          Type: StartRecordType,
          AliasTarget: { DNSName: 'dualstack.ledger.elb.' },
        },
      ],
    }),
    DescribeTransitGatewayAttachments: () => ({
      TransitGatewayAttachments: [{ TransitGatewayOwnerId: '222222222222' }],
    }),
  };
}

/** The account of the consumer, which has the transit gateway and the parent zone too. */
function consumer(): Account {
  return {
    ...vpc('vpc-c', 'c1', CALLER, '10.0.0.0/16', 'att-c'),
    ListHostedZonesByName: ({ DNSName }) => ({
      HostedZones:
        DNSName === 'acme.com' ? [{ Name: 'acme.com.', Id: 'Z0' }] : [],
    }),
    GetHostedZone: ({ Id }) => zone('acme.com.', Id),
    ListResourceRecordSets: ({ HostedZoneId, StartRecordType }) => ({
      ResourceRecordSets: [
        {
          Name: 'ledger.acme.com.',
          Type: HostedZoneId === 'Z0' ? 'NS' : StartRecordType,
          ResourceRecords: [{ Value: 'ns-2.' }, { Value: 'ns-1.' }],
        },
      ],
    }),
    DescribeTransitGatewayAttachments: ({
      TransitGatewayAttachmentIds: [id],
    }) => ({
      TransitGatewayAttachments: [
        { Association: { TransitGatewayRouteTableId: `rtb-of-${id}` } },
      ],
    }),
    SearchTransitGatewayRoutes: ({
      TransitGatewayRouteTableId: table,
      Filters: [{ Name, Values }],
    }) => {
      const to = { 'rtb-of-att-c': 'att-p', 'rtb-of-att-p': 'att-c' };
      const wanted = { 'rtb-of-att-c': '10.0.1.5/32', 'rtb-of-att-p': CALLER };
      const key = table as keyof typeof to;
      const route = (cidr: string, attachment: string, State = 'active') => ({
        DestinationCidrBlock: cidr,
        State,
        TransitGatewayAttachments: [{ TransitGatewayAttachmentId: attachment }],
      });
      return {
        Routes:
          Name === 'route-search.supernet-of-match' && Values[0] === wanted[key]
            ? [route('10.0.0.0/8', 'att-other'), route(Values[0], to[key])]
            : [],
      };
    },
  };
}

const TARGETS = FargateTargets.fromConfig(
  new ConfigReader({
    fargateApi: {
      targets: [
        { name: 'apis', accountId: '111111111111', region: 'eu-west-1' },
        { name: 'apis-us', accountId: '111111111111', region: 'us-east-1' },
        { name: 'network', accountId: '222222222222', region: 'eu-west-1' },
      ],
    },
  }),
);

/** Those of all requests to AWS. */
const signals: unknown[] = [];

function aws(accounts: { provider?: Account; consumer?: Account } = {}) {
  const given: Record<string, Account> = {
    '111111111111': { ...provider(), ...accounts.provider },
    '222222222222': { ...consumer(), ...accounts.consumer },
  };
  const clients = jest.fn(async (target: FargateTarget) => {
    const send = async (command: any, options?: { abortSignal?: object }) => {
      signals.push(options?.abortSignal);
      const name = command.constructor.name.replace(/Command$/, '');
      const answer = given[target.accountId][name];
      if (!answer) {
        throw new Error(`${target.name} was asked for ${name}`);
      }
      return answer(command.input);
    };
    return {
      target,
      ec2: { send },
      elbv2: { send },
      route53: { send },
      cloudFormation: { send },
    } as unknown as FargateClients;
  });
  return { targets: TARGETS, clients };
}

const check = (
  accounts?: Parameters<typeof aws>[0],
  who = { target: 'network', vpcId: 'vpc-c' },
) => checkConsumer(aws(accounts), STACK, who);

describe('checkConsumer', () => {
  it('reads every hop of a path through a transit gateway', async () => {
    expect(await check()).toEqual({
      reachable: true,
      consumer: { accountId: '222222222222', vpcId: 'vpc-c' },
      url: 'https://ledger.acme.com',
      explanation:
        'vpc-c (account 222222222222) can reach https://ledger.acme.com',
      hops: [
        'ledger.acme.com is an alias of ledger.elb',
        'acme.com delegates ledger.acme.com to the name servers of the zone',
        '10.0.1.5',
        '1 of 1 subnets of vpc-c have a route to it through tgw-1',
        'both VPCs are attached to tgw-1 (att-c and att-p)',
        "the load balancer's subnets have return routes to 10.1.1.0/24 through tgw-1",
        'load balancer ledger allows the consumer on port 443',
        '1 of 2 targets are healthy',
      ].map(text => expect.objectContaining({ state: 'ok', text })),
    });
  });

  it('needs no return route in a subnet that the load balancer is not in', async () => {
    const { reachable } = await check({
      provider: {
        DescribeSubnets: () => ({
          Subnets: [
            {
              SubnetId: 'p1',
              CidrBlock: '10.0.1.0/24',
              AvailabilityZoneId: 'az1',
            },
            {
              SubnetId: 'p2',
              CidrBlock: '10.0.2.0/24',
              AvailabilityZoneId: 'az1',
            },
          ],
        }),
        DescribeRouteTables: () => ({
          RouteTables: [
            {
              RouteTableId: 'rtb-main',
              Associations: [{ Main: true }],
              Routes: [
                {
                  DestinationCidrBlock: '10.1.0.0/16',
                  TransitGatewayId: 'tgw-1',
                },
              ],
            },
            {
              RouteTableId: 'rtb-p2',
              Associations: [{ SubnetId: 'p2' }],
              Routes: [],
            },
          ],
        }),
      },
    });
    expect(reachable).toBe(true);
  });

  it('can be aborted in all of its requests', async () => {
    signals.length = 0;
    const { signal } = new AbortController();
    await checkConsumer(
      aws(),
      STACK,
      { target: 'network', vpcId: 'vpc-c' },
      { signal },
    );
    expect(signals.length).toBeGreaterThan(20);
    expect(new Set(signals)).toEqual(new Set([signal]));
  });

  it.each([
    ['associated', 'consumer-route', 'of vpc-c overlaps 10.0.0.0/16 of vpc-p'],
    ['disassociated', undefined, 'can reach'],
  ])(
    'counts a second block of a VPC if it is associated: %s',
    async (State, missingHop, text) => {
      const result = await check({
        consumer: {
          DescribeVpcs: () => ({
            Vpcs: [
              {
                CidrBlock: '10.1.0.0/16',
                CidrBlockAssociationSet: [
                  {
                    CidrBlock: '10.1.0.0/16',
                    CidrBlockState: { State: 'associated' },
                  },
                  { CidrBlock: '10.0.0.0/20', CidrBlockState: { State } },
                  { CidrBlock: '10.0.0.0/21' },
                ],
              },
            ],
          }),
        },
      });
      expect(result.missingHop).toBe(missingHop);
      expect(result.explanation).toContain(text);
    },
  );

  it('asks each account once for the parent zone', async () => {
    const asked: string[] = [];
    const listing = (account: string) => ({
      ListHostedZonesByName: () => {
        asked.push(account);
        return { HostedZones: [] };
      },
    });
    const { explanation } = await check({
      provider: listing('provider'),
      consumer: listing('consumer'),
    });

    expect(asked).toEqual(['provider', 'consumer']);
    expect(explanation).toBe(
      'nothing that this portal can see keeps vpc-c (account 222222222222) from reaching https://ledger.acme.com, but it cannot see everything. ' +
        'delegation: no account of this portal has the parent zone of ledger.acme.com; dig +short NS ledger.acme.com should return ns-1 and ns-2',
    );
  });

  it.each<[string, Parameters<typeof aws>[0], string, string]>([
    [
      'a hosted zone that does not exist',
      {
        provider: {
          GetHostedZone: () => {
            throw Object.assign(new Error(), { name: 'NoSuchHostedZone' });
          },
        },
      },
      'name',
      'hosted zone Z1 of ledger.acme.com does not exist',
    ],
    [
      'a record that is no alias',
      {
        provider: {
          ListResourceRecordSets: ({ StartRecordType, StartRecordName }) => ({
            ResourceRecordSets: [
              {
                Name: `${StartRecordName}.`,
                Type: StartRecordType,
                ResourceRecords: [{ Value: '10.0.1.5' }],
              },
            ],
          }),
        },
      },
      'name',
      'has no alias record ledger.acme.com',
    ],
    [
      'no record',
      {
        provider: {
          ListResourceRecordSets: () => ({ ResourceRecordSets: [] }),
        },
      },
      'name',
      'has no alias record ledger.acme.com',
    ],
    [
      'no TLS listener',
      {
        provider: {
          DescribeListeners: () => ({
            Listeners: [
              { Port: 443, Protocol: 'TCP' },
              { Port: 8443, Protocol: 'TLS' },
            ],
          }),
        },
      },
      'load-balancer',
      'no TLS listener on port 443',
    ],
    [
      'a security group without rules',
      {
        provider: {
          DescribeSecurityGroups: () => ({ SecurityGroups: [{}] }),
        },
      },
      'load-balancer',
      'allows no source on port 443',
    ],
    [
      'a route table of the transit gateway without a route',
      { consumer: { SearchTransitGatewayRoutes: () => ({}) } },
      'attachment',
      'the route table of tgw-1 for att-c has no route to att-p',
    ],
    [
      'a blackhole in the transit gateway',
      {
        consumer: {
          SearchTransitGatewayRoutes: () => ({
            Routes: [
              {
                DestinationCidrBlock: '10.0.0.0/16',
                State: 'blackhole',
                TransitGatewayAttachments: [
                  { TransitGatewayAttachmentId: 'att-p' },
                ],
              },
            ],
          }),
        },
      },
      'attachment',
      'has no route to att-p',
    ],
    [
      'an attachment without a route table',
      {
        consumer: {
          DescribeTransitGatewayAttachments: () => ({
            TransitGatewayAttachments: [{}],
          }),
        },
      },
      'attachment',
      'has no route to att-p',
    ],
    [
      'tasks that do not allow the load balancer',
      {
        provider: {
          DescribeTargetHealth: () => ({
            TargetHealthDescriptions: [{ TargetHealth: { State: 'initial' } }],
          }),
          DescribeTargetGroups: () => ({ TargetGroups: [{ Port: 9090 }] }),
        },
      },
      'target',
      'the security group of the tasks does not allow the load balancer',
    ],
    [
      'targets that are unhealthy for another reason',
      {
        provider: {
          DescribeTargetHealth: () => ({ TargetHealthDescriptions: [{}] }),
        },
      },
      'target',
      '0 of 1 targets are healthy: see',
    ],
  ])('finds %s', async (_, accounts, missingHop, text) => {
    const result = await check(accounts);
    expect(result).toMatchObject({ reachable: false, missingHop });
    expect(result.explanation).toMatch(
      new RegExp(
        `^vpc-c \\(account 222222222222\\) cannot reach https://ledger.acme.com\\. ${missingHop}: `,
      ),
    );
    expect(result.explanation).toContain(text);
  });

  it('treats a load balancer without security groups as open', async () => {
    const { hops } = await check({
      provider: {
        DescribeLoadBalancers: () => ({
          LoadBalancers: [
            {
              LoadBalancerName: 'ledger',
              DNSName: 'ledger.elb',
              VpcId: 'vpc-p',
              State: { Code: 'active' },
            },
          ],
        }),
      },
    });
    expect(hops[6]).toMatchObject({ state: 'ok' });
  });

  it('cannot read a transit gateway of an account outside the portal', async () => {
    const { hops } = await check({
      provider: {
        DescribeTransitGatewayAttachments: () => ({
          TransitGatewayAttachments: [{ TransitGatewayOwnerId: '3' }],
        }),
      },
    });
    expect(hops[4]).toMatchObject({
      state: 'unknown',
      kind: 'transit-unknown',
    });
  });

  it('does not ask for a transit gateway that no route leads to', async () => {
    const result = await check({
      consumer: {
        DescribeRouteTables: () => ({ RouteTables: [] }),
        SearchTransitGatewayRoutes: () => {
          throw new Error('asked');
        },
      },
    });
    expect(result.missingHop).toBe('consumer-route');
  });

  describe('rejects', () => {
    it.each<[string, Parameters<typeof check>, RegExp]>([
      [
        'an unknown target',
        [{}, { target: 'elsewhere', vpcId: 'vpc-c' }],
        /^"elsewhere" is not a target of this portal/,
      ],
      [
        'a target in another region',
        [{}, { target: 'apis-us', vpcId: 'vpc-c' }],
        /^Target apis-us is in us-east-1, but the API is in eu-west-1/,
      ],
      [
        "the API's own VPC",
        [{}, { target: 'apis', vpcId: 'vpc-p' }],
        /^vpc-p is the API's own VPC/,
      ],
      [
        'a VPC that does not exist',
        [{}, { target: 'network', vpcId: 'vpc-p' }],
        /^Account 222222222222 has no VPC vpc-p in eu-west-1/,
      ],
    ])('%s', async (_, args, message) => {
      await expect(check(...args)).rejects.toThrow(message);
    });

    const stackWith = (change: object) => ({
      provider: {
        DescribeStacks: (input: object) => {
          const { Stacks } = provider().DescribeStacks(input) as any;
          return { Stacks: [{ ...Stacks[0], ...change }] };
        },
      },
    });

    it.each<[string, object]>([
      ['nobody manages', { Tags: [] }],
      [
        'is of another kind',
        {
          Tags: [
            { Key: 'fargate-api:managed', Value: 'true' },
            { Key: 'fargate-api:kind', Value: 'public-api' },
          ],
        },
      ],
      [
        'is that of a cluster',
        {
          Tags: [
            { Key: 'fargate-api:managed', Value: 'true' },
            { Key: 'fargate-api:kind', Value: 'cluster' },
          ],
        },
      ],
      [
        'has no kind',
        { Tags: [{ Key: 'fargate-api:managed', Value: 'true' }] },
      ],
      ['has no outputs yet', { Outputs: [] }],
    ])('a stack that %s', async (_, change) => {
      await expect(check(stackWith(change))).rejects.toThrow(
        /^Stack ledger \(.*, UPDATE_COMPLETE\) is not a deployed internal API of this portal/,
      );
    });

    it('a stack whose load balancer is in another VPC', async () => {
      const DescribeLoadBalancers = () => ({
        LoadBalancers: [{ VpcId: 'vpc-other' }],
      });
      await expect(
        check({ provider: { DescribeLoadBalancers } }),
      ).rejects.toMatchObject({
        name: 'NotAllowedError',
        message:
          'Stack ledger has vpc-p as its VPC, but its load balancer is in another. Ask whoever created the stack.',
      });
    });

    it.each<[string, Account]>([
      ['was deleted', stackWith({ StackStatus: 'DELETE_COMPLETE' }).provider],
      ['does not exist', { DescribeStacks: () => ({ Stacks: [] }) }],
    ])('a stack that %s', async (_, account) => {
      await expect(check({ provider: account })).rejects.toMatchObject({
        name: 'NotFoundError',
        message: `There is no stack ${STACK} in target apis. Deploy the API first.`,
      });
    });
  });
});
