import { UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation';
import {
  DeregisterScalableTargetCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  DeleteLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateRouteCommand,
  DeleteRouteCommand,
  DeleteVpcEndpointsCommand,
  DescribeRouteTablesCommand,
  DescribeVpcEndpointsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  ListTasksCommand,
  StopTaskCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecs';
import {
  AddTagsCommand,
  CreateListenerCommand,
  CreateRuleCommand,
  DeleteListenerCommand,
  DeleteLoadBalancerCommand,
  DeleteTargetGroupCommand,
  ModifyListenerCommand,
  ModifyLoadBalancerAttributesCommand,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateHostedZoneCommand } from '@aws-sdk/client-route-53';
import {
  aliasDrifts,
  ANOTHER_HEALTH_CHECK,
  close,
  DEREGISTERED,
  TASKS_CLOSED,
} from './balancedDrifts';
import {
  Drift,
  DriftRow,
  outputsOf,
  PIPELINE_DEPLOYED,
  STOPPED,
} from './Drift';
import { gatewayDrifts } from './gatewayDrifts';
import { nginx, ReportedBench } from './ReportedBench';
import { sharedDrifts } from './sharedDrifts';

const DEFAULT_ROUTE = { DestinationCidrBlock: '0.0.0.0/0' };

async function privateRouteTables(api: ReportedBench) {
  const { parameters } = (await api.stack())!;
  const { RouteTables } = await api.clients.ec2.send(
    new DescribeRouteTablesCommand({
      Filters: [
        {
          Name: 'association.subnet-id',
          Values: parameters.PrivateSubnetIds.split(','),
        },
      ],
    }),
  );
  return RouteTables!;
}

/** By id of the route table, until they are given back. */
const natGateways = new Map<string, string>();

async function removeDefaultRoutes(api: ReportedBench): Promise<void> {
  for (const { RouteTableId, Routes } of await privateRouteTables(api)) {
    const route = Routes!.find(
      one => one.DestinationCidrBlock === DEFAULT_ROUTE.DestinationCidrBlock,
    );
    if (route?.NatGatewayId) {
      natGateways.set(RouteTableId!, route.NatGatewayId);
      await api.clients.ec2.send(
        new DeleteRouteCommand({ RouteTableId, ...DEFAULT_ROUTE }),
      );
    }
  }
}

async function restoreDefaultRoutes(api: ReportedBench): Promise<void> {
  for (const [RouteTableId, NatGatewayId] of natGateways) {
    await api.clients.ec2.send(
      new CreateRouteCommand({ RouteTableId, NatGatewayId, ...DEFAULT_ROUTE }),
    );
  }
  natGateways.clear();
}

const taskRole = async (api: ReportedBench) =>
  (await outputsOf(api)).TaskRoleArn.split('/').pop()!;

async function trust(api: ReportedBench, Service: string): Promise<unknown> {
  const RoleName = await taskRole(api);
  await api.clients.iam.send(new DeleteRoleCommand({ RoleName }));
  return api.clients.iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { Service },
          Action: 'sts:AssumeRole',
        },
      }),
    }),
  );
}

/** A rule by which somebody's database allows the tasks. */
async function databaseRule(api: ReportedBench) {
  const { parameters, outputs: made } = (await api.stack())!;
  const database = async () =>
    (await api.bench.describe('database'))?.outputs.GroupId;
  if (!(await database())) {
    await api.bench.foreignStack('database', {
      template: `
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties: { GroupDescription: database, VpcId: ${parameters.VpcId} }
        Outputs:
          GroupId: { Value: !GetAtt Group.GroupId }`,
    });
  }
  return {
    GroupId: await database(),
    IpPermissions: [
      {
        IpProtocol: 'tcp',
        FromPort: 5432,
        ToPort: 5432,
        UserIdGroupPairs: [{ GroupId: made.ServiceSecurityGroupId }],
      },
    ],
  };
}

/** A zone in the account, made once for each bench. */
const zones = new WeakMap<ReportedBench, Promise<string>>();

const named = async (api: ReportedBench) => {
  const make = async () => {
    await api.clients.route53.send(
      new CreateHostedZoneCommand({
        Name: 'acme.com',
        CallerReference: 'acme.com',
      }),
    );
    const { outputs: zone } = await api.bench.run('fargate:dns-zone:deploy', {
      target: 'dev',
      domainName: 'api.acme.com',
      owner: 'group:default/team-a',
      parentZone: { target: 'dev' },
    });
    return zone.stackArn as string;
  };
  if (!zones.has(api)) {
    zones.set(api, make());
  }
  return { zoneStackArn: await zones.get(api) };
};

const scaled = async () => ({
  autoscaling: { enabled: true, minCount: 2, maxCount: 6 },
});

const scalable = (api: ReportedBench) => ({
  ServiceNamespace: 'ecs' as const,
  ScalableDimension: 'ecs:service:DesiredCount' as const,
  ResourceId: `service/${api.deployed.clusterName}/${api.name}`,
});

/** An environment whose only egress is endpoints, created once for each bench. */
const insides = new WeakMap<ReportedBench, Promise<string>>();

const inside = async (api: ReportedBench) => {
  const make = async () => {
    const { outputs: environment } = await api.bench.run(
      'fargate:environment:deploy',
      {
        target: 'dev',
        name: 'inside',
        owner: 'group:default/team-a',
        network: { cidr: '10.9.0.0/16', natGateways: 'none' },
        endpoints: [],
      },
    );
    return environment.stackArn as string;
  };
  if (!insides.has(api)) {
    insides.set(api, make());
  }
  return {
    environmentStackArn: await insides.get(api),
    image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:v1',
  };
};

const ROWS: DriftRow[] = [
  PIPELINE_DEPLOYED,
  [
    'environment: a pipeline set a variable',
    api =>
      api.deployByPipeline(nginx('1.27'), {
        environment: [{ name: 'MODE', value: 'fast' }],
      }),
  ],
  ['count: raised to 5', api => api.updateService({ desiredCount: 5 })],
  STOPPED,
  [
    'subnets: the service moved to one of them',
    async api => {
      const { parameters, outputs: made } = (await api.stack())!;
      await api.updateService({
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: [parameters.PrivateSubnetIds.split(',')[0]],
            securityGroups: [made.ServiceSecurityGroupId],
          },
        },
      });
    },
  ],
  [
    'public addresses: given to private tasks',
    async api => {
      const { parameters, outputs: made } = (await api.stack())!;
      await api.updateService({
        networkConfiguration: {
          awsvpcConfiguration: {
            assignPublicIp: 'ENABLED',
            subnets: parameters.PrivateSubnetIds.split(','),
            securityGroups: [made.ServiceSecurityGroupId],
          },
        },
      });
    },
  ],
  [
    'security group of public tasks: opened to the internet',
    async api =>
      api.clients.ec2.send(
        new AuthorizeSecurityGroupIngressCommand({
          GroupId: (await outputsOf(api)).ServiceSecurityGroupId,
          IpPermissions: [
            {
              IpProtocol: '-1',
              IpRanges: [{ CidrIp: '0.0.0.0/0' }],
            },
          ],
        }),
      ),
    { input: async () => ({ taskSubnets: 'public' }) },
  ],
  ANOTHER_HEALTH_CHECK,
  [
    'target group: another deregistration delay',
    async api =>
      api.clients.elbv2.send(
        new ModifyTargetGroupAttributesCommand({
          TargetGroupArn: (await outputsOf(api)).TargetGroupArn,
          Attributes: [
            { Key: 'deregistration_delay.timeout_seconds', Value: '5' },
          ],
        }),
      ),
  ],
  TASKS_CLOSED,
  [
    'security group of the load balancer: rule removed',
    async api => close(api, (await outputsOf(api)).LoadBalancerSecurityGroupId),
  ],
  [
    'security group of the load balancer: rule added',
    async api =>
      api.clients.ec2.send(
        new AuthorizeSecurityGroupIngressCommand({
          GroupId: (await outputsOf(api)).LoadBalancerSecurityGroupId,
          IpPermissions: [
            {
              IpProtocol: 'tcp',
              FromPort: 8443,
              ToPort: 8443,
              IpRanges: [{ CidrIp: '0.0.0.0/0' }],
            },
          ],
        }),
      ),
  ],
  [
    'tags: one added to the stack',
    async api => {
      await api.tagStack({ DataClass: 'internal' });
    },
  ],
  [
    'tags: one added to the service and to the target group directly',
    async api => {
      const { ServiceArn, TargetGroupArn } = await outputsOf(api);
      await api.clients.ecs.send(
        new TagResourceCommand({
          resourceArn: ServiceArn,
          tags: [{ key: 'DataClass', value: 'internal' }],
        }),
      );
      return api.clients.elbv2.send(
        new AddTagsCommand({
          ResourceArns: [TargetGroupArn],
          Tags: [{ Key: 'DataClass', Value: 'internal' }],
        }),
      );
    },
  ],
  [
    'termination protection: enabled',
    api =>
      api.clients.cloudFormation.send(
        new UpdateTerminationProtectionCommand({
          StackName: api.name,
          EnableTerminationProtection: true,
        }),
      ),
  ],
  [
    'revision: deregistered',
    async api =>
      api.clients.ecs.send(
        new DeregisterTaskDefinitionCommand({
          taskDefinition: (await outputsOf(api)).TaskDefinitionArn,
        }),
      ),
  ],
  [
    'log group: deleted',
    async api =>
      api.clients.logs.send(
        new DeleteLogGroupCommand({
          logGroupName: (await outputsOf(api)).LogGroupName,
        }),
      ),
  ],
  [
    'listener: deleted',
    async api =>
      api.clients.elbv2.send(
        new DeleteListenerCommand({
          ListenerArn: (await outputsOf(api)).ListenerArn,
        }),
      ),
  ],
  [
    'load balancer: deleted',
    async api =>
      api.clients.elbv2.send(
        new DeleteLoadBalancerCommand({
          LoadBalancerArn: (await outputsOf(api)).LoadBalancerArn,
        }),
      ),
  ],
  [
    'target group: deleted, with its listener',
    async api => {
      const { ListenerArn, TargetGroupArn } = await outputsOf(api);
      await api.clients.elbv2.send(new DeleteListenerCommand({ ListenerArn }));
      await api.clients.elbv2.send(
        new DeleteTargetGroupCommand({ TargetGroupArn }),
      );
    },
  ],
  [
    'target group: another health check interval',
    async api =>
      api.clients.elbv2.send(
        new ModifyTargetGroupCommand({
          TargetGroupArn: (await outputsOf(api)).TargetGroupArn,
          HealthCheckIntervalSeconds: 60,
        }),
      ),
  ],
  DEREGISTERED,
  [
    'tasks: one stopped by hand',
    async api => {
      const cluster = api.deployed.clusterName;
      const { taskArns } = await api.clients.ecs.send(
        new ListTasksCommand({ cluster, serviceName: api.name }),
      );
      await api.clients.ecs.send(
        new StopTaskCommand({ cluster, task: taskArns![0] }),
      );
    },
  ],
  [
    'service: restarted',
    api => api.updateService({ forceNewDeployment: true }),
  ],
  [
    'service: restarted in vain, so that its last deployment failed',
    async api => {
      const { TargetGroupArn } = await outputsOf(api);
      const check = (HealthCheckPath: string) =>
        api.clients.elbv2.send(
          new ModifyTargetGroupCommand({ TargetGroupArn, HealthCheckPath }),
        );
      await check('/does-not-exist');
      await api.updateService({ forceNewDeployment: true });
      await api.later(1800);
      await check('/');
    },
  ],
  [
    'service: circuit breaker turned off',
    api =>
      api.updateService({
        deploymentConfiguration: {
          deploymentCircuitBreaker: { enable: false, rollback: false },
        },
      }),
  ],
  [
    'tags: the ownership tag of the service removed',
    async api =>
      api.clients.ecs.send(
        new UntagResourceCommand({
          resourceArn: (await outputsOf(api)).ServiceArn,
          tagKeys: ['fargate-api:entity'],
        }),
      ),
  ],
  [
    'service: deleted',
    api =>
      api.clients.ecs.send(
        new DeleteServiceCommand({
          cluster: api.deployed.clusterName,
          service: api.name,
          force: true,
        }),
      ),
  ],
  [
    'role of the tasks: deleted',
    async api =>
      api.clients.iam.send(
        new DeleteRoleCommand({ RoleName: await taskRole(api) }),
      ),
  ],
  [
    'role of the tasks: trusts somebody else',
    api => trust(api, 'ec2.amazonaws.com'),
  ],
  [
    'role of the tasks: a policy attached',
    async api =>
      api.clients.iam.send(
        new AttachRolePolicyCommand({
          RoleName: await taskRole(api),
          PolicyArn:
            'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
        }),
      ),
  ],
  [
    'role of the tasks: an inline policy added',
    async api =>
      api.clients.iam.send(
        new PutRolePolicyCommand({
          RoleName: await taskRole(api),
          PolicyName: 'debug',
          PolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
          }),
        }),
      ),
  ],
  [
    'security group of the tasks: a rule of another group names it',
    async api =>
      api.clients.ec2.send(
        new AuthorizeSecurityGroupIngressCommand(await databaseRule(api)),
      ),
    {
      undo: async api =>
        api.clients.ec2.send(
          new RevokeSecurityGroupIngressCommand(await databaseRule(api)),
        ),
    },
  ],
  [
    'listener: a rule added',
    async api =>
      api.clients.elbv2.send(
        new CreateRuleCommand({
          ListenerArn: (await outputsOf(api)).ListenerArn,
          Priority: 10,
          Conditions: [{ Field: 'path-pattern', Values: ['/maintenance'] }],
          Actions: [
            {
              Type: 'fixed-response',
              FixedResponseConfig: { StatusCode: '503' },
            },
          ],
        }),
      ),
  ],
  [
    'listener: answers by itself',
    async api =>
      api.clients.elbv2.send(
        new ModifyListenerCommand({
          ListenerArn: (await outputsOf(api)).ListenerArn,
          DefaultActions: [
            {
              Type: 'fixed-response',
              FixedResponseConfig: { StatusCode: '503' },
            },
          ],
        }),
      ),
  ],
  [
    'listener: another one added',
    async api => {
      const { LoadBalancerArn, TargetGroupArn } = await outputsOf(api);
      return api.clients.elbv2.send(
        new CreateListenerCommand({
          LoadBalancerArn,
          Protocol: 'HTTP',
          Port: 8080,
          DefaultActions: [{ Type: 'forward', TargetGroupArn }],
        }),
      );
    },
  ],
  [
    'load balancer: another idle timeout',
    async api =>
      api.clients.elbv2.send(
        new ModifyLoadBalancerAttributesCommand({
          LoadBalancerArn: (await outputsOf(api)).LoadBalancerArn,
          Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '120' }],
        }),
      ),
  ],
  [
    'load balancer: deletion protection enabled',
    async api =>
      api.clients.elbv2.send(
        new ModifyLoadBalancerAttributesCommand({
          LoadBalancerArn: (await outputsOf(api)).LoadBalancerArn,
          Attributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }],
        }),
      ),
  ],
  [
    'log group: another retention',
    async api =>
      api.clients.logs.send(
        new PutRetentionPolicyCommand({
          logGroupName: (await outputsOf(api)).LogGroupName,
          retentionInDays: 1,
        }),
      ),
  ],
  [
    'route: the default route of the private subnets removed',
    removeDefaultRoutes,
    { undo: restoreDefaultRoutes },
  ],
  ...aliasDrifts(named),
  [
    'certificate: another one on the listener',
    async api => {
      const zone = await api.bench.describe('dns-api-acme-com-certificate');
      return api.clients.elbv2.send(
        new ModifyListenerCommand({
          ListenerArn: (await outputsOf(api)).ListenerArn,
          Certificates: [{ CertificateArn: zone!.outputs.CertificateArn }],
        }),
      );
    },
    { input: named },
  ],
  [
    'scaling: target deregistered',
    api =>
      api.clients.applicationAutoScaling.send(
        new DeregisterScalableTargetCommand(scalable(api)),
      ),
    { input: scaled },
  ],
  [
    'scaling: other limits',
    api =>
      api.clients.applicationAutoScaling.send(
        new RegisterScalableTargetCommand({
          ...scalable(api),
          MinCapacity: 1,
          MaxCapacity: 3,
        }),
      ),
    { input: scaled },
  ],
  [
    'scaling: another target of the policy',
    api =>
      api.clients.applicationAutoScaling.send(
        new PutScalingPolicyCommand({
          ...scalable(api),
          PolicyName: 'cpu',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 20,
            PredefinedMetricSpecification: {
              PredefinedMetricType: 'ECSServiceAverageCPUUtilization',
            },
          },
        }),
      ),
    { input: scaled },
  ],
  // The last one: nothing gives the endpoint back.
  [
    'VPC endpoint: the one of the registry deleted',
    async api => {
      const { VpcId } = (await api.stack())!.parameters;
      const { VpcEndpoints } = await api.clients.ec2.send(
        new DescribeVpcEndpointsCommand({
          Filters: [{ Name: 'vpc-id', Values: [VpcId] }],
        }),
      );
      return api.clients.ec2.send(
        new DeleteVpcEndpointsCommand({
          VpcEndpointIds: VpcEndpoints!
            .filter(({ ServiceName }) => ServiceName!.endsWith('.ecr.dkr'))
            .map(({ VpcEndpointId }) => VpcEndpointId!),
        }),
      );
    },
    { input: inside },
  ],
];

/** In the order of the table. */
export const DRIFTS: readonly Drift[] = [
  ...ROWS.map(([name, change, more]) => ({ name, change, ...more })),
  ...gatewayDrifts(named),
  ...sharedDrifts(named),
];
