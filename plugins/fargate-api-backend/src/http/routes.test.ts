import request from 'supertest';
import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import express from 'express';
import { consumerRoutes } from './consumerRoutes';
import { operationRoutes } from './operationRoutes';
import { statusRoutes } from './statusRoutes';

const ENTITY = '/v1/entities/component/default/orders';
const entityRef = 'component:default/orders';
const TASK = '0123456789abcdef0123456789abcdef';
const PLACE = 'dev/main/orders';
const CREDENTIALS = expect.objectContaining({ principal: expect.anything() });
const NOTE = expect.any(Function);

/** The routers, before services that return or throw the same, whatever they are asked. */
function setUp(outcome: object = { done: true }) {
  const auditor = mockServices.auditor.mock();
  const record = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(record);
  const calls: unknown[][] = [];
  const service = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_, method: string) =>
          async (...args: unknown[]) => {
            calls.push([`${name}.${method}`, ...args]);
            const note = args.find(arg => typeof arg === 'function');
            (note as (facts: object) => void)({ target: 'dev' });
            if (outcome instanceof Error) throw outcome;
            return outcome;
          },
      },
    );
  const options: any = {
    access: {},
    auditor,
    consumers: service('consumers'),
    deployments: service('deployments'),
    environments: service('environments'),
    httpAuth: mockServices.httpAuth(),
    logs: service('logs'),
    operations: service('operations'),
    previews: service('previews'),
    status: service('status'),
    targets: {},
  };
  const app = express()
    .use(operationRoutes(options))
    .use(statusRoutes(options))
    .use(consumerRoutes(options))
    .use(mockErrorHandler());
  return { app, auditor, calls, record };
}

interface Route {
  method: 'get' | 'post';
  path: string;
  body?: object;
  call: unknown[];
  event: { eventId: string; severityLevel?: 'medium'; meta: object };
}

const changes: Route[] = [
  {
    method: 'post',
    path: `${ENTITY}/restart?place=${PLACE}`,
    call: ['operations.restart', entityRef, CREDENTIALS, NOTE, PLACE],
    event: {
      eventId: 'service-restart',
      severityLevel: 'medium',
      meta: { entityRef, place: PLACE },
    },
  },
  {
    method: 'post',
    path: `${ENTITY}/scale?place=${PLACE}`,
    body: { desired: 3 },
    call: ['operations.scale', entityRef, 3, CREDENTIALS, NOTE, PLACE],
    event: {
      eventId: 'service-scale',
      severityLevel: 'medium',
      meta: { entityRef, desired: 3, place: PLACE },
    },
  },
  {
    method: 'post',
    path: `${ENTITY}/tasks/${TASK}/stop?place=${PLACE}`,
    call: ['operations.stopTask', entityRef, TASK, CREDENTIALS, NOTE, PLACE],
    event: {
      eventId: 'task-stop',
      severityLevel: 'medium',
      meta: { entityRef, taskId: TASK, place: PLACE },
    },
  },
];

const disclosures: Route[] = [
  {
    method: 'get',
    path: `${ENTITY}/tasks/${TASK}/logs?lines=7&place=${PLACE}`,
    call: [
      'logs.read',
      entityRef,
      { taskId: TASK, lines: 7, placeId: PLACE },
      CREDENTIALS,
      NOTE,
    ],
    event: {
      eventId: 'logs-read',
      meta: { entityRef, taskId: TASK, place: PLACE },
    },
  },
  {
    method: 'get',
    path: `${ENTITY}/consumers?place=${PLACE}`,
    call: ['consumers.places', entityRef, CREDENTIALS, NOTE, PLACE],
    event: {
      eventId: 'consumers-list',
      meta: { entityRef, place: PLACE },
    },
  },
  {
    method: 'get',
    path: `${ENTITY}/consumers/dev/vpc-0123abcd`,
    call: [
      'consumers.check',
      entityRef,
      { target: 'dev', vpcId: 'vpc-0123abcd' },
      CREDENTIALS,
      NOTE,
    ],
    event: {
      eventId: 'consumer-check',
      meta: { entityRef, consumer: { target: 'dev', vpcId: 'vpc-0123abcd' } },
    },
  },
];

const polls: Route[] = [
  {
    method: 'get',
    path: `${ENTITY}/status?place=${PLACE}`,
    call: ['status.read', entityRef, CREDENTIALS, NOTE, PLACE],
    event: {
      eventId: 'status-read',
      meta: { entityRef, place: PLACE },
    },
  },
  {
    method: 'get',
    path: `${ENTITY}/places`,
    call: ['status.places', entityRef, CREDENTIALS, NOTE],
    event: {
      eventId: 'places-list',
      meta: { entityRef },
    },
  },
  {
    method: 'get',
    path: `${ENTITY}/deployments?place=${PLACE}`,
    call: ['deployments.read', entityRef, CREDENTIALS, NOTE, PLACE],
    event: {
      eventId: 'deployments-read',
      meta: { entityRef, place: PLACE },
    },
  },
  {
    method: 'get',
    path: `${ENTITY}/previews`,
    call: ['previews.list', entityRef, CREDENTIALS, NOTE],
    event: {
      eventId: 'previews-list',
      meta: { entityRef },
    },
  },
  {
    method: 'get',
    path: '/v1/environments/resource/default/dev/status',
    call: ['environments.read', 'resource:default/dev', CREDENTIALS, NOTE],
    event: {
      eventId: 'environment-read',
      meta: { entityRef: 'resource:default/dev' },
    },
  },
];

const send = (app: express.Express, { method, path, body }: Route) =>
  body ? request(app)[method](path).send(body) : request(app)[method](path);

const named = (routes: Route[]) =>
  routes.map(route => [`${route.method} ${route.path}`, route] as const);

describe.each(named([...changes, ...disclosures]))('%s', (_, route) => {
  it('does what is asked, and records it with what turned out', async () => {
    const { app, auditor, calls, record } = setUp();
    const { status, body } = await send(app, route);
    expect(status).toBe(route.method === 'post' ? 202 : 200);
    expect(body).toEqual({ done: true });
    expect(calls).toEqual([route.call]);
    expect(auditor.createEvent.mock.calls).toEqual([
      [{ ...route.event, request: expect.anything() }],
    ]);
    expect(record.success.mock.calls).toEqual([[{ meta: { target: 'dev' } }]]);
    expect(record.fail).not.toHaveBeenCalled();
  });

  it('records a failure', async () => {
    const error = new Error('AWS hangs');
    const { app, record } = setUp(error);
    expect((await send(app, route)).status).toBe(500);
    expect(record.fail.mock.calls).toEqual([
      [{ error, meta: { target: 'dev' } }],
    ]);
    expect(record.success).not.toHaveBeenCalled();
  });
});

describe.each(named(polls))('%s', (_, route) => {
  it('reads, without a record, since cards do it all the time', async () => {
    const { app, auditor, calls } = setUp();
    const { status, body } = await send(app, route);
    expect({ status, body }).toEqual({ status: 200, body: { done: true } });
    expect(calls).toEqual([route.call]);
    expect(auditor.createEvent).not.toHaveBeenCalled();
  });

  it.each([
    [403, new NotAllowedError('no')],
    [404, new NotFoundError('no')],
  ])('records a refusal with %d', async (expected, error) => {
    const { app, auditor, record } = setUp(error);
    expect((await send(app, route)).status).toBe(expected);
    expect(auditor.createEvent.mock.calls).toEqual([
      [{ ...route.event, request: expect.anything() }],
    ]);
    expect(record.fail.mock.calls).toEqual([
      [{ error, meta: { target: 'dev' } }],
    ]);
  });

  it('records no other failure', async () => {
    const { app, auditor } = setUp(new Error('AWS hangs'));
    expect((await send(app, route)).status).toBe(500);
    expect(auditor.createEvent).not.toHaveBeenCalled();
  });
});

describe('a request', () => {
  it.each(changes.map(route => [route.path, route] as const))(
    'to %s is refused as the form of another website',
    async (_, { method, path, body = {} }) => {
      const { app, calls } = setUp();
      const sent = (type: string) =>
        request(app)
          [method](path)
          .set('content-type', type)
          .send(JSON.stringify(body));
      for (const type of [
        'text/plain',
        'application/jsonp',
        'x application/json',
      ]) {
        const response = await sent(type);
        expect(response.status).toBe(400);
        expect(response.body.error.message).toBe(
          `The content type must be application/json, not ${type}`,
        );
      }
      expect(calls).toEqual([]);
      for (const type of [
        'application/json',
        'Application/JSON',
        'application/json; charset=utf-8',
        'application/json ;charset=utf-8',
      ]) {
        expect((await sent(type)).status).toBe(202);
      }
    },
  );

  it.each([
    ['post', `${ENTITY}/restart`, { cluster: 'x' }, /^Unrecognized key/],
    ['post', `${ENTITY}/scale`, {}, /^desired: Required$/],
    ['post', `${ENTITY}/tasks/${TASK}/stop`, { a: 1 }, /^Unrecognized key/],
    ['post', `${ENTITY}/tasks/${TASK}0/stop`, {}, /^must be a task ID$/],
    ['get', `${ENTITY}/tasks/${TASK}0/logs`, undefined, /^must be a task ID$/],
    ['get', `${ENTITY}/tasks/${TASK}/logs?lines=0`, undefined, /^lines: /],
    ['get', `${ENTITY}/tasks/${TASK}/logs?x=1`, undefined, /^Unrecognized key/],
    ['get', `${ENTITY}/consumers?x=1`, undefined, /^Unrecognized key/],
    ['get', `${ENTITY}/consumers/dev/vpc-1?x=1`, undefined, /./],
    [
      'get',
      `${ENTITY}/consumers/dev/vpc-0123abcd?x=1`,
      undefined,
      /^Unrecognized key/,
    ],
    [
      'get',
      `${ENTITY}/consumers/dev/subnet-1`,
      undefined,
      /^vpcId: must be a VPC ID$/,
    ],
    [
      'get',
      '/v1/entities/1a/default/orders/status',
      undefined,
      /^kind: must be an entity kind$/,
    ],
    [
      'get',
      '/v1/entities/api/A_/orders/status',
      undefined,
      /^namespace: must be a namespace$/,
    ],
    [
      'get',
      '/v1/entities/api/default/-a/status',
      undefined,
      /^name: must be an entity name$/,
    ],
  ] as const)(
    '%s %s %j is refused at its field',
    async (method, path, body, message) => {
      const { app, auditor, calls } = setUp();
      const response = await request(app)[method](path).send(body);
      expect(response.status).toBe(400);
      expect(response.body.error.message).toMatch(message);
      expect(calls).toEqual([]);
      expect(auditor.createEvent).not.toHaveBeenCalled();
    },
  );

  it.each([
    [TASK, true],
    ['01234567-89ab-cdef-0123-456789abcdef', true],
    ['01234567-89ab-cdef-0123456789abcdef', false],
    [`x${TASK}`, false],
    [TASK.toUpperCase(), false],
  ])('for the log of the task %s is one: %s', async (id, isTaskId) => {
    const { app } = setUp();
    const { status } = await request(app).get(`${ENTITY}/tasks/${id}/logs`);
    expect(status).toBe(isTaskId ? 200 : 400);
  });

  it('for logs has a hundred lines, unless it says how many, up to 200', async () => {
    const { app, calls } = setUp();
    for (const query of ['', '?lines=1', '?lines=200']) {
      await request(app).get(`${ENTITY}/tasks/${TASK}/logs${query}`);
    }
    expect(calls.map(([, , input]) => input)).toMatchObject([
      { lines: 100 },
      { lines: 1 },
      { lines: 200 },
    ]);
    const { status } = await request(app).get(
      `${ENTITY}/tasks/${TASK}/logs?lines=201`,
    );
    expect(status).toBe(400);
  });
});

describe('a status that several cards share', () => {
  it('is serialized once, and not sent again to who has it', async () => {
    const toJSON = jest.fn(() => ({ state: 'healthy' }));
    const { app } = setUp({ toJSON });
    const first = await request(app).get(`${ENTITY}/status`);
    expect(first.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      etag: expect.stringMatching(/^W\/"[\w-]{27}"$/),
    });
    const again = await request(app)
      .get(`${ENTITY}/status`)
      .set('if-none-match', first.headers.etag);
    expect(again.status).toBe(304);
    expect(toJSON).toHaveBeenCalledTimes(1);
  });
});
