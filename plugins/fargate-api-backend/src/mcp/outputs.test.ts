import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { registerMcpActions } from './registerMcpActions';

const TASK = '0123456789abcdef0123456789abcdef';
const entityRef = 'api:default/orders';

const problem = {
  severity: 'error',
  kind: 'tasks-stopped',
  facts: { count: 1, cause: 'exited', parts: ['tasks'] },
  message: '1 task stopped: exited',
  hint: 'Fix it.',
  code: 'EssentialContainerExited',
};

const STATUS = {
  state: 'down',
  target: { name: 'dev', accountId: '123456789012', region: 'eu-west-1' },
  problems: [problem],
  endpoint: { value: { url: 'https://orders.acme.com' } },
  service: {
    observedAt: '2026-01-01T00:00:00.000Z',
    value: {
      desired: 2,
      running: 1,
      events: [{ message: 'newest' }, { message: 'older' }],
    },
  },
  taskDefinition: { value: { images: ['orders:v1'] } },
  nextChange: { value: { at: '2026-01-02T07:00:00.000Z' } },
  stoppedTasks: {
    value: [
      {
        id: TASK,
        reason: 'Essential container in task exited',
        containers: [{ exitCode: 1 }, {}, { exitCode: 0 }],
      },
      { id: 'stopping', containers: [] },
    ],
  },
};

/** Of a service of which nothing could be read. */
const UNKNOWN = {
  state: 'unknown',
  target: STATUS.target,
  problems: [],
  endpoint: {},
  service: {},
  taskDefinition: {},
  stoppedTasks: {},
};

const CHECK = {
  reachable: false,
  missingHop: 'name',
  explanation: 'No zone',
  hops: [
    {
      hop: 'name',
      state: 'missing',
      kind: 'alias-missing',
      facts: { zone: 'Z1', count: 2, vpcs: ['vpc-1'] },
      text: 'No alias',
      todo: 'Create one',
    },
  ],
  consumer: { accountId: '123456789012', vpcId: 'vpc-0123abcd' },
  url: 'https://orders.acme.com',
};

function setUp(status: object = STATUS) {
  const actions = actionsRegistryServiceMock();
  const auditor = mockServices.auditor.mock();
  auditor.createEvent.mockResolvedValue({
    success: jest.fn(),
    fail: jest.fn(),
  });
  const services = {
    apis: jest.fn(async (..._: unknown[]) => [
      { entityRef, title: 'Orders' },
      { entityRef: 'api:default/billing' },
    ]),
    check: jest.fn(async (..._: unknown[]) => CHECK),
    read: jest.fn(async (..._: unknown[]) => status),
  };
  registerMcpActions({
    actions,
    auditor,
    consumers: services as any,
    environments: services as any,
    status: services as any,
  });
  const credentials = mockCredentials.user();
  const invoke = async (name: string, input: Record<string, string>) =>
    (await actions.invoke({ id: `test:${name}`, input, credentials })).output;
  return { actions, auditor, credentials, invoke, services };
}

describe('the MCP action', () => {
  it('get-status returns what a caller asks first', async () => {
    const { credentials, invoke, services } = setUp();
    expect(await invoke('get-status', { entityRef: 'API:orders' })).toEqual({
      state: 'down',
      url: 'https://orders.acme.com',
      desiredTasks: 2,
      runningTasks: 1,
      images: ['orders:v1'],
      accountId: '123456789012',
      region: 'eu-west-1',
      observedAt: '2026-01-01T00:00:00.000Z',
      nextChange: '2026-01-02T07:00:00.000Z',
      problems: ['1 task stopped: exited'],
    });
    expect(services.read.mock.calls).toEqual([
      [entityRef, credentials, expect.any(Function)],
    ]);
    expect(await setUp(UNKNOWN).invoke('get-status', { entityRef })).toEqual({
      state: 'unknown',
      images: [],
      accountId: '123456789012',
      region: 'eu-west-1',
      problems: [],
    });
  });

  it('explain-unhealthy returns problems with their facts, and what led to them', async () => {
    const { credentials, invoke, services } = setUp();
    expect(
      await invoke('explain-unhealthy', { entityRef: 'API:orders' }),
    ).toEqual({
      state: 'down',
      problems: [problem],
      stoppedTasks: [
        {
          id: TASK,
          reason: 'Essential container in task exited',
          exitCodes: [1, 0],
        },
        { id: 'stopping', exitCodes: [] },
      ],
      events: ['newest', 'older'],
    });
    expect(services.read.mock.calls).toEqual([
      [entityRef, credentials, expect.any(Function)],
    ]);
    expect(
      await setUp(UNKNOWN).invoke('explain-unhealthy', { entityRef }),
    ).toEqual({ state: 'unknown', problems: [], stoppedTasks: [], events: [] });
  });

  it('list-apis returns references and titles', async () => {
    const { credentials, invoke, services } = setUp();
    expect(
      await invoke('list-apis', { environmentRef: 'Resource:dev' }),
    ).toEqual({
      apis: [
        { entityRef, title: 'Orders' },
        { entityRef: 'api:default/billing' },
      ],
    });
    expect(services.apis.mock.calls).toEqual([
      ['resource:default/dev', credentials, expect.any(Function)],
    ]);
  });

  it('check-consumer returns the hops, and what to do', async () => {
    const { auditor, credentials, invoke, services } = setUp();
    const consumer = { target: 'dev', vpcId: 'vpc-0123abcd' };
    expect(
      await invoke('check-consumer', { entityRef: 'API:orders', ...consumer }),
    ).toEqual(CHECK);
    expect(services.check.mock.calls).toEqual([
      [entityRef, consumer, credentials, expect.any(Function)],
    ]);
    expect(auditor.createEvent.mock.calls).toEqual([
      [
        {
          eventId: 'consumer-check',
          meta: {
            action: 'check-consumer',
            initiator: 'user:default/mock',
            entityRef: 'API:orders',
            consumer,
          },
        },
      ],
    ]);
    await expect(
      invoke('check-consumer', { entityRef, target: 'dev', vpcId: 'sg-1' }),
    ).rejects.toThrow('Invalid input');
  });

  it('says what it does, and what each input is', async () => {
    const { actions: all } = await setUp().actions.list();
    expect(all).toHaveLength(4);
    for (const { description, schema, title } of all) {
      expect(title).toMatch(/\w AWS Fargate/);
      expect(description).toMatch(/\w\.$/);
      const inputs = Object.values(schema.input.properties as object);
      expect(inputs.length).toBeGreaterThan(0);
      for (const input of inputs) {
        expect(input.description).toMatch(/\w{3}/);
      }
    }
  });

  it('explains the outputs whose names do not', async () => {
    const { actions: all } = await setUp().actions.list();
    const explained = all.flatMap(({ name, schema }) =>
      [
        ...JSON.stringify(schema.output).matchAll(
          /"(\w+)":\{[^{}]*?"description":"(\w)/g,
        ),
      ].map(([, output]) => `${name} ${output}`),
    );
    expect(explained).toEqual([
      'get-status state',
      'get-status observedAt',
      'get-status nextChange',
      'explain-unhealthy kind',
      'check-consumer kind',
    ]);
  });

  it('returns for its example what the example shows', async () => {
    const target = STATUS.target;
    const event = '(service orders) has started 1 tasks: (task 0123).';
    const exited = {
      severity: 'error',
      kind: 'tasks-stopped',
      facts: {
        count: 1,
        causeKind: 'exited',
        cause: 'container orders exited with code 1',
        container: 'orders',
        exitCode: 1,
      },
      message: '1 task stopped: container orders exited with code 1',
      hint: 'Fix the error shown in the log of the container.',
      code: 'EssentialContainerExited',
    };
    const statuses: Record<string, object> = {
      'get-status': {
        ...UNKNOWN,
        state: 'healthy',
        target,
        endpoint: { value: { url: 'https://orders.api.acme.com' } },
        service: {
          observedAt: '2026-01-01T03:00:00.000Z',
          value: { desired: 2, running: 2, events: [] },
        },
        taskDefinition: {
          value: {
            images: [
              '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:1.4.0',
            ],
          },
        },
      },
      'explain-unhealthy': {
        ...UNKNOWN,
        state: 'down',
        problems: [exited],
        service: { value: { events: [{ message: event }] } },
        stoppedTasks: {
          value: [
            {
              id: TASK,
              reason: 'Essential container in task exited',
              containers: [{ exitCode: 1 }],
            },
          ],
        },
      },
    };
    const shown: string[] = [];
    for (const { examples = [], name } of (await setUp().actions.list())
      .actions) {
      for (const { input, output, title } of examples) {
        const { invoke, services } = setUp(statuses[name]);
        services.apis.mockResolvedValue([{ entityRef, title: 'Orders' }]);
        expect(await invoke(name, input as any)).toEqual(output);
        shown.push(`${name}: ${title}, ${Object.values(input as object)}`);
      }
    }
    expect(shown).toEqual([
      'get-status: Find out whether an API is up, api:default/orders',
      'explain-unhealthy: Find out why an API is down, api:default/orders',
      'list-apis: List what runs in an environment, resource:default/dev',
    ]);
  });
});
