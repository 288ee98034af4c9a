/* eslint jest/expect-expect: ["warn", { "assertFunctionNames": ["expect", "expectDocumented", "expectStatus"] }] */
import { Server } from 'node:http';
import request from 'supertest';
import { ListTasksCommand } from '@aws-sdk/client-ecs';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CallPattern } from '@fargate-api/aws-simulator';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ECS_SERVICE_TAGS_ANNOTATION,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ENTITY_TAG } from '@fargate-api/backstage-plugin-fargate-api-node';
import express from 'express';
import { component, environment } from '../__testUtils__/entities';
import { ForeignServices } from '../__testUtils__/ForeignServices';
import { OpenApiOperation, operations } from '../__testUtils__/openApi';
import { SimulatedConsumer } from '../__testUtils__/SimulatedConsumer';
import { startPlugin } from '../__testUtils__/startPlugin';
import { fargateApiPlugin } from '../plugin';

const operation = (id: string) => operations.find(one => one.id === id)!;

/** The routes of a router, as `GET /v1/targets`, without those of Backstage. */
function routesOf({ stack }: express.Router): string[] {
  return stack.flatMap(({ route }) =>
    route
      ? (Object.keys((route as any).methods).map(
          method => `${method.toUpperCase()} ${route.path}`,
        ) as string[])
      : [],
  );
}

const APPROVALS = '/v1/entities/:kind/:namespace/:name/approvals';

/** The routes of the scaffolder's tasks, which nobody else may use. */
const OF_SCAFFOLDER = [`POST ${APPROVALS}`, `DELETE ${APPROVALS}/:approvalId`];

/** Values of parameters, valid and invalid. */
const SAMPLES: Record<string, string[]> = {
  kind: ['component', 'API', 'a-b', '1a', 'a'.repeat(64)],
  namespace: ['default', 'a-b', 'A', 'a.b', 'a'.repeat(64)],
  name: ['ledger', 'a.b_c-D', '-a', 'a b', 'a'.repeat(64)],
  target: ['network', 'a'.repeat(100), 'a'.repeat(101)],
  vpcId: ['vpc-0123abcd', 'vpc-0123abcdef', 'subnet-0123abcd'],
  taskId: ['0'.repeat(32), '0'.repeat(33), 'ledger'],
  host: ['github.com', 'localhost:8080', 'a b', 'a/b', 'a'.repeat(254)],
  owner: ['acme', 'acme/shop', 'a-b_c.d', '..', 'a/', 'a b', 'a'.repeat(256)],
  repo: ['orders', '.github', '..', 'a/b', 'a b', 'a'.repeat(101)],
};

/** Whether the request was rejected because of the format of a parameter. */
const isMalformed = ({ status, body }: { status: number; body: any }) =>
  status === 400 && /^(\w+: )?(must be|String must)/.test(body.error.message);

describe('openapi.yaml', () => {
  let consumer: SimulatedConsumer;
  let entities: Entity[];
  let taskId: string;
  /** Of a user who may do everything. */
  let server: Server;

  const start = (
    options: {
      allow?: (permission: string) => boolean;
      given?: Entity[];
    } = {},
  ) =>
    startPlugin(consumer.deployment, options.given ?? entities, {
      allow: options.allow,
    });

  /** For requests that read, the Component names two services by their tags. */
  const withSeveral = ({ method }: OpenApiOperation) =>
    method === 'get'
      ? entities.map(entity =>
          entity.kind === 'Component'
            ? component('ledger', {
                [ECS_SERVICE_TAGS_ANNOTATION]: 'component=several',
              })
            : entity,
        )
      : entities;

  beforeAll(async () => {
    consumer = await SimulatedConsumer.start();
    const { deployment, api } = consumer;
    entities = [
      component('ledger', { [STACK_ARN_ANNOTATION]: api.arn }),
      environment(deployment.environmentStack.arn),
      {
        ...component('ledger'),
        kind: 'API',
        relations: [{ type: 'ownedBy', targetRef: 'group:default/team-a' }],
      },
    ];
    const services = new ForeignServices(deployment);
    for (const name of ['first', 'second']) {
      await services.create('main', name, {
        tags: {
          component: 'several',
          [ENTITY_TAG]: 'component:default/ledger',
        },
      });
    }
    const { taskArns } = await deployment.clients.ecs.send(
      new ListTasksCommand({
        cluster: deployment.environment.ClusterName,
        serviceName: 'ledger',
      }),
    );
    taskId = taskArns![0].split('/').at(-1)!;
    ({ server } = await start());
  }, 60_000);

  afterAll(() => consumer.deployment.simulator.close());

  /** The values of the parameters of a valid request. */
  const valid = ({ path }: OpenApiOperation): Record<string, string> => ({
    ...(path.includes('/environments/')
      ? { kind: 'resource', name: 'dev' }
      : { kind: 'component', name: 'ledger' }),
    namespace: 'default',
    taskId,
    target: 'network',
    vpcId: consumer.consumer.outputs.VpcId,
    host: 'github.com',
    owner: 'acme',
    repo: 'orders',
  });

  /** Those of the values that a request has in its query. */
  const queryOf = ({ parameters }: OpenApiOperation, values: object) =>
    Object.fromEntries(
      Object.entries(values).filter(([name]) =>
        parameters.some(one => one.name === name && one.in === 'query'),
      ),
    );

  /** Sends a valid request, apart from some values. */
  function send(
    called: OpenApiOperation,
    changes: {
      to?: Server;
      parameters?: Record<string, string>;
      query?: Record<string, string>;
      body?: object;
      authorization?: string;
    } = {},
  ) {
    const values = { ...valid(called), ...changes.parameters };
    const path = called.path.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(values[name]),
    );
    const sent = request(changes.to ?? server)
      [called.method](`/api/fargate-api${path}`)
      .query(changes.query ?? queryOf(called, values));
    if (changes.authorization) {
      sent.set('authorization', changes.authorization);
    }
    const { body = called.id === 'ScaleService' ? { desired: 2 } : {} } =
      changes;
    return called.hasBody ? sent.send(body) : sent;
  }

  it('has the routes of the router, and no other', async () => {
    const routes: string[] = [];
    await startTestBackend({
      features: [
        fargateApiPlugin,
        catalogServiceMock.factory(),
        mockServices.rootConfig.factory({ data: consumer.deployment.config }),
        mockServices.httpRouter.mock({
          use: handler => {
            routes.push(...routesOf(handler as express.Router));
          },
        }).factory,
      ],
    });
    const own = routes.filter(
      route => !/^\w+ \/\./.test(route) && !OF_SCAFFOLDER.includes(route),
    );
    expect(own.sort()).toEqual(
      operations
        .map(
          ({ method, path }) =>
            `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
        )
        .sort(),
    );
  });

  it.each(operations)('declares the parameters in the path of $id', one => {
    expect(
      one.parameters.filter(({ in: at }) => at === 'path').map(p => p.name),
    ).toEqual([...one.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  });

  // A request is decided once: approvals.test.ts has the outcomes.
  const repeatable = operations.filter(({ id }) => id !== 'DecideApproval');

  describe.each(repeatable)('$id', called => {
    const expectDocumented = ({
      status,
      body,
      type,
    }: {
      status: number;
      body: unknown;
      type: string;
    }) => {
      expect(called.statuses).toContain(status);
      expect(type).toBe('application/json');
      expect(called.responseProblems(status, body)).toEqual([]);
    };

    /** Where the status is not documented, the request has another outcome that is. */
    const expectStatus = (
      status: number,
      response: Parameters<typeof expectDocumented>[0],
    ) => {
      expectDocumented(response);
      expect(response.status === status).toBe(called.statuses.includes(status));
    };

    it('returns 400 for a name that no entity can have', async () => {
      const response = await send(called, { parameters: { name: 'a b' } });
      expectDocumented(response);
      expect(response.status === 400).toBe(called.path.includes('{name}'));
    });

    it('returns 401 without credentials', async () => {
      expectStatus(
        401,
        await send(called, {
          authorization: mockCredentials.none.header(),
        }),
      );
    });

    it('returns 403 without the permission', async () => {
      const { server: to } = await start({ allow: () => false });
      expectStatus(403, await send(called, { to }));
    });

    it('returns 404 for an entity that is not in the catalog', async () => {
      expectStatus(404, await send(called, { parameters: { name: 'absent' } }));
    });

    it('returns 409 when AWS rejects the change, or what to read is one of several', async () => {
      const { server: to, aws } = await start({ given: withSeveral(called) });
      const { ecs } = await aws.clients(aws.targets.get('dev'), {
        purpose: 'operate',
        initiator: 'user:default/mock',
      });
      ecs.middlewareStack.add(
        (next, { commandName }) =>
          args => {
            if (/^(UpdateService|StopTask)Command$/.test(commandName!)) {
              throw Object.assign(new Error('Service was not ACTIVE.'), {
                name: 'ServiceNotActiveException',
              });
            }
            return next(args);
          },
        { name: 'reject', step: 'initialize' },
      );
      expectStatus(409, await send(called, { to }));
    });

    it('returns 503 when AWS rejects it', async () => {
      const { server: to } = await start({ given: withSeveral(called) });
      const patterns: CallPattern[] = [
        { service: 'ecs', operation: 'UpdateService' },
        { service: 'ecs', operation: 'StopTask' },
        { service: 'logs' },
        { service: 'ec2' },
        { service: 'tagging' },
      ];
      const faults = patterns.map(pattern =>
        consumer.deployment.simulator.faults.add({
          kind: 'expired-credentials',
          ...pattern,
        }),
      );
      const response = await send(called, { to });
      faults.forEach(fault => fault.remove());
      expectStatus(503, response);
    });

    it('returns what is documented', async () => {
      const response = await send(called);
      expect(response.status).toBeLessThan(300);
      expectDocumented(response);
      await consumer.deployment.simulator.clock.advance(600);
    });

    it('accepts in its path and query what is documented', async () => {
      for (const { name } of called.parameters) {
        for (const text of SAMPLES[name] ?? []) {
          const response = await send(called, { parameters: { [name]: text } });
          expectDocumented(response);
          expect(`${name} ${text}: ${isMalformed(response)}`).toBe(
            `${name} ${text}: ${
              called.parameterProblems(name, text).length > 0
            }`,
          );
        }
      }
    });
  });

  it.each(['1', '200', '0', '201', '1.5', 'all', ''])(
    'says whether GetTaskLogs accepts lines=%s',
    async lines => {
      const called = operation('GetTaskLogs');
      const { status } = await send(called, { query: { lines } });
      expect(status === 400).toBe(
        called.parameterProblems('lines', lines).length > 0,
      );
    },
  );

  it('says that no other parameter is accepted', async () => {
    const called = operation('GetTaskLogs');
    const { status } = await send(called, { query: { group: 'x' } });
    expect(status).toBe(400);
    expect(called.parameters.map(({ name }) => name)).not.toContain('group');
  });

  it.each([
    ['RestartService', {}],
    ['RestartService', { cluster: 'other' }],
    ['StopTask', { reason: 'why' }],
    ['ScaleService', { desired: 2 }],
    ['ScaleService', {}],
    ['ScaleService', { desired: -1 }],
    ['ScaleService', { desired: 1.5 }],
    ['ScaleService', { desired: '2' }],
    ['ScaleService', { desired: 2, cluster: 'other' }],
  ])('says whether %s accepts the body %j', async (id, body) => {
    const called = operation(id);
    const { status } = await send(called, { body });
    expect(status === 400).toBe(called.requestProblems(body).length > 0);
  });
});
