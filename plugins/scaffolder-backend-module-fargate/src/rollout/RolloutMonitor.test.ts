import { awsError, cannedAws, NOW } from '../__testUtils__/cannedAws';
import {
  NOTHING,
  SERVICE,
  definition,
  taskArn,
  after,
  primary,
  service,
  stoppedTask,
  withTasks,
  health,
} from '../__testUtils__/cannedRollout';
import { RolloutMonitor } from './RolloutMonitor';

describe('RolloutMonitor', () => {
  function setUp(
    answers: object = {},
    check = health(),
    { deployed }: { deployed?: string } = { deployed: definition(2) },
  ) {
    const aws = cannedAws({ ...NOTHING, ...answers });
    const { signal } = new AbortController();
    const monitor = new RolloutMonitor(
      { clients: aws.clients, signal },
      SERVICE,
      check,
      NOW,
      deployed,
    );
    return { ...aws, monitor, signal };
  }

  it('reads the service, its tasks and what makes it healthy', async () => {
    const targets = [{ state: 'initial' }];
    const old = { status: 'ACTIVE', runningCount: 3 };
    const { inputs, monitor, signal, signals } = setUp(
      {
        DescribeServices: service({
          deployments: [
            old,
            primary({
              rolloutState: 'IN_PROGRESS',
              rolloutStateReason: 'in progress',
              failedTasks: 2,
            }),
            { status: 'ACTIVE' },
          ],
        }),
      },
      health(targets),
    );
    expect(await monitor.read()).toEqual([]);
    expect(monitor.evidence).toEqual({
      image: 'orders:v2',
      port: 8080,
      failedTasks: 2,
      stoppedTasks: [],
      events: [],
      logLines: [],
      snapshot: {
        status: 'ACTIVE',
        desired: 2,
        running: 1,
        pending: 1,
        old: 3,
        rolloutState: 'IN_PROGRESS',
        rolloutReason: 'in progress',
        taskDefinition: definition(2),
        targets,
      },
    });
    expect(inputs).toMatchObject([
      ['DescribeServices', { cluster: 'dev', services: ['orders'] }],
      ['DescribeTaskDefinition', { taskDefinition: definition(2) }],
      [
        'ListTasks',
        { cluster: 'dev', family: 'orders', desiredStatus: 'STOPPED' },
      ],
    ]);
    expect(new Set(signals)).toEqual(new Set([signal]));
  });

  it('counts nothing that ECS does not report', async () => {
    const { monitor } = setUp({ DescribeServices: { services: [{}] } });
    await monitor.read();
    expect(monitor.evidence.snapshot).toEqual({
      desired: 0,
      running: 0,
      pending: 0,
      old: 0,
      targets: [],
    });
  });

  it('keeps what it saw when the service is gone', async () => {
    const services = [service(), {}];
    const { monitor } = setUp({ DescribeServices: () => services.shift()! });
    await monitor.read();
    await monitor.read();
    expect(monitor.evidence.snapshot).toMatchObject({ desired: 2 });
  });

  it('finds out the task definition of the service once, if the stack makes none', async () => {
    const deployments = [primary({ failedTasks: 3 })];
    const { inputs, monitor } = setUp(
      { DescribeServices: service({ deployments }) },
      health(),
      {},
    );
    await monitor.read();
    await monitor.read();
    expect(monitor.evidence.failedTasks).toBe(3);
    expect(
      inputs.filter(([name]) => name === 'DescribeTaskDefinition'),
    ).toEqual([['DescribeTaskDefinition', { taskDefinition: definition(2) }]]);
  });

  it('asks for no tasks before it knows a task definition', async () => {
    const { inputs, monitor } = setUp({ DescribeServices: {} }, health(), {});
    expect(await monitor.read()).toEqual([]);
    expect(inputs.map(([name]) => name)).toEqual(['DescribeServices']);
  });

  it('keeps the last unhealthy target, and the path that it was asked for', async () => {
    const unhealthy = { state: 'unhealthy', reason: 'Target.Timeout' };
    const { monitor } = setUp({}, health([{ state: 'healthy' }, unhealthy]));
    await monitor.read();
    expect(monitor.evidence).toMatchObject({
      unhealthy,
      healthCheckPath: '/health',
    });
    const fine = setUp({}, health([{ state: 'healthy' }]));
    await fine.monitor.read();
    expect(fine.monitor.evidence).not.toHaveProperty('healthCheckPath');
    const pathless = setUp({}, { ...health([unhealthy]), readPath: undefined });
    await pathless.monitor.read();
    expect(pathless.monitor.evidence).toMatchObject({ unhealthy });
    expect(pathless.monitor.evidence.healthCheckPath).toBeUndefined();
  });

  it.each([
    ['(service orders) failed to launch a task', 1, true],
    ['(service orders) is unhealthy', 0, true],
    ['(service orders) was unable to place a task', -1, false],
    ['(service orders) has reached a steady state.', 1, false],
    ['(service orders) has started 1 tasks', 1, false],
  ])(
    'keeps the event "%s" %d s after its start: %s',
    async (message, at, isKept) => {
      const event = { id: '1', createdAt: after(at), message };
      const { monitor } = setUp({
        DescribeServices: service({ events: [event] }),
      });
      await monitor.read();
      await monitor.read();
      expect(monitor.evidence.events).toEqual(isKept ? [message] : []);
    },
  );

  it('keeps no event that says nothing', async () => {
    const { monitor } = setUp({
      DescribeServices: service({ events: [{ id: '1', createdAt: after(1) }] }),
    });
    await monitor.read();
    expect(monitor.evidence.events).toEqual([]);
  });

  it('keeps events in their order', async () => {
    const event = (id: string, at: number) => ({
      id,
      createdAt: after(at),
      message: `error ${id}`,
    });
    const { monitor } = setUp({
      DescribeServices: service({ events: [event('2', 2), event('1', 1)] }),
    });
    await monitor.read();
    expect(monitor.evidence.events).toEqual(['error 1', 'error 2']);
  });

  it('keeps the most failed tasks of the new deployment, and not of a rollback', async () => {
    const counts = [2, 5, 3].map(failedTasks =>
      service({
        deployments: [
          primary({ taskDefinition: definition(1), failedTasks: 9 }),
          { status: 'ACTIVE', taskDefinition: definition(2), failedTasks },
        ],
      }),
    );
    const { monitor } = setUp({ DescribeServices: () => counts.shift()! });
    await monitor.read();
    await monitor.read();
    await monitor.read();
    expect(monitor.evidence.failedTasks).toBe(5);
  });

  it('returns the tasks that stopped, each once, in their order', async () => {
    const { inputs, monitor } = setUp(
      withTasks(
        stoppedTask('late', { stoppedAt: after(9) }),
        stoppedTask('early', { startedAt: undefined }),
        stoppedTask('undated', { stoppedAt: undefined }),
      ),
    );
    const stopped = await monitor.read();
    expect(stopped.map(({ id, seconds }) => [id, seconds])).toEqual([
      ['undated', undefined],
      ['early', 4],
      ['late', 7],
    ]);
    expect(await monitor.read()).toEqual([]);
    expect(monitor.evidence.stoppedTasks).toEqual(stopped);
    expect(
      inputs.filter(([name]) => name === 'DescribeTasks').map(([, i]) => i),
    ).toEqual([
      {
        cluster: 'dev',
        tasks: ['late', 'early', 'undated'].map(taskArn),
      },
    ]);
  });

  it('counts a task of the second in which the operation started', async () => {
    const { monitor } = setUp(
      withTasks(stoppedTask('a', { createdAt: after(0) })),
    );
    expect(await monitor.read()).toHaveLength(1);
  });

  it.each([
    { ListTasks: {} },
    { ListTasks: { taskArns: [taskArn('a')] }, DescribeTasks: {} },
  ])('knows no task where ECS answers %j', async answers => {
    const { monitor } = setUp(answers);
    expect(await monitor.read()).toEqual([]);
    expect(monitor.evidence.stoppedTasks).toEqual([]);
  });

  it('knows no log of a task that never had a container', async () => {
    const { inputs, monitor } = setUp(
      withTasks(stoppedTask('a', { containers: [] })),
    );
    expect(await monitor.read()).toHaveLength(1);
    expect(inputs.map(([name]) => name)).not.toContain('GetLogEvents');
  });

  it('waits for the exit code of a task that is stopping', async () => {
    const tasks = [
      stoppedTask('a', { lastStatus: 'STOPPING' }),
      stoppedTask('a'),
    ];
    const { monitor } = setUp({
      ListTasks: { taskArns: [taskArn('a')] },
      DescribeTasks: () => ({ tasks: [tasks.shift()!] }),
    });
    expect(await monitor.read()).toEqual([]);
    expect(await monitor.read()).toHaveLength(1);
  });

  it.each([
    ['of another service', { group: 'service:other' }],
    ['of another task definition', { taskDefinitionArn: definition(1) }],
    ['from before', { createdAt: after(-1) }],
    ['that was stopped on purpose', { stopCode: 'UserInitiated' }],
  ])('ignores a task %s', async (_, facts) => {
    const { monitor } = setUp(withTasks(stoppedTask('a', facts)));
    expect(await monitor.read()).toEqual([]);
  });

  it('describes at most a hundred tasks at once, and the others later', async () => {
    const tasks = Array.from({ length: 101 }, (_, i) => stoppedTask(`${i}`));
    const { monitor } = setUp(withTasks(...tasks));
    expect(await monitor.read()).toHaveLength(100);
    expect(await monitor.read()).toHaveLength(1);
  });

  it('keeps what the first task that exited wrote last', async () => {
    const lines = [{ message: 'starting' }, {}, { message: 'no database' }];
    const { inputs, monitor, signal, signals } = setUp({
      ...withTasks(
        stoppedTask('a', { containers: [{ name: 'app' }] }),
        stoppedTask('b'),
        stoppedTask('c'),
      ),
      GetLogEvents: { events: lines },
    });
    await monitor.read();
    await monitor.read();
    expect(monitor.evidence.logLines).toEqual(['starting', '', 'no database']);
    expect(inputs.filter(([name]) => name === 'GetLogEvents')).toEqual([
      [
        'GetLogEvents',
        {
          logGroupName: 'logs',
          logStreamName: 'ecs/app/b',
          limit: 5,
          startFromHead: false,
        },
      ],
    ]);
    expect(new Set(signals)).toEqual(new Set([signal]));
  });

  it('does without a log that it may not read, or that is not there', async () => {
    const { monitor } = setUp({
      ...withTasks(stoppedTask('a')),
      GetLogEvents: awsError('AccessDeniedException'),
    });
    expect(await monitor.read()).toHaveLength(1);
    expect(monitor.evidence.logLines).toEqual([]);
    const empty = setUp({
      ...withTasks(stoppedTask('a')),
      GetLogEvents: {},
    });
    await empty.monitor.read();
    expect(empty.monitor.evidence.logLines).toEqual([]);
    const none = setUp({
      ...withTasks(stoppedTask('a')),
      DescribeTaskDefinition: {},
    });
    await none.monitor.read();
    expect(none.inputs.map(([name]) => name)).not.toContain('GetLogEvents');
  });

  it.each([
    {},
    { containerDefinitions: [] },
    { containerDefinitions: [{}] },
    { containerDefinitions: [{ portMappings: [], logConfiguration: {} }] },
  ])(
    'knows nothing that is not in the task definition %j',
    async taskDefinition => {
      const { monitor } = setUp({
        DescribeTaskDefinition: { taskDefinition },
      });
      await monitor.read();
      expect(monitor.evidence.image).toBeUndefined();
      expect(monitor.evidence.port).toBeUndefined();
    },
  );

  it('ends with a cancelled task', async () => {
    const aws = cannedAws({
      ...NOTHING,
      ...withTasks(stoppedTask('a')),
      GetLogEvents: awsError('AbortError'),
    });
    const monitor = new RolloutMonitor(
      {
        clients: aws.clients,
        signal: AbortSignal.abort(new Error('cancelled')),
      },
      SERVICE,
      health(),
      NOW,
    );
    await expect(monitor.read()).rejects.toThrow('cancelled');
  });

  it('reads of a deleted service what ECS keeps, and no targets', async () => {
    const check = { ...health(), read: jest.fn() };
    const { monitor } = setUp(withTasks(stoppedTask('a')), check);
    expect(await monitor.readAfterDeletion()).toHaveLength(1);
    expect(check.read).not.toHaveBeenCalled();
    expect(monitor.evidence).not.toHaveProperty('snapshot');
  });
});
