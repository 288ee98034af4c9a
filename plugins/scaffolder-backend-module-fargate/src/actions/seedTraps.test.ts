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
 * What the seed's author fell into: each trap as AWS shows it to who deploys
 * templates alone, and as the guard of the actions tells it.
 */
describe("the seed's traps", () => {
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

  async function failedReasons(StackName = 'alone'): Promise<string[]> {
    const { StackEvents } = await clients.cloudFormation.send(
      new DescribeStackEventsCommand({ StackName }),
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

  /** A target group and a listener for it beside those of an API. */
  async function addListener(
    name: string,
    LoadBalancerArn: string,
    properties: object,
  ): Promise<void> {
    const { VpcId } = await outputsOf('environment-inside-vpc');
    await deployAlone(
      name,
      JSON.stringify({
        Resources: {
          Group: {
            Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
            Properties: { TargetType: 'ip', Protocol: 'TCP', Port: 80, VpcId },
          },
          Listener: {
            Type: 'AWS::ElasticLoadBalancingV2::Listener',
            Properties: {
              LoadBalancerArn,
              DefaultActions: [
                { Type: 'forward', TargetGroupArn: { Ref: 'Group' } },
              ],
              ...properties,
            },
          },
        },
      }),
      {},
    );
  }

  async function listeners(LoadBalancerArn: string): Promise<string[]> {
    const { Listeners } = await clients.elbv2.send(
      new DescribeListenersCommand({ LoadBalancerArn }),
    );
    return Listeners!.map(({ Protocol, Port }) => `${Protocol}:${Port}`).sort();
  }

  /** A second private subnet in the zone of the first one. */
  async function secondSubnet(): Promise<string[]> {
    const { VpcId, PrivateSubnetIds } = await outputsOf(
      'environment-inside-vpc',
    );
    const [first, other] = PrivateSubnetIds.split(',');
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
    return [first, (await outputsOf('extra')).Id, other];
  }

  /** The S3 gateway endpoint as it is made by who forgets its route tables. */
  async function forgetRouteTables(): Promise<void> {
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
  }

  /** A certificate in a zone that nobody delegates to. */
  async function lostCertificate(): Promise<{
    hostedZoneId: string;
    certificateArn: string;
  }> {
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
    const { StackResourceDetail } = await clients.cloudFormation.send(
      new DescribeStackResourceCommand({
        StackName: 'alone',
        LogicalResourceId: 'Certificate',
      }),
    );
    return {
      hostedZoneId: HostedZoneId,
      certificateArn: StackResourceDetail!.PhysicalResourceId!,
    };
  }

  describe('1. missing ECR endpoints', () => {
    const endpoints: [string, string][] = [
      [
        'ecr.api',
        'ResourceInitializationError: unable to pull secrets or registry auth',
      ],
      [
        'ecr.dkr',
        'CannotPullContainerError: pull image manifest has been retried',
      ],
      ['logs', 'ResourceInitializationError: failed to validate logger args'],
    ];

    it.each(endpoints)('as AWS shows it: %s', async (service, reason) => {
      await removeEndpoint(service);
      await apiAlone();
      expect(await stoppedReasons()).toContainEqual(
        expect.stringContaining(reason),
      );
    });

    it.each(endpoints)('as the guard refuses it: %s', async service => {
      await removeEndpoint(service);
      await expect(guarded()).rejects.toThrow(
        new RegExp(
          `has no route to the internet: .* or the VPC endpoints ${service} for`,
        ),
      );
    });
  });

  describe("2. the S3 gateway's entry in the route tables", () => {
    beforeEach(forgetRouteTables);

    it('as AWS shows it', async () => {
      await apiAlone();
      expect(await stoppedReasons()).toContainEqual(
        expect.stringMatching(
          /CannotPullContainerError: ref pull has been retried .*\.s3\.eu-west-1/,
        ),
      );
    });

    it('as the guard refuses it', async () => {
      await expect(guarded()).rejects.toThrow(
        /s3 \(route table rtb-\w+ has no route to its gateway endpoint/,
      );
    });
  });

  describe('3. missing task ingress', () => {
    it('as AWS shows it', async () => {
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

    it('as the guard refuses it, where somebody took the rule away', async () => {
      const { outputs } = await guarded();
      const { ServiceSecurityGroupId: GroupId } = await outputsOf('orders');
      const { SecurityGroups } = await clients.ec2.send(
        new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
      );
      await clients.ec2.send(
        new RevokeSecurityGroupIngressCommand({
          GroupId,
          IpPermissions: SecurityGroups![0].IpPermissions,
        }),
      );
      await world.bench.simulator.clock.advance(300);
      const { TargetHealthDescriptions } = await clients.elbv2.send(
        new DescribeTargetHealthCommand({
          TargetGroupArn: outputs.targetGroupArn,
        }),
      );
      expect(
        TargetHealthDescriptions!.map(
          ({ TargetHealth }) => TargetHealth!.State,
        ),
      ).not.toContain('healthy');
      await expect(guarded()).rejects.toThrow(
        /the tasks' security group sg-\w+ does not allow the load balancer's group sg-\w+ on port 80, so no task would become healthy: add an ingress rule/i,
      );
    });
  });

  describe('4. two subnets in a zone', () => {
    it('as AWS shows it', async () => {
      const subnets = await secondSubnet();
      await apiAlone({ LoadBalancerSubnetIds: subnets.join(',') });
      expect(await failedReasons()).toContainEqual(
        expect.stringContaining(
          'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
        ),
      );
    });

    it('as the guard refuses it', async () => {
      const subnets = await secondSubnet();
      await expect(guarded({ loadBalancerSubnetIds: subnets })).rejects.toThrow(
        `Load balancer subnets ${subnets[0]} and ${subnets[1]} are both in AZ eu-west-1a (euw1-az1): keep one of them.`,
      );
    });
  });

  describe('5. TLS without port 80', () => {
    it('as AWS shows it: no certificate, no TLS, and a second listener stays open in the clear', async () => {
      const { outputs } = await guarded();
      await addListener('alone', outputs.loadBalancerArn, {
        Port: 8443,
        Protocol: 'TLS',
      });
      expect(await failedReasons()).toContainEqual(
        expect.stringContaining(
          'A certificate must be specified for TLS listeners',
        ),
      );
      await addListener('in-the-clear', outputs.loadBalancerArn, {
        Port: 80,
        Protocol: 'TCP',
      });
      expect(await listeners(outputs.loadBalancerArn)).toEqual([
        'TCP:80',
        'TLS:443',
      ]);
    });

    it('as the guard refuses it: TLS alone is made, and nothing beside it is left', async () => {
      const { outputs } = await guarded();
      expect(await listeners(outputs.loadBalancerArn)).toEqual(['TLS:443']);
      const { SecurityGroups } = await clients.ec2.send(
        new DescribeSecurityGroupsCommand({
          GroupIds: [(await outputsOf('orders')).LoadBalancerSecurityGroupId],
        }),
      );
      expect(
        SecurityGroups![0].IpPermissions!.map(({ FromPort, ToPort }) => [
          FromPort,
          ToPort,
        ]),
      ).toEqual([[443, 443]]);
      await addListener('in-the-clear', outputs.loadBalancerArn, {
        Port: 80,
        Protocol: 'TCP',
      });
      await expect(guarded()).rejects.toThrow(
        /the load balancer listens on TCP:80 beside TLS:443, and an internal API uses only TLS: delete listener arn:/i,
      );
    });
  });

  describe('6. an undelegated zone', () => {
    it('as AWS shows it: the certificate hangs', async () => {
      await lostCertificate();
      expect((await describeStack(clients, 'alone'))!.status).toBe(
        'CREATE_IN_PROGRESS',
      );
    });

    it('as AWS shows it: no listener takes the certificate', async () => {
      const { certificateArn } = await lostCertificate();
      const { outputs } = await guarded();
      await addListener('listener', outputs.loadBalancerArn, {
        Port: 8443,
        Protocol: 'TLS',
        Certificates: [{ CertificateArn: certificateArn }],
      });
      expect(await failedReasons('listener')).toContainEqual(
        expect.stringContaining(
          `The certificate '${certificateArn}' must have a fully-qualified domain name`,
        ),
      );
    });

    it('as the guard refuses it: an API with such a certificate', async () => {
      await expect(
        guarded({ zoneStackArn: undefined, ...(await lostCertificate()) }),
      ).rejects.toThrow(
        /it is PENDING_VALIDATION, because ACM does not find the record _\S+ CNAME \S+ in the public DNS/,
      );
    });

    it('as the guard refuses it: the zone itself is given up in time', async () => {
      await expect(
        world.zone({
          domainName: 'gone.acme.com',
          parentZone: undefined,
          waitMinutes: 5,
        }),
      ).rejects.toThrow('so the zone is not delegated');
    });
  });
});
