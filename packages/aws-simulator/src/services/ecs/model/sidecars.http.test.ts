import {
  ContainerDefinition,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';

const image = (name: string) => `public.ecr.aws/fargate-api/${name}:1`;
const GOOD = 'public.ecr.aws/docker/library/nginx:latest';
const CHECK = { command: ['CMD-SHELL', 'curl -f localhost'], interval: 5 };

async function define(
  bench: ServiceBench,
  api: Partial<ContainerDefinition>,
  ...sidecars: ContainerDefinition[]
): Promise<string> {
  const { taskDefinition } = await bench.ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'api',
      cpu: '256',
      memory: '512',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      executionRoleArn: bench.executionRoleArn,
      containerDefinitions: [
        {
          name: 'api',
          image: GOOD,
          portMappings: [{ containerPort: 8080 }],
          ...api,
        },
        ...sidecars,
      ],
    }),
  );
  return taskDefinition!.taskDefinitionArn!;
}

async function run(
  api: Partial<ContainerDefinition>,
  ...sidecars: ContainerDefinition[]
): Promise<ServiceBench> {
  const bench = await ServiceBench.ready();
  await bench.createService(GOOD, {
    desiredCount: 1,
    taskDefinition: await define(bench, api, ...sidecars),
  });
  return bench;
}

const states = async (bench: ServiceBench) => {
  const [task] = await bench.tasks('RUNNING');
  return task.containers!.map(
    ({ exitCode, lastStatus, name }) =>
      `${name} ${lastStatus}${exitCode === undefined ? '' : ` ${exitCode}`}`,
  );
};

describe('the containers of a task', () => {
  it('start in the order of their dependencies', async () => {
    const bench = await run(
      {
        dependsOn: [
          { containerName: 'migrate', condition: 'SUCCESS' },
          { containerName: 'proxy', condition: 'HEALTHY' },
        ],
      },
      { name: 'migrate', image: image('migrate'), essential: false },
      { name: 'proxy', image: GOOD, healthCheck: { ...CHECK, interval: 10 } },
    );
    await bench.clock.advance(24);
    expect(await states(bench)).toEqual([
      'api PENDING',
      'migrate RUNNING',
      'proxy RUNNING',
    ]);
    await bench.clock.advance(5);
    expect(await states(bench)).toEqual([
      'api PENDING',
      'migrate STOPPED 0',
      'proxy RUNNING',
    ]);
    expect((await bench.service()).pendingCount).toBe(1);
    await bench.clock.advance(5);
    expect(await states(bench)).toEqual([
      'api RUNNING',
      'migrate STOPPED 0',
      'proxy RUNNING',
    ]);
    await bench.clock.advance(60);
    expect((await bench.events()).pop()).toBe('has reached a steady state.');
  });

  it('never start after one that should have succeeded', async () => {
    const bench = await run(
      { dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }] },
      { name: 'init', image: image('crash'), essential: false },
    );
    await bench.clock.advance(60);
    const [task] = await bench.tasks('STOPPED');
    expect(task).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
    });
    expect(task.containers![0]).toMatchObject({
      exitCode: 143,
      reason: `CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [init(${image(
        'crash',
      )}) (STOPPED->RUNNING) - Exit: 1] for target [api(${GOOD}) (NONE->RUNNING)] as dependency did not exit successfully.`,
    });
  });

  it.each([
    [true, 'STOPPED' as const],
    [false, 'RUNNING' as const],
  ])('end with a sidecar if that is essential: %s', async (essential, end) => {
    const bench = await run(
      {},
      { name: 'log', image: image('crash'), essential },
    );
    await bench.clock.advance(70);
    const [task] = await bench.tasks(end);
    expect(task.containers![1]).toMatchObject({
      lastStatus: 'STOPPED',
      exitCode: 1,
    });
  });

  it('are replaced when they fail their own health checks', async () => {
    const bench = await run({
      healthCheck: { ...CHECK, command: ['CMD-SHELL', 'exit 1'] },
    });
    await bench.clock.advance(90);
    expect(await bench.events()).toContain(
      '(task task1) failed container health checks.',
    );
    const [task] = await bench.tasks('STOPPED');
    expect(task).toMatchObject({
      healthStatus: 'UNHEALTHY',
      stoppedReason: 'Task failed container health checks',
    });
  });

  it('are healthy when both checks say so', async () => {
    const bench = await run({ healthCheck: { ...CHECK, interval: 300 } });
    await bench.clock.advance(200);
    expect(await bench.targetHealth()).toEqual(['healthy']);
    expect((await bench.events()).pop()).not.toMatch('steady state');
    await bench.clock.advance(200);
    const [task] = await bench.tasks('RUNNING');
    expect(task.healthStatus).toBe('HEALTHY');
    expect((await bench.events()).pop()).toBe('has reached a steady state.');
  });

  it.each<[string, ContainerDefinition, ContainerDefinition]>([
    [
      'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
      { dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }] },
      { name: 'init', image: GOOD },
    ],
    [
      'Cannot depend on container nope because it does not exist.',
      { dependsOn: [{ containerName: 'nope', condition: 'START' }] },
      { name: 'init', image: GOOD },
    ],
    [
      'A dependency container with HEALTHY condition must have health check configured',
      { dependsOn: [{ containerName: 'init', condition: 'HEALTHY' }] },
      { name: 'init', image: GOOD },
    ],
    [
      'Container dependencies must not be circular: api, init.',
      { dependsOn: [{ containerName: 'init', condition: 'START' }] },
      {
        name: 'init',
        image: GOOD,
        dependsOn: [{ containerName: 'api', condition: 'START' }],
      },
    ],
  ])('are not registered: %s', async (message, api, sidecar) => {
    await expect(
      define(new ServiceBench(), api, sidecar),
    ).rejects.toMatchObject({ name: 'ClientException', message });
  });
});
