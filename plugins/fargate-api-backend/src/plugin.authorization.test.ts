import request, { Test } from 'supertest';
import { CreateStackCommand, Tag } from '@aws-sdk/client-cloudformation';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  ENTITY_TAG,
  FargateAws,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { component, environment } from './__testUtils__/entities';
import { SimulatedDeployment } from './__testUtils__/SimulatedDeployment';
import {
  NETWORK_ACCOUNT,
  SimulatedConsumer,
} from './__testUtils__/SimulatedConsumer';
import { startPlugin } from './__testUtils__/startPlugin';
import { Observations } from './aws/cache/Observations';
import { ServiceFacts } from './resources/service';
import { observeRunningTasks, tasksKeys } from './resources/tasks';

const NO_TASK = '0'.repeat(32);
const BASE = '/api/fargate-api/v1';
const ORDERS = `${BASE}/entities/component/default/orders`;
/** An internal API. */
const LEDGER = `${BASE}/entities/component/default/ledger`;
const NO_VPC = 'vpc-0123456789abcdef0';

/** Resources that an attacker could try to access. */
const FOREIGN_SERVICE =
  'arn:aws:ecs:us-east-1:999999999999:service/prod/payroll';
const FOREIGN_STACK =
  'arn:aws:cloudformation:us-east-1:999999999999:stack/payroll/1';
const FOREIGN_ROLE = 'arn:aws:iam::999999999999:role/admin';
const FOREIGN_GROUP = '/ecs/payroll';

interface Agent {
  get(path: string): Test;
  post(path: string): Test;
}

type Requests = (
  agent: Agent,
  invoke: (action: string, input: Record<string, string>) => Promise<unknown>,
) => Promise<unknown>;

/**
 * The server accesses only resources of the entity in the request, in a target.
 * The tests check the calls that the simulator received, with their accounts.
 */
describe('the plugin never accesses', () => {
  let consumer: SimulatedConsumer;
  let deployment: SimulatedDeployment;
  let orders: StackRecord;
  let payroll: StackRecord;
  let trap: Server;
  let trapped: number;

  beforeAll(async () => {
    consumer = await SimulatedConsumer.start();
    deployment = consumer.deployment;
    orders = await deployment.deployApi('orders');
    payroll = await deployment.deployApi('payroll');
    trapped = 0;
    trap = createServer((_, response) => {
      trapped += 1;
      response.end();
    });
    await new Promise<void>(resolve => {
      trap.listen(0, '127.0.0.1', resolve);
    });
  }, 60_000);

  afterAll(async () => {
    trap.close();
    await deployment.simulator.close();
  });

  const trapUrl = () =>
    `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;

  const ordersEntity = () =>
    component('orders', { [STACK_ARN_ANNOTATION]: orders.arn });

  /** Sends requests to the plugin, and returns the calls that AWS received. */
  async function callsDuring(
    requests: Requests,
    entities: Entity[] = [ordersEntity()],
  ) {
    const { server, actions } = await startPlugin(deployment, entities);
    const { calls, faults } = deployment.simulator;
    calls.clear();
    const inputs: unknown[] = [];
    const watches = Array.from({ length: 100 }, (_, i) =>
      faults.onCall({ nth: i + 1, when: 'before' }, ({ input }) =>
        inputs.push(input),
      ),
    );
    const credentials = mockCredentials.user();
    await requests(
      {
        get: path => request(server).get(path),
        post: path => request(server).post(path),
      },
      (action, input) =>
        actions.invoke({ id: `test:${action}`, input, credentials }),
    );
    watches.forEach(watch => watch.remove());
    expect(calls.total).toBeLessThan(watches.length);
    return {
      callers: [
        ...new Set(calls.all().map(call => `${call.account} ${call.region}`)),
      ],
      operations: calls.all().map(({ operation }) => operation),
      inputs: JSON.stringify(inputs),
      total: calls.total,
    };
  }

  async function payrollsTask(): Promise<string> {
    const { server } = await startPlugin(deployment, [
      component('payroll', { [STACK_ARN_ANNOTATION]: payroll.arn }),
    ]);
    const { body } = await request(server).get(
      `${BASE}/entities/component/default/payroll/status`,
    );
    return (body as FargateApiStatus).tasks.value![0].id;
  }

  /** No call to AWS may contain one of these. */
  const FORBIDDEN = /payroll|999999999999|us-east-1|prod|admin/;

  const attacks: [string, Requests][] = [
    [
      'the query of a status request',
      agent =>
        agent
          .get(`${ORDERS}/status`)
          .query({
            stackArn: FOREIGN_STACK,
            serviceArn: FOREIGN_SERVICE,
            'fargate-api/stack-arn': FOREIGN_STACK,
            accountId: '999999999999',
            region: 'us-east-1',
            roleArn: FOREIGN_ROLE,
            cluster: 'prod',
            target: 'prod',
            endpoint: trapUrl(),
          })
          .expect(200),
    ],
    [
      'the headers of a status request',
      agent =>
        agent
          .get(`${ORDERS}/status`)
          .set({
            host: new URL(trapUrl()).host,
            'x-forwarded-host': new URL(trapUrl()).host,
            'x-amz-target': 'AmazonEC2ContainerServiceV20141113.DeleteService',
            'x-amz-security-token': 'stolen',
            'x-aws-region': 'us-east-1',
          })
          .expect(200),
    ],
    [
      'the body of a status request',
      agent =>
        agent
          .get(`${ORDERS}/status`)
          .send({ stackArn: FOREIGN_STACK, endpoint: trapUrl() })
          .expect(200),
    ],
    [
      'a path that leaves the entity',
      async agent => {
        await agent
          .get(`${BASE}/entities/component/default/..%2Fpayroll/status`)
          .expect(400);
        await agent
          .get(`${BASE}/entities/component/default/orders%00payroll/status`)
          .expect(400);
        await agent
          .get(
            `${BASE}/entities/component/default/${encodeURIComponent(
              FOREIGN_SERVICE,
            )}/status`,
          )
          .expect(400);
        await agent
          .get(
            `${BASE}/entities/component/${encodeURIComponent(
              '../../prod',
            )}/orders/status`,
          )
          .expect(400);
        await agent
          .get(`${BASE}/entities/component/default/payroll/status`)
          .expect(404);
      },
    ],
    [
      'the body of an operation',
      async agent => {
        const body = {
          serviceArn: FOREIGN_SERVICE,
          cluster: 'prod',
          service: 'payroll',
        };
        await agent.post(`${ORDERS}/restart`).send(body).expect(400);
        await agent
          .post(`${ORDERS}/scale`)
          .send({ ...body, desired: 1 })
          .expect(400);
        await agent
          .post(`${ORDERS}/tasks/${NO_TASK}/stop`)
          .send(body)
          .expect(400);
        await agent
          .post(`${ORDERS}/scale?service=payroll&cluster=prod`)
          .send({ desired: 2 })
          .expect(202);
        await agent
          .post(`${ORDERS}/scale`)
          .type('application/json')
          .send('{"desired":2,"__proto__":{"cluster":"prod"}}')
          .expect(400);
      },
    ],
    [
      'the task ID in the path',
      async agent => {
        const foreign = encodeURIComponent(
          `arn:aws:ecs:us-east-1:999999999999:task/prod/${NO_TASK}`,
        );
        for (const id of [foreign, `prod%2F${NO_TASK}`, 'payroll']) {
          await agent.post(`${ORDERS}/tasks/${id}/stop`).send({}).expect(400);
          await agent.get(`${ORDERS}/tasks/${id}/logs`).expect(400);
        }
      },
    ],
    [
      'the query of a logs request',
      async agent => {
        await agent
          .get(`${ORDERS}/tasks/${NO_TASK}/logs`)
          .query({ logGroup: FOREIGN_GROUP })
          .expect(400);
        await agent
          .get(`${ORDERS}/tasks/${NO_TASK}/logs`)
          .query({ lines: 10, logStreamName: 'payroll' })
          .expect(400);
      },
    ],
    [
      'the query of an environment request, for an entity of another kind',
      agent =>
        agent
          .get(`${BASE}/environments/component/default/orders/status`)
          .query({ vpcId: 'vpc-prod', vpcStackArn: FOREIGN_STACK })
          .expect(400),
    ],
  ];

  it.each(attacks)('a resource given in %s', async (_, requests) => {
    const { callers, inputs } = await callsDuring(requests);
    expect(['', '123456789012 eu-west-1']).toContain(callers.join());
    expect(inputs).not.toMatch(FORBIDDEN);
    expect(trapped).toBe(0);
  });

  it('other resources without these tests noticing it', async () => {
    const { inputs } = await callsDuring(
      agent => agent.get(`${ORDERS}/status`).expect(200),
      [component('orders', { [STACK_ARN_ANNOTATION]: payroll.arn })],
    );
    expect(inputs).toMatch(FORBIDDEN);
  });

  const ledgerEntity = () =>
    component('ledger', { [STACK_ARN_ANNOTATION]: consumer.api.arn });

  const consumers: [string, number, (string | number)[], object][] = [
    ['an account', 403, ['999999999999', NO_VPC], {}],
    ['a region', 403, ['us-east-1', NO_VPC], {}],
    ['a role', 403, [FOREIGN_ROLE, NO_VPC], {}],
    ['a host', 403, ['http://127.0.0.1/', NO_VPC], {}],
    ['a path', 403, ['../network', NO_VPC], {}],
    ['the name of an object property', 403, ['__proto__', NO_VPC], {}],
    ['a stack', 400, ['network', FOREIGN_STACK], {}],
    ['a list of VPCs', 400, ['network', `${NO_VPC},vpc-payroll`], {}],
    ['a filter', 400, ['network', '*'], {}],
    ['an account in the query', 400, ['network', NO_VPC], { accountId: '9' }],
    [
      'an endpoint in the query',
      400,
      ['network', NO_VPC],
      { endpoint: 'http://a' },
    ],
  ];

  it.each(consumers)(
    'a consumer identified by %s: %d',
    async (_, expected, [target, vpcId], query) => {
      const { callers, inputs } = await callsDuring(
        agent =>
          agent
            .get(
              `${LEDGER}/consumers/${encodeURIComponent(
                target,
              )}/${encodeURIComponent(vpcId)}`,
            )
            .query(query)
            .expect(expected),
        [ledgerEntity()],
      );
      expect(['', '123456789012 eu-west-1']).toContain(callers.join());
      expect(inputs).not.toMatch(FORBIDDEN);
    },
  );

  it('other accounts and VPCs than those of a consumer check', async () => {
    const { VpcId } = consumer.consumer.outputs;
    const { callers, inputs } = await callsDuring(
      agent => agent.get(`${LEDGER}/consumers/network/${VpcId}`).expect(200),
      [ledgerEntity()],
    );
    expect(callers.sort()).toEqual([
      '123456789012 eu-west-1',
      `${NETWORK_ACCOUNT} eu-west-1`,
    ]);
    expect(inputs).not.toContain('payroll');
  });

  it('a task of another service, except for finding out its service', async () => {
    const id = await payrollsTask();
    const { inputs } = await callsDuring(async agent => {
      await agent.post(`${ORDERS}/tasks/${id}/stop`).send({}).expect(404);
      await agent.get(`${ORDERS}/tasks/${id}/logs`).expect(404);
    });
    expect(inputs).not.toContain('"reason"');
    expect(inputs).not.toContain('logStreamName');
  });

  it('the cache with tasks of other services, although the whole cluster was listed', async () => {
    const payrolls = await payrollsTask();
    const kept = new Map<string, string>();
    const cache = mockServices.cache.mock({
      set: async (key, value) => {
        kept.set(key, JSON.stringify(value));
      },
    });
    cache.withOptions.mockReturnValue(cache);
    const aws = FargateAws.fromConfig(
      mockServices.rootConfig({ data: deployment.config }),
    );
    const context = {
      observations: new Observations({
        aws: aws.access({ purpose: 'look' }),
        cache,
      }),
      target: aws.targets.get('dev'),
    };
    const arns = ['orders', 'ledger', 'nobody'].map(name =>
      orders.outputs.ServiceArn.replace(/[^/]+$/, name),
    );
    const { inputs } = await callsDuring(() =>
      Promise.all(
        arns.map(arn =>
          observeRunningTasks(
            context,
            { value: arn },
            { value: { tasksVersion: '1' } as ServiceFacts },
          ),
        ),
      ),
    );
    expect(inputs).toContain(payrolls);
    expect([...kept.keys()].sort()).toEqual(
      arns
        .map(arn => `123456789012/eu-west-1/${tasksKeys(arn).running}`)
        .sort(),
    );
    const all = [...kept.values()].join();
    expect(all.match(/"state":"RUNNING"/g)).toHaveLength(4);
    expect(all).not.toContain(payrolls);
  });

  it('AWS for a request without credentials', async () => {
    const { total } = await callsDuring(async agent => {
      for (const path of [
        `${ORDERS}/status`,
        `${ORDERS}/tasks/${NO_TASK}/logs`,
        `${BASE}/environments/resource/default/dev/status`,
        `${LEDGER}/consumers`,
        `${LEDGER}/consumers/network/${NO_VPC}`,
      ]) {
        await agent
          .get(path)
          .set('authorization', mockCredentials.none.header())
          .expect(401);
      }
    });
    expect(total).toBe(0);
  });

  it('a service outside the targets in the outputs of a stack', async () => {
    const arn = await deployStack('liar', {
      ServiceArn: { Value: FOREIGN_SERVICE },
    });
    const { callers, inputs } = await callsDuring(
      agent => agent.get(`${ORDERS}/status`).expect(403),
      [component('orders', { [STACK_ARN_ANNOTATION]: arn })],
    );
    expect(callers).toEqual(['123456789012 eu-west-1']);
    expect(inputs).not.toMatch(FORBIDDEN);
  });

  it('a cluster outside the targets in the outputs of an environment stack', async () => {
    const arn = await deployStack('liars-environment', {
      ClusterArn: { Value: 'arn:aws:ecs:us-east-1:999999999999:cluster/prod' },
    });
    const { callers, inputs } = await callsDuring(
      agent =>
        agent
          .get(`${BASE}/environments/resource/default/dev/status`)
          .expect(403),
      [environment(arn)],
    );
    expect(callers).toEqual(['123456789012 eu-west-1']);
    expect(inputs).not.toMatch(FORBIDDEN);
  });

  describe('on any route of an entity', () => {
    const routes: [string, (agent: Agent) => Test][] = [
      ['status', agent => agent.get(`${ORDERS}/status`)],
      ['restart', agent => agent.post(`${ORDERS}/restart`).send({})],
      ['scale', agent => agent.post(`${ORDERS}/scale`).send({ desired: 1 })],
      ['stop', agent => agent.post(`${ORDERS}/tasks/${NO_TASK}/stop`).send({})],
      ['logs', agent => agent.get(`${ORDERS}/tasks/${NO_TASK}/logs`)],
      ['consumers', agent => agent.get(`${ORDERS}/consumers`)],
      [
        'a consumer',
        agent => agent.get(`${ORDERS}/consumers/network/${NO_VPC}`),
      ],
    ];

    const annotations: [string, number, Record<string, string>][] = [
      [
        'a stack in another account',
        403,
        { [STACK_ARN_ANNOTATION]: FOREIGN_STACK },
      ],
      [
        'a service in another account',
        403,
        { [ECS_SERVICE_ARN_ANNOTATION]: FOREIGN_SERVICE },
      ],
      [
        'a service in another region of the account',
        403,
        {
          [ECS_SERVICE_ARN_ANNOTATION]:
            'arn:aws:ecs:us-east-1:123456789012:service/prod/payroll',
        },
      ],
      ['a role', 403, { [STACK_ARN_ANNOTATION]: FOREIGN_ROLE }],
      [
        'a resource other than a stack',
        400,
        {
          [STACK_ARN_ANNOTATION]:
            'arn:aws:lambda:eu-west-1:123456789012:function:payroll',
        },
      ],
      [
        'a resource other than a service',
        400,
        {
          [ECS_SERVICE_ARN_ANNOTATION]:
            'arn:aws:ecs:eu-west-1:123456789012:cluster/payroll',
        },
      ],
      [
        'more than one service',
        400,
        {
          [ECS_SERVICE_ARN_ANNOTATION]:
            'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders/payroll',
        },
      ],
      ['a host', 400, { [STACK_ARN_ANNOTATION]: 'https://payroll.prod' }],
      ['nothing', 400, {}],
    ];

    it.each(
      routes.flatMap(([route, send]) =>
        annotations.map(([what, status, annotated]) => ({
          route,
          send,
          what,
          status,
          annotated,
        })),
      ),
    )('$what in an annotation: $route', async ({ send, status, annotated }) => {
      const { total } = await callsDuring(
        agent => send(agent).expect(status),
        [component('orders', annotated)],
      );
      expect(total).toBe(0);
    });

    it.each(routes)(
      'a service outside the targets in the outputs of a stack: %s',
      async (route, send) => {
        const arn = await deployStack(`liar-${route.replace(' ', '-')}`, {
          ServiceArn: { Value: FOREIGN_SERVICE },
        });
        const { callers, inputs } = await callsDuring(
          agent => send(agent).expect(403),
          [component('orders', { [STACK_ARN_ANNOTATION]: arn })],
        );
        expect(callers).toEqual(['123456789012 eu-west-1']);
        expect(inputs).not.toMatch(FORBIDDEN);
      },
    );
  });

  it("another entity's service that an annotation adds to a stack of its own, except for its status", async () => {
    const arn = await deployStack('orders-unfinished', {}, [
      { Key: ENTITY_TAG, Value: 'component:default/orders' },
    ]);
    const entity = component('orders', {
      [STACK_ARN_ANNOTATION]: arn,
      [ECS_SERVICE_ARN_ANNOTATION]: payroll.outputs.ServiceArn,
    });
    const { operations } = await callsDuring(
      async agent => {
        await agent.post(`${ORDERS}/restart`).send({}).expect(403);
        await agent.post(`${ORDERS}/scale`).send({ desired: 0 }).expect(403);
        const id = await payrollsTask();
        await agent.post(`${ORDERS}/tasks/${id}/stop`).send({}).expect(403);
        await agent.get(`${ORDERS}/tasks/${id}/logs`).expect(403);
      },
      [entity],
    );
    expect(operations).not.toContain('UpdateService');
    expect(operations).not.toContain('StopTask');
    expect(operations).not.toContain('GetLogEvents');
  });

  it.each([
    ['get-status', 'entityRef'],
    ['explain-unhealthy', 'entityRef'],
    ['list-apis', 'environmentRef'],
  ])('other resources given in the input of %s', async (action, member) => {
    const { callers, inputs } = await callsDuring(async (_, invoke) => {
      for (const ref of [
        FOREIGN_STACK,
        FOREIGN_SERVICE,
        'component:default/payroll',
        'component:default/../payroll',
      ]) {
        await expect(invoke(action, { [member]: ref })).rejects.toThrow();
      }
      await invoke(action, {
        [member]: 'component:default/orders',
        region: 'us-east-1',
        accountId: '999999999999',
        stackArn: FOREIGN_STACK,
      }).catch(() => {});
    });
    expect(['', '123456789012 eu-west-1']).toContain(callers.join());
    expect(inputs).not.toMatch(FORBIDDEN);
  });

  it('a VPC stack outside the targets in the descriptor of an environment stack', async () => {
    const stack = await deployment.deploy(
      'cluster',
      'far-cluster',
      {},
      {
        descriptor: {
          entity: { namespace: 'default', name: 'far', owner: 'ops' },
          network: { vpcStackArn: FOREIGN_STACK },
        },
      },
    );
    const { callers, inputs } = await callsDuring(
      agent =>
        agent
          .get(`${BASE}/environments/resource/default/dev/status`)
          .expect(403),
      [environment(stack.arn)],
    );
    expect(callers).toEqual(['123456789012 eu-west-1']);
    expect(inputs).not.toMatch(FORBIDDEN);
  });

  async function deployStack(
    name: string,
    Outputs: Record<string, { Value: string }>,
    Tags: Tag[] = [],
  ): Promise<string> {
    const { StackId } = await deployment.clients.cloudFormation.send(
      new CreateStackCommand({
        StackName: name,
        TemplateBody: JSON.stringify({
          Resources: { Log: { Type: 'AWS::Logs::LogGroup' } },
          Outputs,
        }),
        Tags,
      }),
    );
    await deployment.simulator.clock.advance(3600);
    return StackId!;
  }
});
