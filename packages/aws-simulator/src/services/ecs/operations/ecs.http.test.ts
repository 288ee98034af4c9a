import {
  CloudWatchLogsClient,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateServiceCommandInput,
  DeleteClusterCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListServicesCommand,
  ListTagsForResourceCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RegisterTaskDefinitionCommandInput,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { createTargetGroup } from '../../elbv2/model/targetGroups';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';

const definition: RegisterTaskDefinitionCommandInput = {
  family: 'api',
  cpu: '256',
  memory: '512',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  containerDefinitions: [{ name: 'api', image: 'nginx' }],
};

describe('ECS', () => {
  let bench: ServiceBench;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
  });

  it('names what it does not find', async () => {
    const { failures } = await bench.ecs.send(
      new DescribeServicesCommand({ cluster: 'main', services: ['other'] }),
    );
    expect(failures).toEqual([
      {
        arn: 'arn:aws:ecs:eu-west-1:111122223333:service/main/other',
        reason: 'MISSING',
      },
    ]);
    const clusters = await bench.ecs.send(
      new DescribeClustersCommand({ clusters: ['main', 'other'] }),
    );
    expect(clusters.clusters).toMatchObject([{ clusterName: 'main' }]);
    expect(clusters.failures).toEqual([
      {
        arn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/other',
        reason: 'MISSING',
      },
    ]);
    await expect(
      bench.ecs.send(new ListServicesCommand({ cluster: 'other' })),
    ).rejects.toMatchObject({
      name: 'ClusterNotFoundException',
      message: 'Cluster not found.',
    });
    await expect(
      bench.ecs.send(
        new ListTasksCommand({ cluster: 'main', serviceName: 'other' }),
      ),
    ).rejects.toMatchObject({ name: 'ServiceNotFoundException' });
    await expect(
      bench.ecs.send(
        new DescribeTaskDefinitionCommand({ taskDefinition: 'other' }),
      ),
    ).rejects.toMatchObject({
      name: 'ClientException',
      message: 'Unable to describe task definition.',
    });
  });

  it.each<
    [string, (wrong: ServiceBench) => Partial<CreateServiceCommandInput>]
  >([
    [
      'The container web does not exist in the task definition.',
      ({ targetGroupArn }) => ({
        loadBalancers: [
          { targetGroupArn, containerName: 'web', containerPort: 8080 },
        ],
      }),
    ],
    [
      'The container api did not have a container port 81 defined.',
      ({ targetGroupArn }) => ({
        loadBalancers: [
          { targetGroupArn, containerName: 'api', containerPort: 81 },
        ],
      }),
    ],
    [
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
      () => ({ networkConfiguration: undefined }),
    ],
    [
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
      () => ({
        launchType: undefined,
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }],
      }),
    ],
    ['desiredCount cannot be negative.', () => ({ desiredCount: -1 })],
    [
      'Health check grace period is only valid for services configured to use load balancers',
      () => ({ loadBalancers: [], healthCheckGracePeriodSeconds: 30 }),
    ],
    [
      'The DAEMON scheduling strategy is not supported on Fargate.',
      () => ({ schedulingStrategy: 'DAEMON' }),
    ],
    [
      'The AWS simulator does not support the deployment controller CODE_DEPLOY.',
      () => ({
        deploymentController: { type: 'CODE_DEPLOY' },
        deploymentConfiguration: undefined,
      }),
    ],
    [
      'The AWS simulator does not support the deployment strategy CANARY.',
      () => ({ deploymentConfiguration: { strategy: 'CANARY' } }),
    ],
    [
      'The AWS simulator does not support lifecycle hooks.',
      () => ({
        deploymentConfiguration: {
          lifecycleHooks: [{ hookTargetArn: 'arn:function' }],
        },
      }),
    ],
    [
      'Namespace is missing.',
      () => ({ serviceConnectConfiguration: { enabled: true } }),
    ],
    [
      'Unable to find service registry with ARN arn:registry.',
      () => ({ serviceRegistries: [{ registryArn: 'arn:registry' }] }),
    ],
  ])('refuses a service: %s', async (message, input) => {
    await expect(
      bench.createService('nginx', input(bench)),
    ).rejects.toMatchObject({ name: 'InvalidParameterException', message });
  });

  it('refuses a platform version that Fargate does not have', async () => {
    await expect(
      bench.createService('nginx', { platformVersion: '9.9.9' }),
    ).rejects.toMatchObject({
      name: 'PlatformUnknownException',
      message: 'The specified platform version does not exist.',
    });
  });

  it('refuses to scale a service below zero', async () => {
    await bench.createService('nginx');
    await expect(
      bench.ecs.send(
        new UpdateServiceCommand({
          cluster: 'main',
          service: 'api',
          desiredCount: -1,
        }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'desiredCount cannot be negative.',
    });
    expect((await bench.service()).desiredCount).toBe(2);
  });

  it('refuses a target group that no listener uses', async () => {
    const { shape } = createTargetGroup(bench.region.service(Elbv2), {
      Name: 'unused',
      Protocol: 'HTTP',
      Port: 80,
      VpcId: bench.vpcId,
      TargetType: 'ip',
    });
    await expect(
      bench.createService('nginx', {
        loadBalancers: [
          {
            targetGroupArn: shape.TargetGroupArn,
            containerName: 'api',
            containerPort: 8080,
          },
        ],
      }),
    ).rejects.toThrow(
      `The target group with targetGroupArn ${shape.TargetGroupArn} does not have an associated load balancer.`,
    );
  });

  it('refuses a second service of the same name, and a cluster in use', async () => {
    await bench.createService('nginx');
    await expect(bench.createService('nginx')).rejects.toThrow(
      'Creation of service was not idempotent.',
    );
    await expect(
      bench.ecs.send(new DeleteClusterCommand({ cluster: 'main' })),
    ).rejects.toMatchObject({
      name: 'ClusterContainsServicesException',
      message: 'The Cluster cannot be deleted while Services are active.',
    });
  });

  it.each([
    [
      'Fargate requires task definition to have execution role ARN to support ECR images.',
      { image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:1' },
    ],
    [
      'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
      { image: 'nginx', logConfiguration: { logDriver: 'awslogs' as const } },
    ],
    [
      'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
      { image: 'nginx', portMappings: [{ containerPort: 80, hostPort: 81 }] },
    ],
    ['Container.image should not be null or empty.', { image: '' }],
    [
      "Task definition doesn't have any essential container.",
      { image: 'nginx', essential: false },
    ],
    [
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
      { image: 'nginx', secrets: [{ name: 'TOKEN', valueFrom: 'token' }] },
    ],
    [
      "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'TOKEN'.",
      {
        image: 'nginx',
        environment: [{ name: 'TOKEN', value: 'a' }],
        secrets: [{ name: 'TOKEN', valueFrom: 'token' }],
      },
    ],
    [
      "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'TOKEN'.",
      {
        image: 'nginx',
        secrets: [
          { name: 'TOKEN', valueFrom: 'token' },
          { name: 'TOKEN', valueFrom: 'other' },
        ],
      },
    ],
    [
      'The Systems Manager parameter name specified for secret TOKEN is invalid. The parameter name can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-,',
      {
        image: 'nginx',
        secrets: [{ name: 'TOKEN', valueFrom: 'orders/db:password::' }],
      },
    ],
    [
      'Cannot depend on container other because it does not exist.',
      {
        image: 'nginx',
        dependsOn: [{ containerName: 'other', condition: 'START' as const }],
      },
    ],
    [
      'The AWS simulator does not support the log driver splunk.',
      { image: 'nginx', logConfiguration: { logDriver: 'splunk' as const } },
    ],
  ])('refuses a container: %s', async (message, container) => {
    await expect(
      bench.ecs.send(
        new RegisterTaskDefinitionCommand({
          ...definition,
          containerDefinitions: [{ name: 'api', ...container }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'ClientException', message });
  });

  it.each<[string, Partial<RegisterTaskDefinitionCommandInput>]>([
    ['Container list cannot be empty', { containerDefinitions: [] }],
    [
      'Container names must be unique within a task definition.',
      {
        containerDefinitions: [
          { name: 'api', image: 'nginx' },
          { name: 'api', image: 'nginx' },
        ],
      },
    ],
    [
      "Fargate requires that 'cpu' be defined at the task level.",
      { cpu: undefined },
    ],
    [
      "Fargate requires that 'memory' be defined at the task level.",
      { memory: undefined },
    ],
    [
      'No Fargate configuration exists for given values: 4096 CPU, 4096 memory',
      { cpu: '4096', memory: '4096' },
    ],
    [
      "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
      { pidMode: 'host' },
    ],
  ])('refuses a task definition: %s', async (message, input) => {
    await expect(
      bench.ecs.send(
        new RegisterTaskDefinitionCommand({ ...definition, ...input }),
      ),
    ).rejects.toMatchObject({ name: 'ClientException', message });
  });

  it('counts the revisions of a family', async () => {
    await bench.define('nginx:1');
    await bench.define('nginx:2');
    const { taskDefinition } = await bench.ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: 'api' }),
    );
    expect(taskDefinition).toMatchObject({
      revision: 2,
      status: 'ACTIVE',
      containerDefinitions: [
        {
          image: 'nginx:2',
          essential: true,
          portMappings: [
            { containerPort: 8080, hostPort: 8080, protocol: 'tcp' },
          ],
        },
      ],
    });
    const { taskDefinitionArns } = await bench.ecs.send(
      new ListTaskDefinitionsCommand({ familyPrefix: 'api', sort: 'DESC' }),
    );
    expect(taskDefinitionArns!.map(arn => arn.split('/')[1])).toEqual([
      'api:2',
      'api:1',
    ]);
  });

  it('describes tasks with their addresses, and shows stopped ones for an hour', async () => {
    await bench.createService('nginx', { desiredCount: 1 });
    await bench.clock.advance(90);
    const [task] = await bench.tasks('RUNNING');
    const [{ Target }] = await bench.targets();
    expect(task).toMatchObject({
      lastStatus: 'RUNNING',
      connectivity: 'CONNECTED',
      cpu: '256',
      memory: '512',
      launchType: 'FARGATE',
      group: 'service:api',
      attachments: [{ type: 'ElasticNetworkInterface', status: 'ATTACHED' }],
      containers: [
        {
          lastStatus: 'RUNNING',
          networkInterfaces: [{ privateIpv4Address: Target!.Id }],
        },
      ],
    });
    await bench.ecs.send(
      new UpdateServiceCommand({
        cluster: 'main',
        service: 'api',
        desiredCount: 0,
      }),
    );
    await bench.clock.advance(1800);
    expect(await bench.tasks('STOPPED')).toHaveLength(1);
    await bench.clock.advance(3600);
    expect(await bench.tasks('STOPPED')).toHaveLength(0);
    const { failures } = await bench.ecs.send(
      new DescribeTasksCommand({ cluster: 'main', tasks: [task.taskArn!] }),
    );
    expect(failures).toEqual([{ arn: task.taskArn, reason: 'MISSING' }]);
  });

  it('keeps what containers write in their log stream', async () => {
    await bench.createService('public.ecr.aws/fargate-api/crash:1', {
      desiredCount: 1,
    });
    await bench.clock.advance(40);
    const [{ taskArn = '' }] = await bench.tasks('STOPPED');
    const logs = new CloudWatchLogsClient({
      region: 'eu-west-1',
      credentials: { accessKeyId: '111122223333', secretAccessKey: 'x' },
      requestHandler: bench.handler,
      maxAttempts: 1,
    });
    const { events } = await logs.send(
      new GetLogEventsCommand({
        logGroupName: 'api',
        logStreamName: `api/api/${taskArn.split('/').pop()}`,
      }),
    );
    expect(events!.map(({ message }) => message)).toContain(
      'Error: Environment variable DATABASE_URL is not set',
    );
  });

  it('keeps the tags of a service', async () => {
    await bench.createService('nginx', {
      tags: [{ key: 'team', value: 'a' }],
      propagateTags: 'SERVICE',
    });
    const { serviceArn } = await bench.service();
    const { tags } = await bench.ecs.send(
      new ListTagsForResourceCommand({ resourceArn: serviceArn }),
    );
    expect(tags).toEqual([{ key: 'team', value: 'a' }]);
    await expect(
      bench.ecs.send(
        new ListTagsForResourceCommand({ resourceArn: `${serviceArn}-not` }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});
