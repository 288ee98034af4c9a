import {
  DeleteClusterCommand,
  DescribeClustersCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RunTaskCommand,
  RunTaskCommandInput,
  StartTaskCommand,
  StopTaskCommand,
  Task,
} from '@aws-sdk/client-ecs';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';
import { Ecs } from './Ecs';

const MIGRATION = 'public.ecr.aws/fargate-api/migrate:1';

describe('RunTask', () => {
  let bench: ServiceBench;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
  });

  const run = async (image: string, input: Partial<RunTaskCommandInput> = {}) =>
    bench.ecs.send(
      new RunTaskCommand({
        cluster: 'main',
        launchType: 'FARGATE',
        taskDefinition: await bench.define(image),
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: bench.privateSubnetIds,
            securityGroups: [bench.taskGroupId],
          },
        },
        ...input,
      }),
    );

  const describeTask = async ({ taskArn = '' }: Task): Promise<Task> => {
    const { tasks } = await bench.ecs.send(
      new DescribeTasksCommand({ cluster: 'main', tasks: [taskArn] }),
    );
    return tasks![0];
  };

  it('runs tasks until they end, and nobody replaces them', async () => {
    const { tasks = [], failures } = await run(MIGRATION, {
      count: 2,
      startedBy: 'release',
    });
    expect(failures).toEqual([]);
    expect(tasks).toMatchObject([
      {
        lastStatus: 'PROVISIONING',
        group: 'family:api',
        startedBy: 'release',
        availabilityZone: 'eu-west-1a',
        overrides: { containerOverrides: [{ name: 'api' }] },
      },
      { availabilityZone: 'eu-west-1b' },
    ]);
    await bench.clock.advance(23);
    const { clusters } = await bench.ecs.send(
      new DescribeClustersCommand({ clusters: ['main'] }),
    );
    expect(clusters).toMatchObject([{ runningTasksCount: 2 }]);
    await bench.clock.advance(60);
    expect(await describeTask(tasks[0])).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      containers: [{ exitCode: 0 }],
    });
    const { taskArns } = await bench.ecs.send(
      new ListTasksCommand({ cluster: 'main' }),
    );
    expect(taskArns).toEqual([]);
  });

  it('overrides what the task definition says', async () => {
    const needs = 'public.ecr.aws/fargate-api/needs-env:1';
    const { tasks: given = [] } = await run(needs, {
      overrides: {
        cpu: '512',
        memory: '1024',
        containerOverrides: [
          {
            name: 'api',
            environment: [{ name: 'DATABASE_URL', value: 'postgres://db' }],
          },
        ],
      },
    });
    const { tasks: missing = [] } = await run(needs);
    await bench.clock.advance(60);
    expect(await describeTask(given[0])).toMatchObject({
      lastStatus: 'RUNNING',
      cpu: '512',
      memory: '1024',
    });
    expect(await describeTask(missing[0])).toMatchObject({
      lastStatus: 'STOPPED',
      containers: [{ exitCode: 1 }],
    });
  });

  it('stops a task with the reason that is given', async () => {
    const { tasks = [] } = await run('nginx');
    await bench.clock.advance(60);
    await expect(
      bench.ecs.send(new DeleteClusterCommand({ cluster: 'main' })),
    ).rejects.toMatchObject({
      name: 'ClusterContainsTasksException',
      message: 'The Cluster cannot be deleted while Tasks are active.',
    });
    await bench.ecs.send(
      new StopTaskCommand({
        cluster: 'main',
        task: tasks[0].taskArn,
        reason: 'no longer needed',
      }),
    );
    await bench.clock.advance(30);
    expect(await describeTask(tasks[0])).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'no longer needed',
    });
    await bench.ecs.send(new DeleteClusterCommand({ cluster: 'main' }));
  });

  it('fails a task that cannot reach the registry of its image', async () => {
    bench = await ServiceBench.ready({ nat: false });
    const { tasks = [] } = await run('nginx');
    await bench.clock.advance(600);
    expect(await describeTask(tasks[0])).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: expect.stringMatching(/^CannotPullContainerError: /),
    });
  });

  it('starts nothing twice for the same client token', async () => {
    const taskDefinition = await bench.define('nginx');
    const input = { clientToken: 'once', taskDefinition };
    const first = await run('nginx', input);
    const again = await run('nginx', input);
    expect(again.tasks![0].taskArn).toBe(first.tasks![0].taskArn);
    await expect(run('nginx', { ...input, count: 2 })).rejects.toMatchObject({
      name: 'ConflictException',
    });
  });

  it('starts as many as the quota for vCPUs allows', async () => {
    bench.region.service(Ecs).quotas.fargateVcpus = 0.5;
    const { tasks, failures } = await run('nginx', { count: 3 });
    expect(tasks).toHaveLength(2);
    expect(failures).toEqual([
      {
        reason:
          'You’ve reached the limit on the number of vCPUs you can run concurrently',
      },
    ]);
  });

  it.each<[string, Partial<RunTaskCommandInput>, { name: string }]>([
    [
      'Cluster not found.',
      { cluster: 'other' },
      { name: 'ClusterNotFoundException' },
    ],
    [
      'TaskDefinition not found.',
      { taskDefinition: 'other' },
      { name: 'ClientException' },
    ],
    [
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
      { networkConfiguration: undefined },
      { name: 'InvalidParameterException' },
    ],
    [
      'No Container Instances were found in your cluster.',
      { launchType: undefined },
      { name: 'InvalidParameterException' },
    ],
    [
      'Override for container named web is not a container in the TaskDefinition.',
      { overrides: { containerOverrides: [{ name: 'web' }] } },
      { name: 'InvalidParameterException' },
    ],
    [
      'Invalid namespace for group.',
      { group: 'service:api' },
      { name: 'InvalidParameterException' },
    ],
    [
      'count must be between 1 and 10.',
      { count: 11 },
      { name: 'InvalidParameterException' },
    ],
    [
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
      {
        launchType: undefined,
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }],
      },
      { name: 'InvalidParameterException' },
    ],
    [
      'No Fargate configuration exists for given values: 512 CPU, 512 memory',
      { overrides: { cpu: '512' } },
      { name: 'ClientException' },
    ],
    [
      'EphemeralStorage size should be at least 21.',
      { overrides: { ephemeralStorage: { sizeInGiB: 10 } } },
      { name: 'ClientException' },
    ],
    [
      "The 'memory' setting for container 'api' is greater than for the task.",
      { overrides: { containerOverrides: [{ name: 'api', memory: 2048 }] } },
      { name: 'ClientException' },
    ],
    [
      "The sum of all container 'cpu' values cannot be greater than the task-level 'cpu' value.",
      { overrides: { containerOverrides: [{ name: 'api', cpu: 512 }] } },
      { name: 'ClientException' },
    ],
    [
      'startedBy length must be at most 128',
      { startedBy: 'x'.repeat(129) },
      { name: 'InvalidParameterException' },
    ],
  ])('says: %s', async (message, input, error) => {
    await expect(run('nginx', input)).rejects.toMatchObject({
      ...error,
      message,
    });
  });

  it('has no container instances for StartTask', async () => {
    await expect(
      bench.ecs.send(
        new StartTaskCommand({
          cluster: 'main',
          taskDefinition: await bench.define('nginx'),
          containerInstances: ['i'],
        }),
      ),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/^The AWS simulator does not support/),
    });
  });
});

describe('A service beyond the quota for vCPUs', () => {
  it('starts the rest once there is room', async () => {
    const bench = await ServiceBench.ready();
    const { quotas } = bench.region.service(Ecs);
    quotas.fargateVcpus = 0.25;
    await bench.createService('nginx');
    await bench.clock.advance(60);
    expect(await bench.tasks('RUNNING')).toHaveLength(1);
    expect(await bench.events()).toContain(
      'was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can run concurrently.',
    );
    quotas.fargateVcpus = 1;
    await bench.clock.advance(600);
    expect(await bench.tasks('RUNNING')).toHaveLength(2);
  });
});
