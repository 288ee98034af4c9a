import { Examples, Resources, base, times } from './Example';

const AwsvpcConfiguration = { Subnets: [base('SubnetA')] };

const NetworkConfiguration = { AwsvpcConfiguration };

/** A task definition for Fargate whose container has the named port `http`, 80. */
const definition = (properties: object = {}, container: object = {}) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: {
    RequiresCompatibilities: ['FARGATE'],
    NetworkMode: 'awsvpc',
    Cpu: '256',
    Memory: '512',
    ContainerDefinitions: [
      {
        Name: 'web',
        Image: 'public.ecr.aws/nginx/nginx:latest',
        PortMappings: [{ ContainerPort: 80, Name: 'http' }],
        ...container,
      },
    ],
    ...properties,
  },
});

/** A service on Fargate without tasks. */
const service = (properties: object = {}, task = definition()): Resources => ({
  Task: task,
  It: {
    Type: 'AWS::ECS::Service',
    Properties: {
      Cluster: base('Cluster'),
      TaskDefinition: { Ref: 'Task' },
      LaunchType: 'FARGATE',
      DesiredCount: 0,
      NetworkConfiguration,
      ...properties,
    },
  },
});

/** A service on container instances. */
const onEc2 = (properties: object = {}) =>
  service(
    {
      LaunchType: 'EC2',
      NetworkConfiguration: undefined,
      ...properties,
    },
    definition(
      {
        RequiresCompatibilities: ['EC2'],
        NetworkMode: 'bridge',
        Cpu: undefined,
        Memory: undefined,
      },
      { Memory: 128 },
    ),
  );

const daemon = (properties: object = {}) =>
  onEc2({
    SchedulingStrategy: 'DAEMON',
    DesiredCount: undefined,
    ...properties,
  });

const balanced = (target: object = {}) => ({
  LoadBalancers: [
    {
      TargetGroupArn: base('Targets'),
      ContainerName: 'web',
      ContainerPort: 80,
      ...target,
    },
  ],
});

const onClassic = balanced({
  TargetGroupArn: undefined,
  LoadBalancerName: 'classic',
});

const controlledBy = (Type: string) => ({ DeploymentController: { Type } });

const deployments = (settings: object) => ({
  DeploymentConfiguration: settings,
});

const byProviders = (...items: object[]) => ({
  LaunchType: undefined,
  CapacityProviderStrategy: items.map(item => ({
    CapacityProvider: 'FARGATE',
    ...item,
  })),
});

const connect = (aliases: object[], settings: object = {}) => ({
  ServiceConnectConfiguration: {
    Enabled: true,
    Namespace: 'test.internal',
    Services: [{ PortName: 'http', ClientAliases: aliases, ...settings }],
  },
});

const ebs = (settings: object, Name = 'data') =>
  service(
    {
      VolumeConfigurations: [
        {
          Name,
          ManagedEBSVolume: {
            RoleArn: base('RoleArn'),
            SizeInGiB: 10,
            FilesystemType: 'xfs',
            ...settings,
          },
        },
      ],
    },
    definition(
      { Volumes: [{ Name: 'data', ConfiguredAtLaunch: true }] },
      { MountPoints: [{ SourceVolume: 'data', ContainerPath: '/data' }] },
    ),
  );

const placed = (...PlacementStrategies: object[]) =>
  onEc2({ PlacementStrategies });

const registry = (settings: object = {}) => ({
  RegistryArn: base('RegistryArn'),
  ...settings,
});

/** The rules for `AWS::ECS::Service`. */
export const services: Examples = {
  'pf-ecs-service-codedeploy-lb': [
    service(controlledBy('CODE_DEPLOY')),
    service({ ...controlledBy('CODE_DEPLOY'), ...balanced() }),
  ],
  'pf-ecs-service-daemon-desired-count': [
    daemon({ DesiredCount: 0 }),
    daemon(),
  ],
  'pf-ecs-service-deployment-percent': [
    service(deployments({ MinimumHealthyPercent: 101, MaximumPercent: 200 })),
    service(deployments({ MinimumHealthyPercent: 100, MaximumPercent: 200 })),
  ],
  'pf-ecs-service-fargate-placement': [
    service({ PlacementConstraints: [{ Type: 'distinctInstance' }] }),
    onEc2({ PlacementConstraints: [{ Type: 'distinctInstance' }] }),
  ],
  'pf-ecs-service-launch-type-capacity-provider': [
    service({ ...byProviders({ Weight: 1 }), LaunchType: 'FARGATE' }),
    service(byProviders({ Weight: 1 })),
  ],
  'pf-ecs-service-lb-target-exclusive': [
    onEc2(balanced({ LoadBalancerName: 'classic' })),
    service(balanced()),
  ],
  'pf-ecs-service-name': [
    service({ ServiceName: 'a.b' }),
    service({ ServiceName: 'a_b-1' }),
  ],
  'pf-ecs-service-network-config-mode': [
    onEc2({ NetworkConfiguration }),
    onEc2(),
  ],
  'pf-ecs-service-platform-version-ec2': [
    onEc2({ PlatformVersion: 'LATEST' }),
    service({ PlatformVersion: 'LATEST' }),
  ],
  'pf-ecs-svc-az-rebalancing-with-daemon': [
    daemon({ AvailabilityZoneRebalancing: 'ENABLED' }),
    daemon({ AvailabilityZoneRebalancing: 'DISABLED' }),
  ],
  'pf-ecs-svc-binpack-field': [
    placed({ Type: 'binpack', Field: 'disk' }),
    placed({ Type: 'binpack', Field: 'cpu' }),
  ],
  'pf-ecs-svc-capacity-provider-multiple-base': [
    service(
      byProviders(
        { Base: 1, Weight: 1 },
        { Base: 1, CapacityProvider: 'FARGATE_SPOT' },
      ),
    ),
    service(
      byProviders(
        { Base: 1, Weight: 1 },
        { Weight: 1, CapacityProvider: 'FARGATE_SPOT' },
      ),
    ),
  ],
  'pf-ecs-svc-capacity-provider-zero-weight': [
    service(byProviders({ Weight: 0 })),
    service(byProviders({ Weight: 1 })),
  ],
  'pf-ecs-svc-circuit-breaker-with-code-deploy': [
    service({
      ...controlledBy('CODE_DEPLOY'),
      ...balanced(),
      ...deployments({
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      }),
    }),
    service(
      deployments({
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      }),
    ),
  ],
  'pf-ecs-svc-classic-lb-with-fargate': [service(onClassic), onEc2(onClassic)],
  'pf-ecs-svc-connect-client-alias-dns-name': [
    service(connect([{ DnsName: 'a_b', Port: 80 }])),
    service(connect([{ DnsName: 'a-b', Port: 80 }])),
  ],
  'pf-ecs-svc-connect-client-aliases-max': [
    service(connect([{ Port: 80 }, { Port: 81 }])),
    service(connect([{ Port: 80 }])),
  ],
  'pf-ecs-svc-connect-port-name-missing': [
    service(connect([{ Port: 80 }], { PortName: 'grpc' })),
    service(connect([{ Port: 80 }])),
  ],
  'pf-ecs-svc-connect-without-namespace': [
    service({ ServiceConnectConfiguration: { Enabled: true } }),
    service({ ServiceConnectConfiguration: { Enabled: false } }),
  ],
  'pf-ecs-svc-daemon-max-percent': [
    daemon(deployments({ MaximumPercent: 101, MinimumHealthyPercent: 0 })),
    daemon(deployments({ MaximumPercent: 100, MinimumHealthyPercent: 0 })),
  ],
  'pf-ecs-svc-daemon-with-placement-strategies': [
    daemon({ PlacementStrategies: [{ Type: 'binpack', Field: 'cpu' }] }),
    placed({ Type: 'binpack', Field: 'cpu' }),
  ],
  'pf-ecs-svc-ebs-iops-unsupported-type': [
    ebs({ VolumeType: 'gp2', Iops: 3000 }),
    ebs({ VolumeType: 'gp3', Iops: 3000 }),
  ],
  'pf-ecs-svc-ebs-name-not-in-taskdef': [ebs({}, 'other'), ebs({})],
  'pf-ecs-svc-ebs-throughput-non-gp3': [
    ebs({ VolumeType: 'gp2', Throughput: 125 }),
    ebs({ VolumeType: 'gp3', Throughput: 125 }),
  ],
  'pf-ecs-svc-ebs-volume-without-size-or-snapshot': [
    ebs({ SizeInGiB: undefined }),
    ebs({}),
  ],
  'pf-ecs-svc-external-with-load-balancers': [
    onEc2({
      ...controlledBy('EXTERNAL'),
      TaskDefinition: undefined,
      ...balanced(),
    }),
    onEc2({ ...controlledBy('EXTERNAL'), TaskDefinition: undefined }),
  ],
  'pf-ecs-svc-external-with-taskdef': [
    onEc2(controlledBy('EXTERNAL')),
    onEc2({ ...controlledBy('EXTERNAL'), TaskDefinition: undefined }),
  ],
  'pf-ecs-svc-lb-container-name-missing': [
    service(balanced({ ContainerName: 'api' })),
    service(balanced()),
  ],
  'pf-ecs-svc-lb-container-port-missing': [
    service(balanced({ ContainerPort: 81 })),
    service(balanced()),
  ],
  'pf-ecs-svc-min-healthy-over-max-percent': [
    service(deployments({ MinimumHealthyPercent: 100, MaximumPercent: 100 })),
    service(deployments({ MinimumHealthyPercent: 99, MaximumPercent: 100 })),
  ],
  'pf-ecs-svc-placement-constraint-distinct-instance-expression': [
    onEc2({
      PlacementConstraints: [{ Type: 'distinctInstance', Expression: 'a' }],
    }),
    onEc2({ PlacementConstraints: [{ Type: 'distinctInstance' }] }),
  ],
  'pf-ecs-svc-placement-strategies-max6': [
    placed(...times(6, () => ({ Type: 'spread', Field: 'instanceId' }))),
    placed(...times(5, () => ({ Type: 'spread', Field: 'instanceId' }))),
  ],
  'pf-ecs-svc-random-with-field': [
    placed({ Type: 'random', Field: 'cpu' }),
    placed({ Type: 'random' }),
  ],
  'pf-ecs-svc-registries-multiple': [
    service({ ServiceRegistries: [registry(), registry()] }),
    service({ ServiceRegistries: [registry()] }),
  ],
  'pf-ecs-svc-registries-port-with-awsvpc': [
    service({
      ServiceRegistries: [
        registry({ ContainerName: 'web', ContainerPort: 80 }),
      ],
    }),
    service({ ServiceRegistries: [registry()] }),
  ],
  'pf-ecs-svc-role-with-awsvpc': [
    service({ Role: base('RoleArn'), ...balanced() }),
    service(balanced()),
  ],
  'pf-ecs-svc-role-without-load-balancers': [
    onEc2({ Role: base('RoleArn') }),
    onEc2(),
  ],
};
