import { awsError, cannedAws, NOW } from '../__testUtils__/cannedAws';
import { DeploymentLog } from '../log/DeploymentLog';
import {
  NOTHING,
  SERVICE,
  taskArn,
  after,
  primary,
  service,
  stoppedTask,
  withTasks,
  health,
} from '../__testUtils__/cannedRollout';
import { HealthCheck } from './HealthCheck';
import { RolloutLog } from './RolloutLog';

describe('RolloutLog', () => {
  function setUp(
    answers: object,
    check: HealthCheck = health(),
    signal?: AbortSignal,
  ) {
    const lines: string[] = [];
    const aws = cannedAws({ ...NOTHING, ...answers });
    const times = { now: NOW };
    const log = new RolloutLog(
      {
        clients: { ...aws.clients, now: () => times.now },
        signal,
        log: new DeploymentLog({
          info: line => lines.push(line.replace(/ {2,}/, ' ')),
        }),
      },
      SERVICE,
      check,
      NOW,
    );
    return { lines, log, times };
  }

  it('tells each state once', async () => {
    const states = [
      service({ runningCount: 0, pendingCount: 2 }),
      service({ runningCount: 0, pendingCount: 2 }),
      service({ runningCount: 2, pendingCount: 0 }),
    ];
    const { lines, log, times } = setUp({
      DescribeServices: () => states.shift()!,
    });
    await log.update();
    await log.update();
    times.now = after(7);
    const snapshot = await log.update();
    expect(snapshot).toMatchObject({ running: 2 });
    expect(lines).toEqual([
      'Tasks 2 started: pulling orders:v2',
      'Tasks 2 running',
    ]);
    expect(log.lastLineAt).toEqual(after(7));
  });

  it('tells that the targets are healthy, and after how long', async () => {
    const targets = [{ state: 'initial' }];
    const check = {
      ...health(),
      read: async () => [...targets],
      isHealthy: ({ targets: all }: any) => all[0]?.state === 'healthy',
    };
    const { lines, log, times } = setUp({}, check);
    await log.update();
    times.now = after(42);
    targets[0] = { state: 'healthy' };
    await log.update();
    await log.update();
    expect(lines).toEqual([
      'Tasks 1 running, 1 starting · targets 0 healthy, 1 initial',
      'Targets 2/2 healthy after 42 s',
    ]);
  });

  it('counts the time from when there are targets', async () => {
    const targets: { state: string }[] = [];
    const check = {
      ...health(),
      read: async () => [...targets],
      isHealthy: ({ targets: all }: any) => all[0]?.state === 'healthy',
    };
    const { lines, log, times } = setUp({}, check);
    await log.update();
    times.now = after(60);
    targets[0] = { state: 'initial' };
    await log.update();
    times.now = after(72);
    targets[0] = { state: 'healthy' };
    await log.update();
    expect(lines.at(-1)).toBe('Targets 2/2 healthy after 12 s');
  });

  it('tells nothing of a service that is not there yet', async () => {
    const { lines, log } = setUp({ DescribeServices: {} });
    expect(await log.update()).toBeUndefined();
    expect(lines).toEqual([]);
  });

  it('tells no time of targets that are healthy at once', async () => {
    const { lines, log } = setUp(
      {},
      health([{ state: 'healthy' }, { state: 'healthy' }]),
    );
    await log.update();
    expect(lines).toEqual(['Targets 2/2 healthy']);
  });

  it('tells nothing of a service without tasks', async () => {
    const { lines, log } = setUp({
      DescribeServices: service({ desiredCount: 0 }),
    });
    await log.update();
    expect(lines).toEqual([]);
  });

  it('does not count the health of old tasks', async () => {
    const deployments = [primary(), { status: 'ACTIVE', runningCount: 1 }];
    const { lines, log } = setUp(
      { DescribeServices: service({ deployments, runningCount: 2 }) },
      health([{ state: 'healthy' }, { state: 'healthy' }]),
    );
    await log.update();
    expect(lines).toEqual([
      'Tasks 1 new running, 1 new starting, 1 old still running · targets 2 healthy',
    ]);
  });

  it('tells three times why tasks stopped', async () => {
    let count = 0;
    const { lines, log } = setUp({
      ListTasks: () => ({ taskArns: [taskArn(`${++count}`)] }),
      DescribeTasks: ({ tasks }: any) => ({
        tasks: [stoppedTask(tasks[0].split('/').at(-1))],
      }),
    });
    for (let i = 0; i < 5; i++) await log.update();
    expect(lines.filter(line => line.includes('stopped'))).toEqual(
      [1, 2, 3].map(
        id =>
          `Tasks task ${id} stopped 3 s after start, exit code 1: Essential container in task exited`,
      ),
    );
  });

  it('tells of a stopped task whose log may not be read', async () => {
    const { lines, log } = setUp({
      ...withTasks(stoppedTask('a')),
      GetLogEvents: awsError('AccessDeniedException'),
    });
    await log.update();
    expect(lines[0]).toMatch(/^Tasks task a stopped/);
  });

  it('tells once that the service cannot be read, and goes on', async () => {
    const answers = [awsError('Throttling'), awsError('Throttling'), service()];
    const { lines, log } = setUp({ DescribeServices: () => answers.shift()! });
    expect(await log.update()).toBeUndefined();
    expect(await log.update()).toBeUndefined();
    expect(await log.update()).toBeDefined();
    expect(lines).toEqual([
      'Note the service cannot be read: Throttling: Throttling of AWS',
      'Tasks 1 running, 1 starting',
    ]);
  });

  it('tells after a rollback why tasks stopped, and nothing that fails', async () => {
    const { lines, log } = setUp(withTasks(stoppedTask('a')));
    await log.updateAfterRollback();
    expect(lines).toEqual([
      'Tasks task a stopped 3 s after start, exit code 1: Essential container in task exited',
    ]);
    expect(log.evidence.stoppedTasks).toHaveLength(1);
    const failing = setUp({ DescribeServices: awsError('Throttling') });
    await failing.log.updateAfterRollback();
    expect(failing.lines).toEqual([]);
  });

  it.each(['update', 'updateAfterRollback'] as const)(
    'ends the %s of a cancelled task',
    async method => {
      const { lines, log } = setUp(
        { DescribeServices: awsError('AbortError') },
        health(),
        AbortSignal.abort(new Error('cancelled')),
      );
      await expect(log[method]()).rejects.toThrow('cancelled');
      expect(lines).toEqual([]);
    },
  );
});
