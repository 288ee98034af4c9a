/* eslint jest/expect-expect: ["warn", { "assertFunctionNames": ["expect", "**.expect"] }] */
import request from 'supertest';
import {
  ApplicationAutoScalingClient,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-ecs';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  ENTITY_TAG,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { component, locatedAt } from '../__testUtils__/entities';
import { openApiProblems } from '../__testUtils__/openApi';
import { SimulatedDeployment } from '../__testUtils__/SimulatedDeployment';
import { startPlugin } from '../__testUtils__/startPlugin';

const MUTATIONS = ['UpdateService', 'StopTask'];
const NO_TASK = '0'.repeat(32);

describe('Operations', () => {
  let deployment: SimulatedDeployment;
  let orders: StackRecord;
  let billing: StackRecord;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    orders = await deployment.deployApi('orders');
    billing = await deployment.deployApi('billing');
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  const entity = (arn: string) =>
    component('orders', { [STACK_ARN_ANNOTATION]: arn });

  async function start(
    entities: Entity[] = [entity(orders.arn)],
    options: { allow?: (permission: string) => boolean } = {},
  ) {
    const { server, audit } = await startPlugin(deployment, entities, options);
    const path = '/api/fargate-api/v1/entities/component/default/orders';
    const post = (operation: string, body: object = {}) =>
      request(server).post(`${path}/${operation}`).send(body);
    const get = (rest: string) => request(server).get(`${path}/${rest}`);
    const status = async (): Promise<FargateApiStatus> =>
      (await get('status').expect(200)).body;
    return { audit, post, get, status, server, path };
  }

  const mutations = () =>
    MUTATIONS.reduce(
      (sum, operation) => sum + deployment.simulator.calls.count({ operation }),
      0,
    );

  describe('restart', () => {
    it('replaces the tasks, and the status shows it immediately', async () => {
      const { post, status } = await start();
      expect((await status()).state).toBe('healthy');

      const { status: code, body } = await post('restart');

      expect(code).toBe(202);
      expect(openApiProblems('Operation', body)).toEqual([]);
      const { service } = await status();
      expect(service.value!.rollout).toMatchObject({
        state: 'in-progress',
        progress: 0,
        breaker: { status: 'MONITORING', failures: 0, threshold: 3 },
      });
      await deployment.simulator.clock.advance(3600);
    });
  });

  describe('scale', () => {
    it('sets the desired count of the service', async () => {
      const { post, status } = await start();
      await post('scale', { desired: 3 }).expect(202);
      expect((await status()).service.value!.desired).toBe(3);
      await post('scale', { desired: 2 }).expect(202);
      await deployment.simulator.clock.advance(3600);
    });

    it('refuses a count above fargateApi.maxDesiredCount', async () => {
      const { post } = await start();
      const before = mutations();
      const { status, body } = await post('scale', { desired: 11 });
      expect(status).toBe(409);
      expect(body.error.message).toBe(
        'The desired count of orders must be between 0 and 10 (set by fargateApi.maxDesiredCount), not 11',
      );
      expect(mutations()).toBe(before);
    });

    it('refuses a count outside the limits of autoscaling', async () => {
      const autoscaling: ApplicationAutoScalingClient =
        deployment.clients.applicationAutoScaling;
      await autoscaling.send(
        new RegisterScalableTargetCommand({
          ServiceNamespace: 'ecs',
          ScalableDimension: 'ecs:service:DesiredCount',
          ResourceId: `service/${billing.outputs.ClusterName}/billing`,
          MinCapacity: 2,
          MaxCapacity: 4,
        }),
      );
      const { server } = await startPlugin(deployment, [
        component('billing', { [STACK_ARN_ANNOTATION]: billing.arn }),
      ]);
      const { status, body } = await request(server)
        .post('/api/fargate-api/v1/entities/component/default/billing/scale')
        .send({ desired: 1 });
      expect(status).toBe(409);
      expect(body.error.message).toBe(
        'The desired count of billing must be between 2 and 4 (set by the autoscaling of the service), not 1',
      );
    });

    it.each([
      [{}],
      [{ desired: -1 }],
      [{ desired: 1.5 }],
      [{ desired: '2' }],
      [{ desired: 2, cluster: 'other' }],
    ])('refuses the body %j', async body => {
      const { post } = await start();
      await post('scale', body).expect(400);
    });
  });

  describe('stopTask', () => {
    it('stops only that task, with a reason', async () => {
      const { post, status } = await start();
      const [task, other] = (await status()).tasks.value!;

      await post(`tasks/${task.id}/stop`).expect(202);
      await deployment.simulator.clock.advance(3600);

      const { tasks, stoppedTasks } = await (await start()).status();
      expect(tasks.value!.map(({ id }) => id)).not.toContain(task.id);
      expect(tasks.value!.map(({ id }) => id)).toContain(other.id);
      expect(stoppedTasks.value).toContainEqual(
        expect.objectContaining({
          id: task.id,
          reason: 'Stopped by a user in Backstage',
        }),
      );
    });

    it('refuses a task of another service', async () => {
      const { server } = await startPlugin(deployment, [
        component('billing', { [STACK_ARN_ANNOTATION]: billing.arn }),
      ]);
      const { body } = await request(server).get(
        '/api/fargate-api/v1/entities/component/default/billing/status',
      );
      const [{ id }] = (body as FargateApiStatus).tasks.value!;
      const { post, get } = await start();
      const before = mutations();
      await post(`tasks/${id}/stop`).expect(404);
      await get(`tasks/${id}/logs`).expect(404);
      expect(mutations()).toBe(before);
    });

    it.each(['orders', '..%2F..', `${NO_TASK}0`])(
      'refuses %s, which is not a task ID',
      async id => {
        const { post } = await start();
        await post(`tasks/${id}/stop`).expect(400);
      },
    );
  });

  describe('logs', () => {
    it('returns the last lines of a running task', async () => {
      const { get, status } = await start();
      const [{ id }] = (await status()).tasks.value!;
      const { status: code, body } = await get(`tasks/${id}/logs?lines=2`);
      expect(code).toBe(200);
      expect(openApiProblems('TaskLogs', body)).toEqual([]);
      expect(body.taskId).toBe(id);
      expect(body.lines.length).toBeGreaterThan(0);
      expect(body.lines.length).toBeLessThanOrEqual(2);
      expect(decodeURIComponent(body.link)).toContain(':log-group:orders-');
    });

    it.each(['0', '201', 'all', '5&group=other'])(
      'refuses lines=%s',
      async lines => {
        const { get } = await start();
        await get(`tasks/${NO_TASK}/logs?lines=${lines}`).expect(400);
      },
    );
  });

  describe('for a user without the permission', () => {
    it.each([
      ['restart', 'fargate-api.service.restart', {}],
      ['scale', 'fargate-api.service.scale', { desired: 1 }],
      [`tasks/${NO_TASK}/stop`, 'fargate-api.task.stop', {}],
    ])('refuses %s, and audits it', async (operation, permission, body) => {
      const { post, audit } = await start(undefined, {
        allow: name => name !== permission,
      });
      const before = mutations();
      const response = await post(operation, body);
      expect(response.status).toBe(403);
      expect(response.body.error.message).toContain(permission);
      expect(mutations()).toBe(before);
      expect(audit.fail).toHaveBeenCalledTimes(1);
    });

    it('refuses logs', async () => {
      const { get } = await start(undefined, {
        allow: name => name !== 'fargate-api.logs.read',
      });
      await get(`tasks/${NO_TASK}/logs`).expect(403);
    });

    it('shows the permissions of each user in the status, although it is cached', async () => {
      const allowed = new Set(['fargate-api.status.read']);
      const { status } = await start(undefined, {
        allow: name => allowed.has(name),
      });
      const none = {
        restart: false,
        scale: false,
        stopTask: false,
        readLogs: false,
        checkConsumers: false,
      };
      const first = await status();
      expect(first.permissions).toEqual(none);
      expect(first.scaling).toEqual({});
      allowed.add('fargate-api.service.restart');
      expect((await status()).permissions).toEqual({ ...none, restart: true });
    });
  });

  describe("on a service that AWS does not confirm as the entity's", () => {
    it('refuses the stack of another entity', async () => {
      const { post, status } = await start([entity(billing.arn)]);
      const before = mutations();
      expect((await status()).permissions.restart).toBe(false);
      const response = await post('restart');
      expect(response.status).toBe(403);
      expect(response.body.error.message).toContain(ENTITY_TAG);
      expect(mutations()).toBe(before);
    });

    it('requires the tag on a service without a stack', async () => {
      const arn = orders.outputs.ServiceArn;
      const alone = component('orders', {
        ...locatedAt(orders.arn),
        [ECS_SERVICE_ARN_ANNOTATION]: arn,
      });
      await deployment.clients.ecs.send(
        new UntagResourceCommand({ resourceArn: arn, tagKeys: [ENTITY_TAG] }),
      );
      await (await start([alone])).post('restart').expect(403);
      await deployment.clients.ecs.send(
        new TagResourceCommand({
          resourceArn: arn,
          tags: [{ key: ENTITY_TAG, value: 'component:default/orders' }],
        }),
      );
      const { status } = await (await start([alone])).post('restart');
      expect(status).toBe(202);
      await deployment.simulator.clock.advance(3600);
    });
  });

  it('audits the request and its parameters', async () => {
    const { post, audit } = await start();
    await post('scale', { desired: 2 }).expect(202);
    expect(audit.createEvent).toHaveBeenCalledWith({
      eventId: 'service-scale',
      severityLevel: 'medium',
      request: expect.anything(),
      meta: { entityRef: 'component:default/orders', desired: 2 },
    });
    expect(audit.success).toHaveBeenCalledTimes(1);
  });

  it('refuses requests without credentials, and forms of other websites', async () => {
    const { server, path } = await start();
    await request(server)
      .post(`${path}/restart`)
      .set('authorization', mockCredentials.none.header())
      .expect(401);
    await request(server)
      .post(`${path}/scale`)
      .type('form')
      .send({ desired: 1 })
      .expect(400);
    await request(server)
      .post(`${path}/scale`)
      .type('text/plain')
      .send('{"desired":1}')
      .expect(400);
  });

  it('returns the error of AWS', async () => {
    const { post } = await start();
    const rule = deployment.simulator.faults.add({
      kind: 'expired-credentials',
      service: 'ecs',
      operation: 'UpdateService',
    });
    const { status, body } = await post('restart');
    rule.remove();
    expect(status).toBe(503);
    expect(body.error.message).toMatch(/Expired|security token/i);
  });
});
