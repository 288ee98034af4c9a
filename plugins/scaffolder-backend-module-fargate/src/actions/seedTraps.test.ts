import {
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourceCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DeleteVpcEndpointsCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcEndpointsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import {
  DescribeListenersCommand,
  DescribeTargetHealthCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  describeStack,
  FargateClients,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { parseDocument } from 'yaml';
import {
  CONSUMER_CIDR,
  IMAGE,
  InternalBench,
} from '../__testUtils__/InternalBench';

jest.setTimeout(120_000);

/**
 * What the seed's author fell into: each trap first as AWS shows it to who
 * deploys the template alone, then as the guard refuses it beforehand.
 */
describe('traps of the seed', () => {
  let world: InternalBench;
  let clients: FargateClients;
  let zoneStackArn: string;
  let environmentStackArn: string;

  beforeEach(async () => {
    world = await InternalBench.start();
    clients = await world.bench.clients();
    await world.parentZone();
    zoneStackArn = (await world.zone()).outputs.stackArn;
    environmentStackArn = (await world.environment()).outputs.stackArn;
  });
  afterEach(() => world.close());

  const guarded = (input = {}) =>
    world.api({ zoneStackArn, environmentStackArn, ...input });
  const outputsOf = async (name: string) =>
    (await describeStack(clients, name))!.outputs;

  /** Deploys a template as it is, and lets hours pass. */
  async function deployAlone(
    name: string,
    TemplateBody: string,
    parameters: Record<string, string>,
    seconds = 3600,
  ): Promise<void> {
    await clients.cloudFormation.send(
      new CreateStackCommand({
        StackName: name,
        TemplateBody,
        Capabilities: ['CAPABILITY_IAM'],
        OnFailure: 'DO_NOTHING',
        Parameters: Object.entries(parameters).map(
          ([ParameterKey, ParameterValue]) => ({
            ParameterKey,
            ParameterValue,
          }),
        ),
      }),
    );
    await world.bench.simulator.clock.advance(seconds);
  }

  async function apiAlone(
    changes: Record<string, string> = {},
    template?: string,
  ): Promise<void> {
    const vpc = await outputsOf('environment-inside-vpc');
    const cluster = await outputsOf('environment-inside-cluster');
    await deployAlone(
      'alone',
      template ?? (await readCloudFormationTemplate('internal-api')),
      {
        ServiceName: 'alone',
        ImageUrl: IMAGE,
        VpcId: vpc.VpcId,
        LoadBalancerSubnetIds: vpc.PrivateSubnetIds,
        PrivateSubnetIds: vpc.PrivateSubnetIds,
        ClusterName: cluster.ClusterName,
        ECSTaskExecutionRole: cluster.ECSTaskExecutionRole,
        ConsumerCidrs: CONSUMER_CIDR,
        CertificateArn: (
          await outputsOf('dns-api-acme-com-certificate')
        ).CertificateArn,
        DomainName: 'api.acme.com',
        HostedZoneId: (await outputsOf('dns-api-acme-com-zone')).HostedZoneId,
        ...changes,
      },
    );
  }

  /** Why tasks stopped, in ECS's words. */
  async function stoppedReasons(): Promise<string[]> {
    const { ClusterName: cluster } = await outputsOf(
      'environment-inside-cluster',
    );
    const { taskArns } = await clients.ecs.send(
      new ListTasksCommand({ cluster, desiredStatus: 'STOPPED' }),
    );
    const { tasks } = await clients.ecs.send(
      new DescribeTasksCommand({ cluster, tasks: taskArns! }),
    );
    return tasks!.flatMap(({ stoppedReason, containers }) => [
      stoppedReason ?? '',
      ...containers!.flatMap(({ reason }) => reason ?? []),
    ]);
  }

  async function failedReasons(): Promise<string[]> {
    const { StackEvents } = await clients.cloudFormation.send(
      new DescribeStackEventsCommand({ StackName: 'alone' }),
    );
    return StackEvents!
      .filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')
      .map(({ ResourceStatusReason }) => ResourceStatusReason!);
  }

  async function endpointId(service: string): Promise<string> {
    const { VpcEndpoints } = await clients.ec2.send(
      new DescribeVpcEndpointsCommand({}),
    );
    return VpcEndpoints!.find(({ ServiceName }) =>
      ServiceName!.endsWith(`.${service}`),
    )!.VpcEndpointId!;
  }

  async function removeEndpoint(service: string): Promise<void> {
    await clients.ec2.send(
      new DeleteVpcEndpointsCommand({
        VpcEndpointIds: [await endpointId(service)],
      }),
    );
    await world.bench.simulator.clock.advance(300);
  }

  it.each([
    [
      'ecr.api',
      'ResourceInitializationError: unable to pull secrets or registry auth',
    ],
    [
      'ecr.dkr',
      'CannotPullContainerError: pull image manifest has been retried',
    ],
    ['logs', 'ResourceInitializationError: failed to validate logger args'],
  ])('a missing endpoint %s', async (service, reason) => {
    await removeEndpoint(service);
    await expect(guarded()).rejects.toThrow(
      new RegExp(`has no way out: .* or the VPC endpoints ${service} for`),
    );
    await apiAlone();
    expect(await stoppedReasons()).toContainEqual(
      expect.stringContaining(reason),
    );
  });

  it('an S3 gateway endpoint that is in no private route table', async () => {
    const { VpcId } = await outputsOf('environment-inside-vpc');
    await removeEndpoint('s3');
    await deployAlone(
      'gateway',
      JSON.stringify({
        Resources: {
          S3: {
            Type: 'AWS::EC2::VPCEndpoint',
            Properties: {
              VpcId,
              VpcEndpointType: 'Gateway',
              ServiceName: 'com.amazonaws.eu-west-1.s3',
            },
          },
        },
      }),
      {},
    );
    await expect(guarded()).rejects.toThrow(
      /s3 \(its gateway endpoint is there, but not in route table rtb-/,
    );
    await apiAlone();
    expect(await stoppedReasons()).toContainEqual(
      expect.stringMatching(
        /CannotPullContainerError: ref pull has been retried .*\.s3\.eu-west-1/,
      ),
    );
  });

  it('tasks that do not let the load balancer in', async () => {
    const document = parseDocument(
      await readCloudFormationTemplate('internal-api'),
      { logLevel: 'error' },
    );
    document.deleteIn(['Resources', 'ServiceIngressFromLoadBalancer']);
    document.setIn(['Resources', 'Service', 'DependsOn'], ['TlsListener']);
    await apiAlone({}, String(document));
    expect(await stoppedReasons()).toContainEqual(
      expect.stringContaining('Task failed ELB health checks in'),
    );
  });

  it('tasks that do not let the load balancer in any more: their targets time out', async () => {
    const { outputs } = await guarded();
    const stack = (await describeStack(clients, outputs.stackArn))!;
    const { IpPermissions } = (
      await clients.ec2.send(
        new DescribeSecurityGroupsCommand({
          GroupIds: [stack.outputs.ServiceSecurityGroupId],
        }),
      )
    ).SecurityGroups![0];
    await clients.ec2.send(
      new RevokeSecurityGroupIngressCommand({
        GroupId: stack.outputs.ServiceSecurityGroupId,
        IpPermissions,
      }),
    );
    await world.bench.simulator.clock.advance(300);
    const { TargetHealthDescriptions } = await clients.elbv2.send(
      new DescribeTargetHealthCommand({
        TargetGroupArn: stack.outputs.TargetGroupArn,
      }),
    );
    expect(
      TargetHealthDescriptions!.map(({ TargetHealth }) => TargetHealth!.State),
    ).not.toContain('healthy');
  });

  it('two subnets in one zone', async () => {
    const { VpcId, PrivateSubnetIds } = await outputsOf(
      'environment-inside-vpc',
    );
    const [first, second] = PrivateSubnetIds.split(',');
    await deployAlone(
      'extra',
      JSON.stringify({
        Resources: {
          Subnet: {
            Type: 'AWS::EC2::Subnet',
            Properties: {
              VpcId,
              CidrBlock: '10.0.224.0/24',
              AvailabilityZone: 'eu-west-1a',
            },
          },
        },
        Outputs: { Id: { Value: { Ref: 'Subnet' } } },
      }),
      {},
    );
    const extra = (await outputsOf('extra')).Id;
    const subnets = [first, extra, second];
    await expect(guarded({ loadBalancerSubnetIds: subnets })).rejects.toThrow(
      `Load balancer subnets ${first} and ${extra} are both in zone eu-west-1a (euw1-az1): keep one of them.`,
    );
    await apiAlone({ LoadBalancerSubnetIds: subnets.join(',') });
    expect(await failedReasons()).toContainEqual(
      expect.stringContaining(
        'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
      ),
    );
  });

  it('TLS without port 80: the seed has both listeners, ours has one', async () => {
    const { outputs } = await guarded();
    expect(await ports(outputs.loadBalancerArn)).toEqual(['TLS:443']);
    await expect(openPort80(outputs)).resolves.toBeUndefined();
    expect(await ports(outputs.loadBalancerArn)).toEqual(['TCP:80', 'TLS:443']);
    // And who opens it by hand still reaches nobody through it.
    const stack = (await describeStack(clients, outputs.stackArn))!;
    const { SecurityGroups } = await clients.ec2.send(
      new DescribeSecurityGroupsCommand({
        GroupIds: [stack.outputs.LoadBalancerSecurityGroupId],
      }),
    );
    expect(
      SecurityGroups![0].IpPermissions!.map(({ FromPort, ToPort }) => [
        FromPort,
        ToPort,
      ]),
    ).toEqual([[443, 443]]);
  });

  /** What CDK's pattern does when it is given no certificate. */
  async function openPort80({
    loadBalancerArn,
  }: Record<string, string>): Promise<void> {
    const vpc = await outputsOf('environment-inside-vpc');
    await deployAlone(
      'alone',
      JSON.stringify({
        Resources: {
          Group: {
            Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
            Properties: {
              TargetType: 'ip',
              Protocol: 'TCP',
              Port: 80,
              VpcId: vpc.VpcId,
            },
          },
          Listener: {
            Type: 'AWS::ElasticLoadBalancingV2::Listener',
            Properties: {
              LoadBalancerArn: loadBalancerArn,
              Port: 80,
              Protocol: 'TCP',
              DefaultActions: [
                { Type: 'forward', TargetGroupArn: { Ref: 'Group' } },
              ],
            },
          },
        },
      }),
      {},
    );
  }

  async function ports(LoadBalancerArn: string): Promise<string[]> {
    const { Listeners } = await clients.elbv2.send(
      new DescribeListenersCommand({ LoadBalancerArn }),
    );
    return Listeners!.map(({ Protocol, Port }) => `${Protocol}:${Port}`).sort();
  }

  it('a zone that nobody delegates to: the certificate hangs', async () => {
    await deployAlone(
      'zone-alone',
      await readCloudFormationTemplate('dns-zone'),
      { DomainName: 'lost.acme.com' },
    );
    const { HostedZoneId } = await outputsOf('zone-alone');
    await deployAlone(
      'alone',
      await readCloudFormationTemplate('certificate'),
      { DomainName: 'lost.acme.com', HostedZoneId },
      6 * 3600,
    );
    expect((await describeStack(clients, 'alone'))!.status).toBe(
      'CREATE_IN_PROGRESS',
    );
    const { StackResourceDetail } = await clients.cloudFormation.send(
      new DescribeStackResourceCommand({
        StackName: 'alone',
        LogicalResourceId: 'Certificate',
      }),
    );
    await expect(
      guarded({
        zoneStackArn: undefined,
        hostedZoneId: HostedZoneId,
        certificateArn: StackResourceDetail!.PhysicalResourceId,
      }),
    ).rejects.toThrow(
      /it is still PENDING_VALIDATION, because ACM does not find the record _\S+ CNAME \S+ in the public DNS/,
    );
    await expect(
      world.zone({
        domainName: 'gone.acme.com',
        parentZone: undefined,
        waitMinutes: 5,
      }),
    ).rejects.toThrow('so the zone is not delegated to');
  });
});
