import {
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  StackResource,
} from '@aws-sdk/client-cloudformation';
import { awsError, cannedAws } from '../__testUtils__/cannedAws';
import { CONSUMER_CIDR, InternalBench } from '../__testUtils__/InternalBench';
import { ReportedBench } from '../__testUtils__/ReportedBench';
import { TestBench } from '../__testUtils__/TestBench';
import { isGone } from './isGone';

jest.setTimeout(120_000);

describe('what a look asks and proves', () => {
  const look = (type: string, id: string | undefined, answers: any) => {
    const aws = cannedAws(answers);
    const { signal } = new AbortController();
    const gone = isGone(
      aws.clients,
      { ResourceType: type, PhysicalResourceId: id },
      { signal },
    );
    return { ...aws, gone, signal };
  };
  const elb = 'AWS::ElasticLoadBalancingV2::';

  it.each<[string, string, string, object, string, unknown]>([
    [
      'AWS::CertificateManager::Certificate',
      'arn:1',
      'DescribeCertificate',
      { CertificateArn: 'arn:1' },
      'Certificate',
      {},
    ],
    [
      'AWS::EC2::EIP',
      '1.2.3.4|eipalloc-1',
      'DescribeAddresses',
      { PublicIps: ['1.2.3.4'] },
      'Addresses',
      [{}],
    ],
    [
      'AWS::EC2::FlowLog',
      'fl-1',
      'DescribeFlowLogs',
      { FlowLogIds: ['fl-1'] },
      'FlowLogs',
      [{}],
    ],
    [
      'AWS::EC2::InternetGateway',
      'igw-1',
      'DescribeInternetGateways',
      { InternetGatewayIds: ['igw-1'] },
      'InternetGateways',
      [{}],
    ],
    [
      'AWS::EC2::NatGateway',
      'nat-1',
      'DescribeNatGateways',
      { NatGatewayIds: ['nat-1'] },
      'NatGateways',
      [{ State: 'available' }],
    ],
    [
      'AWS::EC2::Route',
      'rtb-1|0.0.0.0/0',
      'DescribeRouteTables',
      { RouteTableIds: ['rtb-1'] },
      'RouteTables',
      [{}],
    ],
    [
      'AWS::EC2::RouteTable',
      'rtb-1',
      'DescribeRouteTables',
      { RouteTableIds: ['rtb-1'] },
      'RouteTables',
      [{}],
    ],
    [
      'AWS::EC2::SecurityGroup',
      'sg-1',
      'DescribeSecurityGroups',
      { GroupIds: ['sg-1'] },
      'SecurityGroups',
      [{}],
    ],
    [
      'AWS::EC2::Subnet',
      'subnet-1',
      'DescribeSubnets',
      { SubnetIds: ['subnet-1'] },
      'Subnets',
      [{ State: 'available' }],
    ],
    [
      'AWS::EC2::TransitGatewayAttachment',
      'tgw-attach-1',
      'DescribeTransitGatewayVpcAttachments',
      { TransitGatewayAttachmentIds: ['tgw-attach-1'] },
      'TransitGatewayVpcAttachments',
      [{ State: 'available' }],
    ],
    [
      'AWS::EC2::VPC',
      'vpc-1',
      'DescribeVpcs',
      { VpcIds: ['vpc-1'] },
      'Vpcs',
      [{}],
    ],
    [
      'AWS::EC2::VPCEndpoint',
      'vpce-1',
      'DescribeVpcEndpoints',
      { VpcEndpointIds: ['vpce-1'] },
      'VpcEndpoints',
      [{}],
    ],
    [
      'AWS::ECS::Cluster',
      'dev',
      'DescribeClusters',
      { clusters: ['dev'] },
      'clusters',
      [{ status: 'ACTIVE' }],
    ],
    [
      'AWS::ECS::Service',
      'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders',
      'DescribeServices',
      { cluster: 'dev' },
      'services',
      [{ status: 'ACTIVE' }],
    ],
    [
      `${elb}Listener`,
      'arn:1',
      'DescribeListeners',
      { ListenerArns: ['arn:1'] },
      'Listeners',
      [{}],
    ],
    [
      `${elb}LoadBalancer`,
      'arn:1',
      'DescribeLoadBalancers',
      { LoadBalancerArns: ['arn:1'] },
      'LoadBalancers',
      [{ State: { Code: 'active' } }],
    ],
    [
      `${elb}TargetGroup`,
      'arn:1',
      'DescribeTargetGroups',
      { TargetGroupArns: ['arn:1'] },
      'TargetGroups',
      [{}],
    ],
    ['AWS::IAM::Role', 'orders', 'GetRole', { RoleName: 'orders' }, 'Role', {}],
  ])(
    'asks of %s %s with %s',
    async (type, id, operation, input, key, there) => {
      const { gone, inputs, signals, signal } = look(type, id, {
        [operation]: { [key]: there },
      });
      expect(await gone).toBe(false);
      expect(inputs).toEqual([[operation, expect.objectContaining(input)]]);
      expect(signals).toStrictEqual([signal]);
    },
  );

  it.each([
    ['AWS::EC2::NatGateway', 'NatGateways', [{ State: 'deleted' }], true],
    ['AWS::EC2::NatGateway', 'NatGateways', [{ State: 'deleting' }], false],
    [
      'AWS::EC2::NatGateway',
      'NatGateways',
      [{ State: 'deleted' }, { State: 'available' }],
      false,
    ],
    ['AWS::EC2::NatGateway', 'NatGateways', [], true],
    ['AWS::EC2::NatGateway', 'NatGateways', undefined, false],
    ['AWS::ECS::Cluster', 'clusters', [{ status: 'INACTIVE' }], true],
    ['AWS::ECS::Cluster', 'clusters', [{ status: 'PROVISIONING' }], false],
  ])('takes a %s with %s %j for gone: %s', async (type, key, found, gone) => {
    const answer = { [key]: found };
    expect(
      await look(type, 'x', {
        DescribeNatGateways: answer,
        DescribeClusters: answer,
      }).gone,
    ).toBe(gone);
  });

  it.each([
    ['InvalidVpcID.NotFound', true],
    ['TargetGroupNotFoundException', true],
    ['NoSuchEntityException', true],
    ['NotFoundButNot', false],
    ['UnauthorizedOperation', false],
  ])('takes %s for gone: %s', async (error, gone) => {
    expect(
      await look('AWS::EC2::VPC', 'vpc-1', { DescribeVpcs: awsError(error) })
        .gone,
    ).toBe(gone);
  });

  it.each([
    ['AWS::Logs::LogGroup', 'x'],
    ['AWS::EC2::VPC', undefined],
    ['AWS::EC2::VPC', ''],
  ])('does not look for a %s %s', async (type, id) => {
    const { gone, inputs } = look(type, id, {});
    expect(await gone).toBe(false);
    expect(inputs).toEqual([]);
  });

  it('ends with the signal', async () => {
    const { clients } = cannedAws({ DescribeVpcs: awsError('X') });
    await expect(
      isGone(
        clients,
        { ResourceType: 'AWS::EC2::VPC', PhysicalResourceId: 'vpc-1' },
        { signal: AbortSignal.abort(new Error('cancelled')) },
      ),
    ).rejects.toThrow('cancelled');
  });
});

/** The shipped roles know these by a name, or may delete any. */
const NEVER = [
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::ECS::TaskDefinition',
  'AWS::Logs::LogGroup',
  'AWS::Route53::RecordSet',
];

/** CloudFormation tells the ids of a resource in its events as in its list. */
type Resource = Pick<StackResource, 'ResourceType' | 'PhysicalResourceId'>;

/** The types that are known to be gone, of the resources of some stacks. */
async function typesGone(
  bench: TestBench,
  resources: readonly Resource[],
): Promise<string[]> {
  const clients = await bench.actionClients();
  const types = new Set<string>();
  for (const resource of resources) {
    if (await isGone(clients, resource)) {
      types.add(resource.ResourceType!);
    }
  }
  return [...types].sort();
}

/** Looks for the resources of some stacks before and after their deletion. */
async function lookBeforeAndAfter(bench: TestBench, stacks: string[]) {
  const { cloudFormation } = await bench.clients();
  const resources: Resource[] = [];
  for (const StackName of stacks) {
    const { StackResources = [] } = await cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName }),
    );
    resources.push(...StackResources);
  }
  expect(await typesGone(bench, resources)).toEqual([]);
  for (const StackName of stacks) {
    await cloudFormation.send(new DeleteStackCommand({ StackName }));
    await bench.simulator.clock.advance(1_800);
    expect(await bench.stackStatus(StackName)).toBeUndefined();
  }
  const gone = await typesGone(bench, resources);
  const all = [...new Set(resources.map(({ ResourceType }) => ResourceType!))];
  expect(gone).toEqual(all.filter(type => !NEVER.includes(type)).sort());
  return gone;
}

describe('a look proves that a resource is gone', () => {
  it('of a public API and its environment', async () => {
    const { bench, ...api } = await ReportedBench.start();
    await bench.run('fargate:public-api:deploy', {
      name: 'orders',
      owner: 'group:default/team-a',
      environmentStackArn: api.environmentStackArn,
      image: 'public.ecr.aws/docker/library/nginx:1.27',
    });
    const gone = await lookBeforeAndAfter(bench, [
      'orders',
      'environment-dev-cluster',
      'environment-dev-vpc',
    ]);
    expect(gone).toContain('AWS::EC2::NatGateway');
    await bench.close();
  });

  it('of an internal API, its zone and its environment', async () => {
    const world = await InternalBench.start();
    await world.parentZone();
    const zone = await world.zone();
    const environment = await world.environment({
      endpoints: ['ssm'],
      flowLogRetentionDays: 1,
      transitGateway: {
        id: await world.transitGateway(),
        consumerCidrs: [CONSUMER_CIDR],
      },
    });
    await world.api({
      zoneStackArn: zone.outputs.stackArn,
      environmentStackArn: environment.outputs.stackArn,
    });
    const gone = await lookBeforeAndAfter(world.bench, [
      'orders',
      'environment-inside-transit-gateway',
      'environment-inside-endpoints',
      'environment-inside-cluster',
      'environment-inside-vpc',
    ]);
    expect(gone).toContain('AWS::EC2::VPCEndpoint');
    await world.close();
  });

  it.each([
    { ResourceType: 'AWS::S3::Bucket', PhysicalResourceId: 'orders' },
    { ResourceType: 'AWS::EC2::NatGateway', PhysicalResourceId: '' },
  ])('but not of %j', async event => {
    const bench = await TestBench.start();
    expect(await isGone(await bench.actionClients(), event)).toBe(false);
    await bench.close();
  });

  it('and not where it may not look', async () => {
    const bench = await TestBench.start();
    bench.simulator.faults.add({
      kind: 'expired-credentials',
      operation: 'DescribeNatGateways',
    });
    const event = {
      ResourceType: 'AWS::EC2::NatGateway',
      PhysicalResourceId: 'nat-0123456789abcdef0',
    };
    expect(await isGone(await bench.actionClients(), event)).toBe(false);
    await bench.close();
  });
});
