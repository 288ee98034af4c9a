import { mockCredentials } from '@backstage/backend-test-utils';
import { LogService } from './LogService';

const TASK = '0123456789abcdef0123456789abcdef';
const target = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };
const service = {
  target,
  arn: 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders',
  cluster: 'dev',
  name: 'orders',
};
const task = {
  taskArn: `arn:aws:ecs:eu-west-1:123456789012:task/dev/${TASK}`,
  taskDefinitionArn: 'arn:orders:1',
  group: 'service:orders',
};
const container = (name: string, group = '/ecs/dev') => ({
  name,
  logConfiguration: {
    logDriver: 'awslogs',
    options: { 'awslogs-group': group, 'awslogs-stream-prefix': 'ecs' },
  },
});
const line = (second: number, message: string) => ({
  timestamp: Date.UTC(2026, 0, 1, 0, 0, second),
  message,
});
const error = (name: string) => Object.assign(new Error('no'), { name });

function setUp(options: {
  tasks?: object[];
  containers?: object[];
  events?: Record<string, object[] | undefined | Error>;
}) {
  const {
    tasks = [task],
    containers = [container('app')],
    events = {},
  } = options;
  const ecs = jest.fn(async (command: any, _options: any) =>
    command.constructor.name === 'DescribeTasksCommand'
      ? { tasks }
      : { taskDefinition: { containerDefinitions: containers } },
  );
  const logs = jest.fn(async (command: any, _options: any) => {
    const found = events[command.input.logStreamName];
    if (found instanceof Error) throw found;
    return { events: found };
  });
  const denied = jest.fn(async () => {
    throw error('AccessDeniedException');
  });
  const clients = jest.fn(async (_target: unknown, use?: object) =>
    use
      ? { ecs: { send: denied }, logs: { send: logs } }
      : { ecs: { send: ecs }, logs: { send: denied } },
  );
  const find = jest.fn(async (..._: unknown[]) => service);
  const credentials = mockCredentials.user();
  const note = () => {};
  const subject = new LogService({
    aws: { clients } as any,
    services: { find } as any,
  });
  return {
    clients,
    credentials,
    ecs,
    find,
    logs,
    note,
    read: (lines = 10) =>
      subject.read(
        'api:default/orders',
        { taskId: TASK, lines },
        credentials,
        note,
      ),
  };
}

describe('LogService', () => {
  it('reads the last lines of all containers, in order', async () => {
    const { logs, read } = setUp({
      containers: [container('app'), container('proxy', '/ecs/proxy')],
      events: {
        [`ecs/app/${TASK}`]: [line(1, 'first'), line(3, 'third')],
        [`ecs/proxy/${TASK}`]: [line(0, 'too old'), line(2, 'second')],
      },
    });
    const found = await read(3);
    expect(found).toMatchObject({
      taskId: TASK,
      lines: [
        { at: '2026-01-01T00:00:01.000Z', message: 'first', container: 'app' },
        {
          at: '2026-01-01T00:00:02.000Z',
          message: 'second',
          container: 'proxy',
        },
        { at: '2026-01-01T00:00:03.000Z', message: 'third', container: 'app' },
      ],
      link: expect.stringContaining('$252Fecs$252Fdev'),
    });
    expect(logs.mock.calls.map(([{ input }]) => input)).toEqual([
      {
        logGroupName: '/ecs/dev',
        logStreamName: `ecs/app/${TASK}`,
        startFromHead: false,
        limit: 3,
      },
      {
        logGroupName: '/ecs/proxy',
        logStreamName: `ecs/proxy/${TASK}`,
        startFromHead: false,
        limit: 3,
      },
    ]);
  });

  it('reads the task for all users, and its log only in the name of this one', async () => {
    const { clients, credentials, ecs, find, logs, note, read } = setUp({});
    await read();
    expect(find.mock.calls).toEqual([
      [
        'api:default/orders',
        credentials,
        expect.objectContaining({ name: 'fargate-api.logs.read' }),
        note,
      ],
    ]);
    expect(clients.mock.calls).toEqual([
      [target],
      [
        target,
        { purpose: 'operate', initiator: 'user:default/mock', failFast: true },
      ],
    ]);
    expect(ecs.mock.calls.map(([{ input }]) => input)).toEqual([
      { cluster: 'dev', tasks: [TASK] },
      { taskDefinition: 'arn:orders:1' },
    ]);
    for (const [, options] of [...ecs.mock.calls, ...logs.mock.calls]) {
      expect(options).toEqual({ abortSignal: expect.any(AbortSignal) });
    }
  });

  it.each<[string, object[] | undefined | Error]>([
    ['that never started', error('ResourceNotFoundException')],
    ['that wrote nothing', []],
    ['without events', undefined],
  ])('has no lines of a container %s', async (_, events) => {
    const { read } = setUp({ events: { [`ecs/app/${TASK}`]: events } });
    expect((await read()).lines).toEqual([]);
  });

  it('has neither lines nor a link without a log', async () => {
    const { read } = setUp({ containers: [{ name: 'app' }] });
    expect(await read()).toEqual({ taskId: TASK, lines: [] });
  });

  it.each([
    [
      'AWS refuses the log',
      { events: { [`ecs/app/${TASK}`]: error('AccessDeniedException') } },
      { name: 'ServiceUnavailableError', message: 'AccessDeniedException: no' },
    ],
    [
      'the service has no such task',
      { tasks: [{ ...task, group: 'service:other' }] },
      {
        name: 'NotFoundError',
        message: `The service orders has no task ${TASK}. ECS keeps stopped tasks for at least one hour.`,
      },
    ],
    ['ECS has no such task', { tasks: [] }, { name: 'NotFoundError' }],
  ])('fails when %s', async (_, options, expected) => {
    await expect(setUp(options).read()).rejects.toMatchObject(expected);
  });
});
