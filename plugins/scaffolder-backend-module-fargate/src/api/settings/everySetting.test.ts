import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
  ScalableTarget,
  ScalingPolicy,
  ScheduledAction,
} from '@aws-sdk/client-application-auto-scaling';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeSecurityGroupRulesCommand } from '@aws-sdk/client-ec2';
import {
  DescribeTaskDefinitionCommand,
  Service,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeRulesCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  Listener,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { JsonObject } from '@backstage/types';
import {
  API_KINDS,
  ApiKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  CONSUMER_CIDR,
  InternalBench,
  OWNER,
} from '../../__testUtils__/InternalBench';
import { GatewayFacts, readGateway } from '../../__testUtils__/readGateway';
import { logDestinations } from '../../__testUtils__/logDestinations';
import { ApiSettings, SettingName, SettingValues } from './settings';
import {
  givenSettings,
  hasSetting,
  settingsOf,
  settingsToParameters,
} from './values';

jest.setTimeout(60_000);

/** What AWS has of an API. */
interface Deployed {
  service: Service;
  taskDefinition: TaskDefinition;
  targetGroup?: TargetGroup;
  listeners: Listener[];
  gateway?: GatewayFacts;
  /** Of target group and load balancer. */
  attributes: Record<string, string>;
  ingressCidrs: string[];
  rulePath?: string;
  webAclArn?: string;
  /** Of rules for all traffic. */
  egressCidrs: string[];
  retentionInDays?: number;
  kmsKeyId?: string;
  scalableTarget?: ScalableTarget;
  policies: ScalingPolicy[];
  actions: ScheduledAction[];
  url: string;
  parameters: Readonly<Record<string, string>>;
}

const container = ({ taskDefinition }: Deployed) =>
  taskDefinition.containerDefinitions![0];
const healthCheck = (api: Deployed) => container(api).healthCheck!;
const weight = ({ service }: Deployed, provider: string) =>
  service.capacityProviderStrategy!.find(
    ({ capacityProvider }) => capacityProvider === provider,
  )!.weight!;
const targetOf = ({ policies }: Deployed, metric: string) =>
  policies.find(
    ({ TargetTrackingScalingPolicyConfiguration: config }) =>
      config!.PredefinedMetricSpecification!.PredefinedMetricType === metric,
  )?.TargetTrackingScalingPolicyConfiguration!.TargetValue;

/** What a scheduled action's schedule says. */
const scheduleOf = ({ actions }: Deployed, name: 'start' | 'stop') => {
  const { Schedule = '' } =
    actions.find(({ ScheduledActionName }) => ScheduledActionName === name) ??
    {};
  const [, minute, hour, days] =
    /^cron\((\d+) (\d+) \? \* ([A-Z,]+) \*\)$/.exec(Schedule) ?? [];
  return { time: `${hour}:${minute}`, days: days?.split(',') };
};

/** Where the value of each setting is found in AWS. */
const IN_AWS: Record<SettingName, (deployed: Deployed) => unknown> = {
  image: api => container(api).image,
  cpuArchitecture: api => api.taskDefinition.runtimePlatform!.cpuArchitecture,
  cpu: api => Number(api.taskDefinition.cpu),
  memory: api => Number(api.taskDefinition.memory),
  port: api => container(api).portMappings![0].containerPort,
  desiredCount: api => api.service.desiredCount,
  'autoscaling.enabled': api => Boolean(api.scalableTarget),
  'autoscaling.minCount': api => api.scalableTarget?.MinCapacity,
  'autoscaling.maxCount': api => api.scalableTarget?.MaxCapacity,
  'autoscaling.cpuTargetPercent': api =>
    targetOf(api, 'ECSServiceAverageCPUUtilization'),
  'autoscaling.requestsPerTarget': api =>
    targetOf(api, 'ALBRequestCountPerTarget'),
  'officeHours.enabled': api => api.actions.length === 2,
  'officeHours.timezone': api => api.actions[0].Timezone,
  'officeHours.days': api => scheduleOf(api, 'stop').days,
  'officeHours.from': api => scheduleOf(api, 'start').time,
  'officeHours.to': api => scheduleOf(api, 'stop').time,
  spotPercent: api => {
    const spot = weight(api, 'FARGATE_SPOT');
    return (100 * spot) / (spot + weight(api, 'FARGATE'));
  },
  taskSubnets: ({ service }) =>
    service.networkConfiguration!.awsvpcConfiguration!.assignPublicIp ===
    'ENABLED'
      ? 'public'
      : 'private',
  certificateArn: api =>
    api.gateway?.domain?.DomainNameConfigurations![0].CertificateArn ??
    api.listeners.find(({ Certificates }) => Certificates?.length)!
      .Certificates![0].CertificateArn,
  domainName: api => new URL(api.url).hostname,
  path: api => api.rulePath,
  allowedCidr: api => api.ingressCidrs[0],
  consumerCidrs: api => api.ingressCidrs,
  idleTimeoutSeconds: api =>
    Number(api.attributes['idle_timeout.timeout_seconds']),
  healthCheckPath: api =>
    api.targetGroup
      ? api.targetGroup.HealthCheckPath
      : /127\.0\.0\.1:8080([^']+)'/.exec(healthCheck(api).command!.join())![1],
  healthCheckMatcher: api => api.targetGroup!.Matcher!.HttpCode,
  healthCheckIntervalSeconds: api =>
    api.targetGroup!.HealthCheckIntervalSeconds,
  healthCheckTimeoutSeconds: api => api.targetGroup!.HealthCheckTimeoutSeconds,
  healthyThresholdCount: api => api.targetGroup!.HealthyThresholdCount,
  unhealthyThresholdCount: api => api.targetGroup!.UnhealthyThresholdCount,
  healthCheckGracePeriodSeconds: api =>
    api.service.healthCheckGracePeriodSeconds,
  deregistrationDelaySeconds: api =>
    Number(api.attributes['deregistration_delay.timeout_seconds']),
  authorization: ({ gateway }) =>
    ({ NONE: 'none', JWT: 'jwt', AWS_IAM: 'iam' }[
      gateway!.route.AuthorizationType as string
    ]),
  jwtIssuer: ({ gateway }) => gateway!.authorizer.JwtConfiguration!.Issuer,
  jwtAudiences: ({ gateway }) => gateway!.authorizer.JwtConfiguration!.Audience,
  jwtScopes: ({ gateway }) => gateway!.route.AuthorizationScopes,
  corsOrigins: ({ gateway }) => gateway!.api.CorsConfiguration!.AllowOrigins,
  corsMethods: ({ gateway }) => gateway!.api.CorsConfiguration!.AllowMethods,
  corsHeaders: ({ gateway }) => gateway!.api.CorsConfiguration!.AllowHeaders,
  throttlingBurstLimit: ({ gateway }) =>
    gateway!.stage.DefaultRouteSettings!.ThrottlingBurstLimit,
  throttlingRateLimit: ({ gateway }) =>
    gateway!.stage.DefaultRouteSettings!.ThrottlingRateLimit,
  integrationTimeoutMillis: ({ gateway }) =>
    gateway!.integration.TimeoutInMillis,
  executeApiEndpoint: ({ gateway }) => !gateway!.api.DisableExecuteApiEndpoint,
  'containerHealthCheck.enabled': api =>
    container(api).healthCheck !== undefined,
  'containerHealthCheck.intervalSeconds': api => healthCheck(api).interval,
  'containerHealthCheck.timeoutSeconds': api => healthCheck(api).timeout,
  'containerHealthCheck.retries': api => healthCheck(api).retries,
  'containerHealthCheck.startPeriodSeconds': api =>
    healthCheck(api).startPeriod,
  stopTimeoutSeconds: api => container(api).stopTimeout,
  logRetentionDays: api => api.retentionInDays,
  logKmsKeyArn: api => api.kmsKeyId,
  accessLogsBucket: api =>
    api.attributes['access_logs.s3.enabled'] === 'true' &&
    api.attributes['access_logs.s3.bucket'],
  webAclArn: api => api.webAclArn,
  egressCidrs: api => api.egressCidrs,
  executeCommand: api => api.service.enableExecuteCommand,
  deletionProtection: api =>
    api.attributes['deletion_protection.enabled'] === 'true',
};

/** None of them is a default. */
const OF_TARGET_GROUP: ApiSettings = {
  healthCheckMatcher: '200-299,404',
  healthCheckIntervalSeconds: 20,
  healthCheckTimeoutSeconds: 3,
  healthyThresholdCount: 4,
  unhealthyThresholdCount: 5,
  healthCheckGracePeriodSeconds: 90,
  deregistrationDelaySeconds: 10,
};
const OF_LOAD_BALANCER: ApiSettings = {
  ...OF_TARGET_GROUP,
  deletionProtection: true,
};
const SETTINGS_OF_ALL: ApiSettings = {
  image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:v2',
  cpuArchitecture: 'ARM64',
  cpu: 1024,
  memory: 3072,
  port: 8080,
  officeHours: {
    enabled: true,
    timezone: 'Europe/Berlin',
    days: ['MON', 'WED', 'THU', 'SAT'],
    from: '00:15',
    to: '22:45',
  },
  spotPercent: 50,
  healthCheckPath: '/health',
  logRetentionDays: 7,
  egressCidrs: ['10.0.0.0/8', '192.0.2.0/24'],
  executeCommand: true,
};
const SETTINGS_OF: Record<ApiKind, ApiSettings> = {
  'public-api': {
    ...OF_LOAD_BALANCER,
    allowedCidr: '203.0.113.0/24',
    taskSubnets: 'public',
    idleTimeoutSeconds: 60,
  },
  'internal-api': {
    ...OF_LOAD_BALANCER,
    consumerCidrs: [CONSUMER_CIDR, '10.2.0.0/16'],
  },
  'shared-api': { ...OF_TARGET_GROUP, path: '/orders/v2' },
  'gateway-api': {
    authorization: 'jwt',
    jwtIssuer: 'https://login.acme.com',
    jwtAudiences: ['orders', 'reports'],
    jwtScopes: ['read', 'write'],
    corsOrigins: ['https://www.acme.com'],
    corsMethods: ['GET', 'PUT'],
    corsHeaders: ['x-tenant'],
    throttlingBurstLimit: 20,
    throttlingRateLimit: 40,
    integrationTimeoutMillis: 5000,
    executeApiEndpoint: false,
    containerHealthCheck: {
      enabled: true,
      intervalSeconds: 15,
      timeoutSeconds: 4,
      retries: 6,
      startPeriodSeconds: 30,
    },
    stopTimeoutSeconds: 75,
  },
};
const SCALED_ON_CPU = {
  enabled: true,
  minCount: 3,
  maxCount: 9,
  cpuTargetPercent: 50,
};
const SCALED: Record<ApiKind, ApiSettings> = {
  'public-api': {
    autoscaling: { ...SCALED_ON_CPU, requestsPerTarget: 100 },
  },
  'internal-api': { autoscaling: SCALED_ON_CPU },
  'shared-api': {
    autoscaling: { ...SCALED_ON_CPU, requestsPerTarget: 100 },
  },
  'gateway-api': { autoscaling: SCALED_ON_CPU },
};

async function readLoadBalancing(
  { elbv2 }: FargateClients,
  { TargetGroupArn, LoadBalancerArn, ListenerRuleArn }: StackRecord['outputs'],
) {
  const { TargetGroups } = await elbv2.send(
    new DescribeTargetGroupsCommand({ TargetGroupArns: [TargetGroupArn] }),
  );
  const ofGroup = await elbv2.send(
    new DescribeTargetGroupAttributesCommand({ TargetGroupArn }),
  );
  const { Listeners = [] } = LoadBalancerArn
    ? await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }))
    : {};
  const { Attributes = [] } = LoadBalancerArn
    ? await elbv2.send(
        new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }),
      )
    : {};
  const { Rules = [] } = ListenerRuleArn
    ? await elbv2.send(
        new DescribeRulesCommand({ RuleArns: [ListenerRuleArn] }),
      )
    : {};
  return {
    targetGroup: TargetGroups![0],
    listeners: Listeners,
    attributes: Object.fromEntries(
      [...ofGroup.Attributes!, ...Attributes].map(({ Key, Value }) => [
        Key,
        Value,
      ]),
    ),
    rulePath: Rules.flatMap(({ Conditions = [] }) => Conditions).find(
      ({ Field }) => Field === 'path-pattern',
    )?.Values![0],
  };
}

describe.each(API_KINDS)('every setting of a %s', kind => {
  let world: InternalBench;
  let fixed: { given: SettingValues; deployed: Deployed };
  let scaled: typeof fixed;

  beforeAll(async () => {
    world = await InternalBench.start();
    await world.parentZone();
    const { webAclArn, accessLogsBucket, ...destinations } =
      await logDestinations(world.bench);
    const environment =
      kind === 'internal-api'
        ? await world.environment()
        : await world.bench.run('fargate:environment:deploy', {
            target: 'dev',
            name: 'open',
            owner: OWNER,
          });
    const deploy = async (name: string, own: ApiSettings) => {
      const domainName = `${name}.acme.com`;
      const zone = await world.zone({ domainName }, { taskId: domainName });
      const settings: ApiSettings = {
        ...SETTINGS_OF_ALL,
        ...SETTINGS_OF[kind],
        ...(kind === 'public-api' && { webAclArn }),
        ...(hasSetting(kind, 'accessLogsBucket') && { accessLogsBucket }),
        ...destinations,
        ...own,
        domainName,
        ...(hasSetting(kind, 'certificateArn') && {
          certificateArn: zone.outputs.certificateArn,
        }),
      };
      await world.bench.run(
        `fargate:${kind}:deploy`,
        {
          name,
          owner: OWNER,
          environmentStackArn: environment.outputs.stackArn,
          ...(['internal-api', 'shared-api'].includes(kind) && {
            zoneStackArn: zone.outputs.stackArn,
          }),
          ...settings,
        } as JsonObject,
        { taskId: name },
      );
      return {
        given: givenSettings(settings),
        deployed: await readDeployed(name),
      };
    };
    fixed = await deploy('fixed', { desiredCount: 3 });
    scaled = await deploy('scaled', SCALED[kind]);
  });
  afterAll(() => world.close());

  async function readDeployed(name: string): Promise<Deployed> {
    const clients = await world.bench.clients();
    const { applicationAutoScaling, ec2, ecs, logs } = clients;
    const stack = (await world.bench.describe(name))!;
    const service = await world.bench.service(stack.outputs.ServiceArn);
    const { taskDefinition } = await ecs.send(
      new DescribeTaskDefinitionCommand({
        taskDefinition: service.taskDefinition,
      }),
    );
    const { SecurityGroupRules } = await ec2.send(
      new DescribeSecurityGroupRulesCommand({}),
    );
    const { logGroups } = await logs.send(
      new DescribeLogGroupsCommand({
        logGroupNamePrefix: stack.outputs.LogGroupName,
      }),
    );
    const resourceId = `service/${stack.outputs.ClusterName}/${name}`;
    const { ScalableTargets } = await applicationAutoScaling.send(
      new DescribeScalableTargetsCommand({
        ServiceNamespace: 'ecs',
        ResourceIds: [resourceId],
      }),
    );
    const { ScalingPolicies } = await applicationAutoScaling.send(
      new DescribeScalingPoliciesCommand({
        ServiceNamespace: 'ecs',
        ResourceId: resourceId,
      }),
    );
    const { ScheduledActions } = await applicationAutoScaling.send(
      new DescribeScheduledActionsCommand({
        ServiceNamespace: 'ecs',
        ResourceId: resourceId,
      }),
    );
    return {
      service,
      taskDefinition: taskDefinition!,
      ...(stack.outputs.TargetGroupArn
        ? await readLoadBalancing(clients, stack.outputs)
        : { attributes: {}, listeners: [] }),
      gateway: stack.outputs.ApiId
        ? await readGateway(
            clients,
            stack.outputs.ApiId,
            stack.outputs.DomainName,
          )
        : undefined,
      ingressCidrs: [
        ...new Set(
          SecurityGroupRules!
            .filter(
              rule =>
                !rule.IsEgress &&
                rule.GroupId === stack.outputs.LoadBalancerSecurityGroupId,
            )
            .map(({ CidrIpv4 }) => CidrIpv4!),
        ),
      ],
      webAclArn: (await world.bench.resourcesOf(name))
        .find(id => id.includes(':wafv2:'))
        ?.split('|')[1],
      egressCidrs: SecurityGroupRules!
        .filter(
          rule =>
            rule.IsEgress &&
            rule.IpProtocol === '-1' &&
            rule.GroupId === stack.outputs.ServiceSecurityGroupId,
        )
        .map(({ CidrIpv4 }) => CidrIpv4!),
      retentionInDays: logGroups![0].retentionInDays,
      kmsKeyId: logGroups![0].kmsKeyId,
      scalableTarget: ScalableTargets![0],
      policies: ScalingPolicies!,
      actions: ScheduledActions!,
      url: stack.outputs.Url,
      parameters: stack.parameters,
    };
  }

  it.each(settingsOf(kind))('%s is what the stack and AWS have', name => {
    const { given, deployed } = name.startsWith('autoscaling.')
      ? scaled
      : fixed;
    const expected = { [name]: given[name] };
    expect(deployed.parameters).toMatchObject(settingsToParameters(expected));
    expect(IN_AWS[name](deployed)).toEqual(given[name]);
  });
});
