import {
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  StackResource,
} from '@aws-sdk/client-cloudformation';
import { CONSUMER_CIDR, InternalBench } from '../__testUtils__/InternalBench';
import { ReportedBench } from '../__testUtils__/ReportedBench';
import { TestBench } from '../__testUtils__/TestBench';
import { isGone } from './isGone';

jest.setTimeout(120_000);

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
