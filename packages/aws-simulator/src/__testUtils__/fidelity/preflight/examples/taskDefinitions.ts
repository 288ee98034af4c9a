import { Examples, Resources, base, times } from './Example';

const container = (properties: object = {}, index = 0) => ({
  Name: index === 0 ? 'web' : `side${index}`,
  Image: 'public.ecr.aws/nginx/nginx:latest',
  ...properties,
});

/** A task definition for Fargate. */
const task = (properties: object = {}, ...containers: object[]): Resources => ({
  It: {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      Cpu: '256',
      Memory: '512',
      ContainerDefinitions: (containers.length ? containers : [{}]).map(
        container,
      ),
      ...properties,
    },
  },
});

/** A task definition for container instances. */
const onEc2 = (properties: object = {}, ...containers: object[]): Resources =>
  task(
    {
      RequiresCompatibilities: ['EC2'],
      NetworkMode: 'bridge',
      Cpu: undefined,
      Memory: undefined,
      ...properties,
    },
    ...(containers.length ? containers : [{}]).map(one => ({
      Memory: 128,
      ...one,
    })),
  );

const ExecutionRoleArn = base('RoleArn');

const logs = (LogDriver: string, Options?: object) => ({
  LogConfiguration: { LogDriver, Options },
});

const awslogs = (options: object = {}) =>
  logs('awslogs', {
    'awslogs-group': 'logs',
    'awslogs-region': 'eu-west-1',
    'awslogs-stream-prefix': 'web',
    ...options,
  });

const linux = (LinuxParameters: object) => ({ LinuxParameters });

const health = (settings: object) => ({
  HealthCheck: { Command: ['CMD-SHELL', 'true'], ...settings },
});

const ports = (...PortMappings: object[]) => ({ PortMappings });

const dependsOn = (ContainerName: string, Condition: string) => ({
  DependsOn: [{ ContainerName, Condition }],
});

/** A volume `data` that the only container mounts. */
const withVolume = (volume: object, of = task) =>
  of(
    { Volumes: [{ Name: 'data', ...volume }] },
    { MountPoints: [{ SourceVolume: 'data', ContainerPath: '/data' }] },
  );

const efs = (configuration: object) =>
  withVolume({
    EFSVolumeConfiguration: { FilesystemId: 'fs-12345678', ...configuration },
  });

const environmentFiles = (count: number, value?: string) =>
  task(
    { ExecutionRoleArn },
    {
      EnvironmentFiles: times(count, index => ({
        Type: 's3',
        Value: value ?? `arn:aws:s3:::files/${index}.env`,
      })),
    },
  );

const proxy = (
  configuration: object = {},
  properties: object = {},
  of = task,
) =>
  of(
    {
      ProxyConfiguration: {
        Type: 'APPMESH',
        ContainerName: 'web',
        ProxyConfigurationProperties: [
          { Name: 'ProxyIngressPort', Value: '15000' },
          { Name: 'ProxyEgressPort', Value: '15001' },
          { Name: 'AppPorts', Value: '80' },
          { Name: 'EgressIgnoredIPs', Value: '169.254.170.2' },
        ],
        ...configuration,
      },
      ...properties,
    },
    {},
  );

const windows = (properties: object, platform: object = {}) =>
  task({
    RuntimePlatform: {
      OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE',
      ...platform,
    },
    ...properties,
  });

const LARGE = { Cpu: '1024', Memory: '2048' };

/** The rules for `AWS::ECS::TaskDefinition`. */
export const taskDefinitions: Examples = {
  'pf-ecs-awsfirelens-without-router': [
    task({}, logs('awsfirelens')),
    task({}, logs('awsfirelens'), {
      FirelensConfiguration: { Type: 'fluentbit' },
    }),
  ],
  'pf-ecs-awslogs-fargate-missing-stream-prefix': [
    task({ ExecutionRoleArn }, awslogs({ 'awslogs-stream-prefix': undefined })),
    task({ ExecutionRoleArn }, awslogs()),
  ],
  'pf-ecs-awslogs-missing-group': [
    task({ ExecutionRoleArn }, awslogs({ 'awslogs-group': undefined })),
    task({ ExecutionRoleArn }, awslogs()),
  ],
  'pf-ecs-awsvpc-extra-hosts': [
    task({}, { ExtraHosts: [{ Hostname: 'a', IpAddress: '10.0.0.9' }] }),
    onEc2({}, { ExtraHosts: [{ Hostname: 'a', IpAddress: '10.0.0.9' }] }),
  ],
  'pf-ecs-awsvpc-hostname': [
    task({}, { Hostname: 'a' }),
    onEc2({}, { Hostname: 'a' }),
  ],
  'pf-ecs-container-definitions-empty': [
    task({ ContainerDefinitions: [] }),
    task(),
  ],
  'pf-ecs-container-memory-over-task': [
    task({}, { Memory: 513 }),
    task({}, { Memory: 512 }),
  ],
  'pf-ecs-container-memory-required': [
    onEc2({}, { Memory: undefined }),
    onEc2({}, { MemoryReservation: 128 }),
  ],
  'pf-ecs-container-memory-reservation': [
    task({}, { Memory: 256, MemoryReservation: 257 }),
    task({}, { Memory: 256, MemoryReservation: 256 }),
  ],
  'pf-ecs-dependson-complete-on-essential': [
    task({}, dependsOn('side1', 'COMPLETE'), {}),
    task({}, dependsOn('side1', 'COMPLETE'), { Essential: false }),
  ],
  'pf-ecs-dependson-container-missing': [
    task({}, dependsOn('other', 'START'), {}),
    task({}, dependsOn('side1', 'START'), {}),
  ],
  'pf-ecs-dependson-healthy-without-healthcheck': [
    task({}, dependsOn('side1', 'HEALTHY'), {}),
    task({}, dependsOn('side1', 'HEALTHY'), health({})),
  ],
  'pf-ecs-duplicate-container-names': [
    task({}, { Name: 'web' }, { Name: 'web' }),
    task({}, { Name: 'web' }, { Name: 'web2' }),
  ],
  'pf-ecs-efs-access-point-with-root-directory': [
    efs({
      RootDirectory: '/data',
      TransitEncryption: 'ENABLED',
      AuthorizationConfig: { AccessPointId: 'fsap-0123456789abcdef0' },
    }),
    efs({
      RootDirectory: '/',
      TransitEncryption: 'ENABLED',
      AuthorizationConfig: { AccessPointId: 'fsap-0123456789abcdef0' },
    }),
  ],
  'pf-ecs-efs-iam-without-transit-encryption': [
    efs({ AuthorizationConfig: { IAM: 'ENABLED' } }),
    efs({
      AuthorizationConfig: { IAM: 'ENABLED' },
      TransitEncryption: 'ENABLED',
    }),
  ],
  'pf-ecs-efs-transit-encryption-port-without-encryption': [
    efs({ TransitEncryptionPort: 2999 }),
    efs({ TransitEncryptionPort: 2999, TransitEncryption: 'ENABLED' }),
  ],
  'pf-ecs-environment-files-max': [environmentFiles(11), environmentFiles(10)],
  'pf-ecs-environment-files-type': [
    environmentFiles(1, 's3://files/a.env'),
    environmentFiles(1),
  ],
  'pf-ecs-ephemeral-storage-range': [
    task({ EphemeralStorage: { SizeInGiB: 20 } }),
    task({ EphemeralStorage: { SizeInGiB: 21 } }),
  ],
  'pf-ecs-essential-container': [
    task({}, { Essential: false }),
    task({}, { Essential: false }, {}),
  ],
  'pf-ecs-fargate-capabilities-add': [
    task({}, linux({ Capabilities: { Add: ['NET_ADMIN'] } })),
    task({}, linux({ Capabilities: { Add: ['SYS_PTRACE'] } })),
  ],
  'pf-ecs-fargate-container-cpu-over-task': [
    task({}, { Cpu: 200 }, { Cpu: 57 }),
    task({}, { Cpu: 200 }, { Cpu: 56 }),
  ],
  'pf-ecs-fargate-devices': [
    task({}, linux({ Devices: [{ HostPath: '/dev/fuse' }] })),
    onEc2({}, linux({ Devices: [{ HostPath: '/dev/fuse' }] })),
  ],
  'pf-ecs-fargate-disable-networking': [
    task({}, { DisableNetworking: true }),
    task({}, { DisableNetworking: false }),
  ],
  'pf-ecs-fargate-dns-servers': [
    task({}, { DnsServers: ['10.0.0.2'] }),
    onEc2({}, { DnsServers: ['10.0.0.2'] }),
  ],
  'pf-ecs-fargate-docker-security-options': [
    task({}, { DockerSecurityOptions: ['no-new-privileges'] }),
    onEc2({}, { DockerSecurityOptions: ['no-new-privileges'] }),
  ],
  'pf-ecs-fargate-docker-volume': [
    withVolume({ DockerVolumeConfiguration: { Scope: 'task' } }),
    withVolume({ DockerVolumeConfiguration: { Scope: 'task' } }, onEc2),
  ],
  'pf-ecs-fargate-ephemeral-storage-ec2': [
    onEc2({ EphemeralStorage: { SizeInGiB: 30 } }),
    task({ EphemeralStorage: { SizeInGiB: 30 } }),
  ],
  'pf-ecs-fargate-execution-role-missing-awslogs': [
    task({}, awslogs()),
    task({ ExecutionRoleArn }, awslogs()),
  ],
  'pf-ecs-fargate-gpu-resource': [
    task({}, { ResourceRequirements: [{ Type: 'GPU', Value: '1' }] }),
    onEc2({}, { ResourceRequirements: [{ Type: 'GPU', Value: '1' }] }),
  ],
  'pf-ecs-fargate-host-source-path': [
    withVolume({ Host: { SourcePath: '/var' } }),
    withVolume({ Host: {} }),
  ],
  'pf-ecs-fargate-inference-accelerator': [
    onEc2({
      InferenceAccelerators: [{ DeviceName: 'a', DeviceType: 'eia2.medium' }],
    }),
    onEc2(),
  ],
  'pf-ecs-fargate-ipc-mode': [
    task({ IpcMode: 'task' }),
    onEc2({ IpcMode: 'task' }),
  ],
  'pf-ecs-fargate-links': [
    task({}, { Links: ['side1'] }, {}),
    onEc2({}, { Links: ['side1'] }, {}),
  ],
  'pf-ecs-fargate-log-driver-unsupported': [
    task({}, logs('json-file')),
    onEc2({}, logs('json-file')),
  ],
  'pf-ecs-fargate-max-swap': [
    task({}, linux({ MaxSwap: 0 })),
    onEc2({}, linux({ MaxSwap: 0 })),
  ],
  'pf-ecs-fargate-network-mode': [
    task({ NetworkMode: 'bridge' }),
    task({ NetworkMode: 'awsvpc' }),
  ],
  'pf-ecs-fargate-pid-mode-host': [
    task({ PidMode: 'host' }),
    task({ PidMode: 'task' }),
  ],
  'pf-ecs-fargate-placement-constraints': [
    task({
      PlacementConstraints: [{ Type: 'memberOf', Expression: 'attribute:a' }],
    }),
    onEc2({
      PlacementConstraints: [{ Type: 'memberOf', Expression: 'attribute:a' }],
    }),
  ],
  'pf-ecs-fargate-privileged': [
    task({}, { Privileged: true }),
    task({}, { Privileged: false }),
  ],
  'pf-ecs-fargate-shared-memory-size': [
    task({}, linux({ SharedMemorySize: 64 })),
    onEc2({}, linux({ SharedMemorySize: 64 })),
  ],
  'pf-ecs-fargate-task-cpu-memory': [
    task({ Cpu: undefined }),
    task({ Cpu: '256' }),
  ],
  'pf-ecs-fargate-windows-cpu-under-1vcpu': [
    windows({ Cpu: '512', Memory: '1024' }),
    windows(LARGE),
  ],
  'pf-ecs-healthcheck-interval-range': [
    task({}, health({ Interval: 4 }), health({ Interval: 301 })),
    task({}, health({ Interval: 5 }), health({ Interval: 300 })),
  ],
  'pf-ecs-healthcheck-retries-range': [
    task({}, health({ Retries: 0 }), health({ Retries: 11 })),
    task({}, health({ Retries: 1 }), health({ Retries: 10 })),
  ],
  'pf-ecs-healthcheck-start-period-range': [
    task({}, health({ StartPeriod: 301 })),
    task({}, health({ StartPeriod: 300 })),
  ],
  'pf-ecs-healthcheck-timeout-range': [
    task({}, health({ Timeout: 1 }), health({ Timeout: 61 })),
    task({}, health({ Timeout: 2 }), health({ Timeout: 60 })),
  ],
  'pf-ecs-host-network-host-port-mismatch': [
    onEc2({ NetworkMode: 'host' }, ports({ ContainerPort: 80, HostPort: 81 })),
    onEc2({ NetworkMode: 'host' }, ports({ ContainerPort: 80, HostPort: 80 })),
  ],
  'pf-ecs-mountpoint-source-volume-missing': [
    task({}, { MountPoints: [{ SourceVolume: 'a', ContainerPath: '/a' }] }),
    withVolume({}),
  ],
  'pf-ecs-port-mapping-duplicate-name': [
    task(
      {},
      ports({ ContainerPort: 80, Name: 'a' }, { ContainerPort: 81, Name: 'a' }),
    ),
    task(
      {},
      ports({ ContainerPort: 80, Name: 'a' }, { ContainerPort: 81, Name: 'b' }),
    ),
  ],
  'pf-ecs-port-range-overlap': [
    task(
      {},
      ports({ ContainerPortRange: '80-90' }, { ContainerPortRange: '90-95' }),
    ),
    task(
      {},
      ports({ ContainerPortRange: '80-90' }, { ContainerPortRange: '91-95' }),
    ),
  ],
  'pf-ecs-port-range-reversed': [
    task({}, ports({ ContainerPortRange: '80-80' })),
    task({}, ports({ ContainerPortRange: '80-81' })),
  ],
  'pf-ecs-port-range-with-host-port': [
    task({}, ports({ ContainerPortRange: '80-90', ContainerPort: 99 })),
    task({}, ports({ ContainerPortRange: '80-90' }, { ContainerPort: 99 })),
  ],
  'pf-ecs-proxy-configuration-awsvpc-required': [
    proxy({}, {}, onEc2),
    proxy({}, { NetworkMode: 'awsvpc' }, onEc2),
  ],
  'pf-ecs-proxy-configuration-container-missing': [
    proxy({ ContainerName: 'envoy' }),
    proxy(),
  ],
  'pf-ecs-proxy-configuration-missing-required-props': [
    proxy({
      ProxyConfigurationProperties: [
        { Name: 'ProxyEgressPort', Value: '15001' },
        { Name: 'AppPorts', Value: '80' },
        { Name: 'EgressIgnoredIPs', Value: '169.254.170.2' },
      ],
    }),
    proxy(),
  ],
  'pf-ecs-restart-policy-attempt-period-range': [
    task({}, { RestartPolicy: { Enabled: true, RestartAttemptPeriod: 59 } }),
    task({}, { RestartPolicy: { Enabled: true, RestartAttemptPeriod: 60 } }),
  ],
  'pf-ecs-secrets-without-execution-role': [
    task({}, { Secrets: [{ Name: 'A', ValueFrom: 'a' }] }),
    task({ ExecutionRoleArn }, { Secrets: [{ Name: 'A', ValueFrom: 'a' }] }),
  ],
  'pf-ecs-taskdef-family': [task({ Family: 'a.b' }), task({ Family: 'a_b-1' })],
  'pf-ecs-ulimit-soft-over-hard': [
    task({}, { Ulimits: [{ Name: 'nofile', SoftLimit: 101, HardLimit: 100 }] }),
    task({}, { Ulimits: [{ Name: 'nofile', SoftLimit: 100, HardLimit: 100 }] }),
  ],
  'pf-ecs-volume-not-referenced': [
    task({ Volumes: [{ Name: 'data', ConfiguredAtLaunch: true }] }),
    withVolume({ ConfiguredAtLaunch: true }),
  ],
  'pf-ecs-volumesfrom-source-container-missing': [
    task({}, { VolumesFrom: [{ SourceContainer: 'other' }] }, {}),
    task({}, { VolumesFrom: [{ SourceContainer: 'side1' }] }, {}),
  ],
  'pf-ecs-windows-arm64': [
    windows(LARGE, { CpuArchitecture: 'ARM64' }),
    windows(LARGE, { CpuArchitecture: 'X86_64' }),
  ],
};
