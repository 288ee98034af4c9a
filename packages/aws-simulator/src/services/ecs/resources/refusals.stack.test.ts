import { imported, RefusalBench } from '../../../__testUtils__/RefusalBench';

const FARGATE = {
  RequiresCompatibilities: ['FARGATE'],
  NetworkMode: 'awsvpc',
  Cpu: '256',
  Memory: '512',
};
const CONTAINER = { Name: 'x', Image: 'public.ecr.aws/nginx/nginx' };

let bench: RefusalBench;
beforeAll(async () => {
  bench = await RefusalBench.ready({
    Definition: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { ...FARGATE, ContainerDefinitions: [CONTAINER] },
    },
    NotFargate: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        NetworkMode: 'awsvpc',
        Cpu: '256',
        Memory: '512',
        ContainerDefinitions: [CONTAINER],
      },
    },
    Bridge: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { ContainerDefinitions: [{ ...CONTAINER, Memory: 128 }] },
    },
  });
});

describe('a task definition', () => {
  const logs = (LogDriver: string, Options?: object) => ({
    LogConfiguration: { LogDriver, Options },
  });
  const health = (settings: object) => ({
    HealthCheck: { Command: ['CMD', 'true'], ...settings },
  });
  it.each<[string, object, object?]>([
    [
      "The 'memory' setting for container 'x' is greater than for the task",
      { Memory: 1024 },
    ],
    [
      "'memory' must be greater than or equal to 'memoryReservation'",
      { Memory: 128, MemoryReservation: 256 },
    ],
    [
      "The sum of all container 'cpu' values cannot be greater than the task-level 'cpu' value",
      { Cpu: 1024 },
    ],
    [
      "Fargate requires that the 'privileged' setting be 'false'",
      { Privileged: true },
    ],
    ['Links are not supported when networkMode=awsvpc', { Links: ['y'] }],
    [
      'hostname is not supported on container when networkMode=awsvpc',
      { Hostname: 'h' },
    ],
    [
      'DNS servers are not supported on container when networkMode=awsvpc',
      { DnsServers: ['1.1.1.1'] },
    ],
    [
      'Extra hosts are not supported on container when networkMode=awsvpc',
      { ExtraHosts: [{ Hostname: 'a', IpAddress: '10.0.0.1' }] },
    ],
    [
      'Fargate compatible task definitions do not support dockerSecurityOptions',
      { DockerSecurityOptions: ['x'] },
    ],
    [
      'SYS_ADMIN is not allowed on Fargate.',
      { LinuxParameters: { Capabilities: { Add: ['SYS_ADMIN'] } } },
    ],
    [
      'Fargate compatible task definitions do not support maxSwap',
      { LinuxParameters: { MaxSwap: 64 } },
    ],
    [
      'Fargate compatible task definitions do not support devices',
      { LinuxParameters: { Devices: [{ HostPath: '/dev/x' }] } },
    ],
    [
      'Fargate compatible task definitions do not support sharedMemorySize',
      { LinuxParameters: { SharedMemorySize: 64 } },
    ],
    [
      'Volumes [v] are not referenced by any of the containers',
      {},
      { Volumes: [{ Name: 'v' }] },
    ],
    [
      'Fargate compatible task definitions do not support sourcePath',
      { MountPoints: [{ SourceVolume: 'v', ContainerPath: '/x' }] },
      { Volumes: [{ Name: 'v', Host: { SourcePath: '/x' } }] },
    ],
    [
      "Unknown volume 'v'",
      { MountPoints: [{ SourceVolume: 'v', ContainerPath: '/x' }] },
    ],
    ["'interval' must be between 5 and 300", health({ Interval: 1 })],
    ["'timeout' must be between 2 and 60", health({ Timeout: 61 })],
    ["'retries' must be between 1 and 10", health({ Retries: 11 })],
    ["'startPeriod' must be between 0 and 300", health({ StartPeriod: 301 })],
    ["'stopTimeout' must be at most 120", { StopTimeout: 121 }],
    [
      'Soft limit exceeds hard limit for ulimit nofile',
      { Ulimits: [{ Name: 'nofile', SoftLimit: 9, HardLimit: 1 }] },
    ],
    ['Log driver awslogs requires options: awslogs-group', logs('awslogs')],
    [
      'Fargate requires log configuration options to include awslogs-stream-prefix',
      logs('awslogs', { 'awslogs-group': 'a', 'awslogs-region': 'eu-west-1' }),
    ],
    [
      'json-file is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]',
      logs('json-file'),
    ],
    [
      'port mapping name is already used',
      {
        PortMappings: [
          { ContainerPort: 80, Name: 'a' },
          { ContainerPort: 81, Name: 'a' },
        ],
      },
    ],
    ['out of range', { PortMappings: [{ ContainerPort: 70000 }] }],
    [
      'No Fargate configuration exists for given values',
      {},
      {
        RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      },
    ],
    [
      'EphemeralStorage size should be at least 21',
      {},
      { EphemeralStorage: { SizeInGiB: 20 } },
    ],
    [
      'must be between 60 and 1800',
      { RestartPolicy: { Enabled: true, RestartAttemptPeriod: 30 } },
    ],
  ])('is refused: %s', async (text, container, settings = {}) => {
    expect(
      await bench.reason('AWS::ECS::TaskDefinition', {
        ...FARGATE,
        ExecutionRoleArn: imported('RoleArn'),
        ContainerDefinitions: [{ ...CONTAINER, ...container }],
        ...settings,
      }),
    ).toContain(text);
  });
});

describe('a service', () => {
  const network = (group: string) => ({
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        AssignPublicIp: 'ENABLED',
        Subnets: [imported('SubnetA')],
        SecurityGroups: [imported(group)],
      },
    },
  });
  it.each<[string, object]>([
    [
      'Task definition does not support launch_type FARGATE.',
      { TaskDefinition: imported('NotFargate') },
    ],
    [
      'Network Configuration is not valid for the given networkMode of this task definition.',
      { TaskDefinition: imported('Bridge') },
    ],
    [
      'minimumHealthyPercent must be at most 100',
      {
        DeploymentConfiguration: {
          MinimumHealthyPercent: 150,
          MaximumPercent: 200,
        },
      },
    ],
    [
      'IAM roles are only valid for services configured to use load balancers.',
      { Role: imported('RoleArn') },
    ],
    [
      'There are no capacity providers in the capacity provider strategy with a weight value greater than zero',
      {
        LaunchType: undefined,
        CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Weight: 0 }],
      },
    ],
    ['different networks', network('OtherGroup')],
  ])('is refused: %s', async (text, properties) => {
    expect(
      await bench.reason('AWS::ECS::Service', {
        Cluster: imported('Cluster'),
        LaunchType: 'FARGATE',
        DesiredCount: 0,
        TaskDefinition: imported('Definition'),
        ...network('Group'),
        ...properties,
      }),
    ).toContain(text);
  });

  it('starts no task whose role is not there', async () => {
    const roleArn = 'arn:aws:iam::123456789012:role/nope';
    expect(
      await bench.reason(
        'AWS::ECS::Service',
        {
          Cluster: imported('Cluster'),
          LaunchType: 'FARGATE',
          DesiredCount: 1,
          TaskDefinition: { Ref: 'Nobody' },
          ...network('Group'),
          DeploymentConfiguration: {
            DeploymentCircuitBreaker: { Enable: true, Rollback: true },
          },
        },
        {
          Nobody: {
            Type: 'AWS::ECS::TaskDefinition',
            Properties: {
              ...FARGATE,
              TaskRoleArn: roleArn,
              ContainerDefinitions: [CONTAINER],
            },
          },
        },
      ),
    ).toContain('Circuit Breaker was triggered');
  });
});

describe('a cluster', () => {
  it.each<[string, object]>([
    [
      'The specified capacity provider NOPE was not found',
      { CapacityProviders: ['NOPE'] },
    ],
    [
      'not associated with the cluster',
      {
        CapacityProviders: ['FARGATE'],
        DefaultCapacityProviderStrategy: [
          { CapacityProvider: 'FARGATE_SPOT', Weight: 1 },
        ],
      },
    ],
    [
      'multiple capacity providers with a base value',
      {
        CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
        DefaultCapacityProviderStrategy: [
          { CapacityProvider: 'FARGATE', Weight: 1, Base: 1 },
          { CapacityProvider: 'FARGATE_SPOT', Weight: 1, Base: 1 },
        ],
      },
    ],
    [
      "Invalid cluster setting value 'yes'",
      { ClusterSettings: [{ Name: 'containerInsights', Value: 'yes' }] },
    ],
    [
      'A CloudWatch log group name or S3 bucket name must be specified when overriding the default log configuration',
      {
        Configuration: { ExecuteCommandConfiguration: { Logging: 'OVERRIDE' } },
      },
    ],
    [
      "You must set logging to 'OVERRIDE' when you supply a log configuration",
      {
        Configuration: {
          ExecuteCommandConfiguration: {
            Logging: 'DEFAULT',
            LogConfiguration: { CloudWatchLogGroupName: 'a' },
          },
        },
      },
    ],
  ])('is refused: %s', async (text, properties) => {
    expect(await bench.reason('AWS::ECS::Cluster', properties)).toContain(text);
  });
});

describe('a scaling policy', () => {
  const metric = (settings: object) => ({
    PredefinedMetricSpecification: settings,
  });
  it.each<[string, object]>([
    [
      'ResourceLabel must be specified for ALBRequestCountPerTarget',
      metric({ PredefinedMetricType: 'ALBRequestCountPerTarget' }),
    ],
    [
      'The predefined metric type RDSReaderAverageCPUUtilization is not supported for the service namespace ecs',
      metric({ PredefinedMetricType: 'RDSReaderAverageCPUUtilization' }),
    ],
    [
      'ResourceLabel must not be specified',
      metric({
        PredefinedMetricType: 'ECSServiceAverageCPUUtilization',
        ResourceLabel: 'app/a/b/targetgroup/c/d',
      }),
    ],
    [
      'is not of the form',
      metric({
        PredefinedMetricType: 'ALBRequestCountPerTarget',
        ResourceLabel: 'targetgroup/c/d',
      }),
    ],
    ['Exactly one of', {}],
    [
      'Member must satisfy enum value set',
      metric({ PredefinedMetricType: 'Load' }),
    ],
  ])('is refused: %s', async (text, tracking) => {
    const reason = await bench.reason(
      'AWS::ApplicationAutoScaling::ScalingPolicy',
      {
        PolicyName: 'p',
        PolicyType: 'TargetTrackingScaling',
        ScalingTargetId: { Ref: 'Target' },
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 50,
          ...tracking,
        },
      },
      {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            ServiceName: 'scaled',
            Cluster: imported('Cluster'),
            LaunchType: 'FARGATE',
            DesiredCount: 0,
            TaskDefinition: imported('Definition'),
            NetworkConfiguration: {
              AwsvpcConfiguration: { Subnets: [imported('SubnetA')] },
            },
          },
        },
        Target: {
          Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
          DependsOn: 'Service',
          Properties: {
            ServiceNamespace: 'ecs',
            ScalableDimension: 'ecs:service:DesiredCount',
            ResourceId: 'service/main/scaled',
            MinCapacity: 0,
            MaxCapacity: 2,
          },
        },
      },
    );
    expect(reason).toContain(text);
  });
});
