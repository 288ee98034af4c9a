import {
  CreateStackCommand,
  DescribeStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import {
  AuthorizeSecurityGroupIngressCommand,
  DeleteRouteCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
} from '@aws-sdk/client-ec2';
import {
  DescribeTasksCommand,
  ListTasksCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { JsonObject } from '@backstage/types';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const image = 'public.ecr.aws/docker/library/nginx:1.27';

jest.setTimeout(120_000);

describe('tasks in public subnets', () => {
  let bench: TestBench;
  let clients: FargateClients;

  beforeEach(async () => {
    bench = await TestBench.start();
    clients = await bench.clients();
  });
  afterEach(() => bench.close());

  const environment = async (network: JsonObject = {}) =>
    (
      await bench.run('fargate:environment:deploy', {
        target: 'dev',
        name: 'dev',
        owner,
        network,
      })
    ).outputs.stackArn as string;

  async function deploy(
    environmentStackArn: string,
    input: JsonObject = {},
    kind = 'public-api',
  ) {
    const deployed = await bench.run(`fargate:${kind}:deploy`, {
      name: 'orders',
      owner,
      environmentStackArn,
      image,
      ...input,
    });
    bench.addStackEntity('api:default/orders', deployed.outputs.stackArn);
    return deployed;
  }

  const update = (input: JsonObject, options = {}) =>
    bench.run(
      'fargate:api:update',
      { entityRef: 'api:default/orders', ...input },
      { taskId: JSON.stringify(input), ...options },
    );

  const outputsOf = async (name: string) =>
    (await bench.describe(name))!.outputs;

  /** The public IP addresses of the interfaces of tasks; undefined of one without. */
  async function addresses(): Promise<(string | undefined)[]> {
    const { ServiceSecurityGroupId } = await outputsOf('orders');
    const { NetworkInterfaces } = await clients.ec2.send(
      new DescribeNetworkInterfacesCommand({
        Filters: [{ Name: 'group-id', Values: [ServiceSecurityGroupId] }],
      }),
    );
    return NetworkInterfaces!.map(({ Association }) => Association?.PublicIp);
  }

  async function placeOf() {
    const { ServiceArn } = await outputsOf('orders');
    const { networkConfiguration } = await bench.service(ServiceArn);
    const { assignPublicIp, subnets } =
      networkConfiguration!.awsvpcConfiguration!;
    return { assignPublicIp, subnets: subnets!.join(',') };
  }

  async function resources(): Promise<Record<string, string>> {
    const { StackResources } = await clients.cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: 'orders' }),
    );
    return Object.fromEntries(
      StackResources!.map(({ LogicalResourceId, PhysicalResourceId }) => [
        LogicalResourceId!,
        PhysicalResourceId!,
      ]),
    );
  }

  /** The template alone, by whoever does not use the actions. */
  async function deployAlone(
    changes: [string, string][] = [],
  ): Promise<string[]> {
    const vpc = await outputsOf('environment-dev-vpc');
    const cluster = await outputsOf('environment-dev-cluster');
    const template = await readCloudFormationTemplate('public-api');
    await clients.cloudFormation.send(
      new CreateStackCommand({
        StackName: 'alone',
        TemplateBody: changes.reduce(
          (text, [from, to]) => text.replace(from, to),
          template,
        ),
        Capabilities: ['CAPABILITY_IAM'],
        OnFailure: 'DO_NOTHING',
        Parameters: Object.entries({
          VpcId: vpc.VpcId,
          PublicSubnetIds: vpc.PublicSubnetIds,
          PrivateSubnetIds: vpc.PrivateSubnetIds ?? '',
          ClusterName: cluster.ClusterName,
          ECSTaskExecutionRole: cluster.ECSTaskExecutionRole,
          ServiceName: 'alone',
          ImageUrl: image,
          TaskSubnets: 'public',
        }).map(([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        })),
      }),
    );
    await bench.simulator.clock.advance(1800);
    const { taskArns } = await clients.ecs.send(
      new ListTasksCommand({
        cluster: cluster.ClusterName,
        desiredStatus: 'STOPPED',
      }),
    );
    const { tasks } = taskArns!.length
      ? await clients.ecs.send(
          new DescribeTasksCommand({
            cluster: cluster.ClusterName,
            tasks: taskArns,
          }),
        )
      : { tasks: [] };
    return tasks!.map(({ stoppedReason }) => stoppedReason!);
  }

  async function deletePublicRoute(): Promise<void> {
    const { PublicSubnetIds } = await outputsOf('environment-dev-vpc');
    const { RouteTables } = await clients.ec2.send(
      new DescribeRouteTablesCommand({
        Filters: [
          {
            Name: 'association.subnet-id',
            Values: PublicSubnetIds.split(','),
          },
        ],
      }),
    );
    await clients.ec2.send(
      new DeleteRouteCommand({
        RouteTableId: RouteTables![0].RouteTableId,
        DestinationCidrBlock: '0.0.0.0/0',
      }),
    );
  }

  it('run in an environment without private subnets and NAT gateways', async () => {
    const arn = await environment({ privateSubnets: false });
    const { log, outputs } = await deploy(arn, { taskSubnets: 'public' });
    expect(log).toContain(
      'Tasks         get public IP addresses; their egress addresses are not fixed',
    );
    expect(outputs.changed).toBe(true);
    expect(await addresses()).toEqual([
      expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/),
      expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/),
    ]);
    const { PublicSubnetIds } = await outputsOf('environment-dev-vpc');
    expect(await placeOf()).toEqual({
      assignPublicIp: 'ENABLED',
      subnets: PublicSubnetIds,
    });
  });

  it('are all that an environment without private subnets takes', async () => {
    const arn = await environment({ privateSubnets: false });
    await expect(deploy(arn)).rejects.toThrow(
      'taskSubnets: the environment has no private subnets. Set it to public, or deploy the API to an environment with private subnets.',
    );
    await expect(deploy(arn, {}, 'gateway-api')).rejects.toThrow(
      'environment: resource:default/dev has no private subnets, and the tasks of an API behind API Gateway run only in private ones.',
    );
    await expect(
      bench.run('fargate:environment:deploy', {
        target: 'dev',
        name: 'dev',
        owner,
        endpoints: [],
      }),
    ).rejects.toThrow('endpoints: the environment has no private subnets');
    expect(await bench.describe('orders')).toBeUndefined();
  });

  it('stay where they are when an environment gets private subnets, and move there once the API is deployed again', async () => {
    const arn = await environment({ privateSubnets: false });
    await deploy(arn, { taskSubnets: 'public' });
    await expect(update({ taskSubnets: 'private' })).rejects.toThrow(
      'taskSubnets: the environment has no private subnets.',
    );
    bench.addStackEntity('resource:default/dev', arn);
    await bench.run('fargate:environment:update', {
      entityRef: 'resource:default/dev',
      privateSubnets: true,
      natGateways: 'single',
    });
    const before = await resources();
    await deploy(arn, { taskSubnets: 'private' });
    const { PrivateSubnetIds } = await outputsOf('environment-dev-vpc');
    expect(await placeOf()).toEqual({
      assignPublicIp: 'DISABLED',
      subnets: PrivateSubnetIds,
    });
    expect(await resources()).toEqual(before);
  });

  it('are an update away from private ones, which replaces neither service nor load balancer', async () => {
    await deploy(await environment());
    const before = await resources();
    expect(await addresses()).toEqual([undefined, undefined]);
    const plan = await update({ taskSubnets: 'public' }, { isDryRun: true });
    expect(plan.log).toContain(
      'Tasks         move to public subnets; their egress addresses are no longer fixed',
    );
    expect(plan.log).toEqual(
      expect.arrayContaining([
        'Plan          orders: 1 to change, nothing replaced',
        '              change: service (AssignPublicIp DISABLED → ENABLED, Subnets)',
      ]),
    );

    await update({ taskSubnets: 'public' });
    expect(await resources()).toEqual(before);
    expect((await addresses()).filter(Boolean)).toHaveLength(2);
    const { log } = await update({ taskSubnets: 'private' });
    expect(log).toContain(
      'Tasks         move to private subnets; their egress addresses are those of the NAT gateways',
    );
    expect(await resources()).toEqual(before);
    expect(await addresses()).toEqual([undefined, undefined]);
  });

  describe('without a route to the internet gateway', () => {
    beforeEach(async () => {
      await environment({ privateSubnets: false });
      await deletePublicRoute();
    });

    it('cannot pull their image', async () => {
      expect(await deployAlone()).toContainEqual(
        expect.stringMatching(/^CannotPullContainerError: .* i\/o timeout$/),
      );
    });

    it('are refused', async () => {
      const { stackArn } = (
        await bench.run('fargate:environment:deploy', {
          target: 'dev',
          name: 'dev',
          owner,
        })
      ).outputs;
      await expect(deploy(stackArn, { taskSubnets: 'public' })).rejects.toThrow(
        /Public subnet subnet-\w+ has no route to an internet gateway: add a route for 0\.0\.0\.0\/0 to its route table rtb-/,
      );
      expect(await bench.describe('orders')).toBeUndefined();
    });
  });

  it('cannot pull their image without public addresses, whatever their subnets assign', async () => {
    await environment({ privateSubnets: false });
    // The rules of the templates refuse this change.
    expect(
      await deployAlone([
        ['!If [HasPublicTasks, ENABLED, DISABLED]', 'DISABLED'],
      ]),
    ).toContainEqual(
      expect.stringMatching(/^CannotPullContainerError: .* i\/o timeout$/),
    );
  });

  it('are not moved where somebody opened their security group', async () => {
    await deploy(await environment());
    const { ServiceSecurityGroupId } = await outputsOf('orders');
    await clients.ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: ServiceSecurityGroupId,
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          },
        ],
      }),
    );
    const before = await placeOf();
    await expect(update({ taskSubnets: 'public' })).rejects.toThrow(
      `The tasks' security group ${ServiceSecurityGroupId} allows 0.0.0.0/0 on TCP 22, and tasks with public IP addresses must be called through the load balancer only`,
    );
    expect(await placeOf()).toEqual(before);
  });

  it('are drift where somebody gave addresses to private tasks', async () => {
    await deploy(await environment());
    const { ClusterName, ServiceArn } = await outputsOf('orders');
    const { networkConfiguration } = await bench.service(ServiceArn);
    await clients.ecs.send(
      new UpdateServiceCommand({
        cluster: ClusterName,
        service: 'orders',
        networkConfiguration: {
          awsvpcConfiguration: {
            ...networkConfiguration!.awsvpcConfiguration!,
            assignPublicIp: 'ENABLED',
          },
        },
      }),
    );
    await bench.simulator.clock.advance(600);
    await expect(update({ desiredCount: 3 })).rejects.toThrow(
      'assignPublicIp: ENABLED runs, not from this stack, and the update would restore DISABLED.',
    );
  });

  it('are refused where their subnets have too few free addresses', async () => {
    const arn = await environment({
      cidr: '10.0.0.0/20',
      privateSubnets: false,
    });
    await expect(
      deploy(arn, { taskSubnets: 'public', desiredCount: 600 }),
    ).rejects.toThrow(
      /Public subnet subnet-\w+ has \d+ free IP addresses, and the tasks that start during a deployment need 600: choose fewer tasks or larger subnets\./,
    );
  });
});
