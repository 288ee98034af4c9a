import request from 'supertest';
import {
  DeleteServiceCommand,
  DescribeServicesCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecs';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ECS_SERVICE_TAGS_ANNOTATION,
  FargateApiStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ENTITY_TAG } from '@fargate-api/backstage-plugin-fargate-api-node';
import { component } from './__testUtils__/entities';
import { ForeignServices } from './__testUtils__/ForeignServices';
import { openApiProblems } from './__testUtils__/openApi';
import { SimulatedDeployment } from './__testUtils__/SimulatedDeployment';
import { startPlugin } from './__testUtils__/startPlugin';

const PROD = '210987654321';

describe("AWS's annotation with the tags of a service", () => {
  let deployment: SimulatedDeployment;
  let services: ForeignServices;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start({ prod: PROD });
    services = new ForeignServices(deployment);
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  /** An entity whose annotation names the tag `component` with its name. */
  async function start(
    name: string,
    options: { tags?: string; settings?: object } = {},
  ) {
    const { tags = `component=${name}`, settings } = options;
    const { server, audit } = await startPlugin(
      deployment,
      [component(name, { [ECS_SERVICE_TAGS_ANNOTATION]: tags })],
      { settings: { ...settings } },
    );
    const path = `/api/fargate-api/v1/entities/component/default/${name}`;
    const get = () => request(server).get(`${path}/status`);
    return {
      audit,
      get,
      restart: () => request(server).post(`${path}/restart`).send({}),
      status: async (): Promise<FargateApiStatus> => {
        const { body } = await get().expect(200);
        expect(openApiProblems('FargateApiStatus', body)).toEqual([]);
        return body;
      },
    };
  }

  const owned = (name: string, more: Record<string, string> = {}) => ({
    component: name,
    [ENTITY_TAG]: `component:default/${name}`,
    ...more,
  });

  const counts = (operation: string) =>
    deployment.simulator.calls.count({ operation });

  it('shows and operates the service, in whichever target it is', async () => {
    await services.create('main', 'orders', {
      target: 'prod',
      tags: owned('orders', { environment: 'prod' }),
    });
    const { status, restart, audit } = await start('orders', {
      tags: 'component=orders,environment=prod',
    });
    expect(await status()).toMatchObject({
      state: 'healthy',
      problems: [],
      target: { name: 'prod', accountId: PROD },
      service: { value: { name: 'orders', cluster: 'main' } },
      permissions: { restart: true },
    });
    expect((await restart()).status).toBe(202);
    expect(audit.success).toHaveBeenCalledWith({ meta: { target: 'prod' } });
  });

  it('asks each target once for all who look', async () => {
    await services.create('main', 'cached', { tags: owned('cached') });
    const { status } = await start('cached');
    deployment.simulator.calls.clear();
    await Promise.all([status(), status()]);
    await status();
    expect(counts('GetResources')).toBe(2);
  });

  it('shows the one of several that names the entity by its own tag', async () => {
    await services.create('main', 'mine', { tags: owned('mine') });
    await services.create('main', 'theirs', { tags: { component: 'mine' } });
    await services.create('foreign', 'mine', {
      tags: { component: 'mine', [ENTITY_TAG]: 'component:default/other' },
    });
    const { status } = await start('mine');
    expect((await status()).service.value).toMatchObject({
      name: 'mine',
      cluster: 'main',
    });
  });

  it('counts services that do not name the entity, and neither shows nor operates them', async () => {
    await services.create('secret', 'theirs-a', {
      tags: { component: 'theft' },
    });
    await services.create('secret', 'theirs-b', {
      target: 'prod',
      tags: { component: 'theft', [ENTITY_TAG]: 'component:default/other' },
    });
    const { get, restart } = await start('theft');
    const before = counts('UpdateService');
    for (const { status, body } of [await get(), await restart()]) {
      expect(status).toBe(404);
      expect(body.error.message).toBe(
        'No ECS service in the targets dev, prod has the tags component=theft and names component:default/theft by its own tag fargate-api:entity. Services with these tags, but without that one: 2',
      );
    }
    expect(counts('UpdateService')).toBe(before);
  });

  it('shows them, but does not operate them, with fargateApi.showWithoutConsent', async () => {
    await services.create('main', 'open', { tags: { component: 'open' } });
    const { status, restart } = await start('open', {
      settings: { showWithoutConsent: true },
    });
    expect(await status()).toMatchObject({
      state: 'healthy',
      permissions: { restart: false },
    });
    expect((await restart()).status).toBe(403);
  });

  it('lists those that name the entity if there are several, and operates none', async () => {
    await services.create('main', 'both', { tags: owned('both') });
    await services.create('main', 'both', {
      target: 'prod',
      tags: owned('both'),
    });
    const { get, restart } = await start('both');
    const before = counts('UpdateService');
    for (const { status, body } of [await get(), await restart()]) {
      expect(status).toBe(409);
      expect(body.error.message).toBe(
        'component:default/both names several ECS services: dev/main/both, prod/main/both. Name one of them as the place',
      );
    }
    expect(counts('UpdateService')).toBe(before);
  });

  describe('that several services have', () => {
    const PATH = '/api/fargate-api/v1/entities/component/default/places';

    beforeAll(async () => {
      for (const target of ['dev', 'prod']) {
        await services.create('main', 'places', {
          target,
          tags: owned('places'),
        });
      }
      await services.create('secret', 'places', {
        tags: { component: 'places', [ENTITY_TAG]: 'component:default/other' },
      });
    });

    async function startAgent() {
      const { server, audit, actions } = await startPlugin(deployment, [
        component('places', {
          [ECS_SERVICE_TAGS_ANNOTATION]: 'component=places',
        }),
      ]);
      return { agent: request(server), audit, actions };
    }

    const serviceIn = async (target: string) => {
      const { ecs } = await deployment.clientsOf(target);
      const { services: found } = await ecs.send(
        new DescribeServicesCommand({ cluster: 'main', services: ['places'] }),
      );
      return found![0];
    };

    it('shows and operates the one that the request names', async () => {
      const { agent, audit, actions } = await startAgent();
      const query = { place: 'prod/main/places' };
      const { body } = await agent
        .get(`${PATH}/status`)
        .query(query)
        .expect(200);
      expect(openApiProblems('FargateApiStatus', body)).toEqual([]);
      expect(body).toMatchObject({
        state: 'healthy',
        target: { name: 'prod' },
      });
      const [{ id }] = body.tasks.value;
      await agent.get(`${PATH}/deployments`).query(query).expect(200);
      await agent.get(`${PATH}/tasks/${id}/logs`).query(query).expect(200);
      await agent
        .post(`${PATH}/scale`)
        .query(query)
        .send({ desired: 2 })
        .expect(202);
      expect(audit.createEvent).toHaveBeenLastCalledWith(
        expect.objectContaining({
          meta: {
            entityRef: 'component:default/places',
            desired: 2,
            place: 'prod/main/places',
          },
        }),
      );
      await agent.post(`${PATH}/restart`).query(query).send({}).expect(202);
      await agent
        .post(`${PATH}/tasks/${id}/stop`)
        .query(query)
        .send({})
        .expect(202);
      expect((await serviceIn('prod')).desiredCount).toBe(2);
      expect((await serviceIn('dev')).desiredCount).toBe(1);
      expect(
        await actions.invoke({
          id: 'test:get-status',
          input: { entityRef: 'component:default/places', ...query },
          credentials: mockCredentials.user(),
        }),
      ).toMatchObject({ output: { accountId: PROD } });
      await deployment.simulator.clock.advance(600);
    });

    it.each([
      ['of another entity', 'dev/secret/places', 404],
      ['that does not exist', 'dev/main/gone', 404],
      ['in no target', 'else/main/places', 404],
      ['that is an ARN', 'arn:aws:ecs:eu-west-1:1:service/main/places', 400],
      ['that is empty', '', 400],
    ])('refuses a place %s', async (_, place, code) => {
      const { agent } = await startAgent();
      const before = counts('UpdateService');
      for (const { status, body } of [
        await agent.get(`${PATH}/status`).query({ place }),
        await agent.get(`${PATH}/deployments`).query({ place }),
        await agent.post(`${PATH}/restart`).query({ place }).send({}),
        await agent.post(`${PATH}/scale`).query({ place }).send({ desired: 3 }),
      ]) {
        expect(status).toBe(code);
        expect(body.error.message).toBe(
          code === 404
            ? `component:default/places has no place ${place}, but dev/main/places, prod/main/places`
            : 'place: must be a place such as dev/main/orders',
        );
      }
      expect(counts('UpdateService')).toBe(before);
    });
  });

  it('follows the tags: a service that loses them is no longer shown', async () => {
    const arn = await services.create('main', 'moves', {
      tags: owned('moves'),
    });
    expect(await (await start('moves')).status()).toMatchObject({
      state: 'healthy',
    });
    const { ecs } = deployment.clients;
    await ecs.send(
      new UntagResourceCommand({ resourceArn: arn, tagKeys: ['component'] }),
    );
    await (await start('moves')).get().expect(404);
    await ecs.send(
      new TagResourceCommand({
        resourceArn: arn,
        tags: [{ key: 'component', value: 'moves' }],
      }),
    );
    await (await start('moves')).get().expect(200);
    await ecs.send(
      new DeleteServiceCommand({
        cluster: 'main',
        service: 'moves',
        force: true,
      }),
    );
    await deployment.simulator.clock.advance(3600);
    await (await start('moves')).get().expect(404);
  });

  it('says which target could not be searched, and shows what the others have', async () => {
    await services.create('main', 'partly', { tags: owned('partly') });
    const fault = deployment.simulator.faults.add({
      kind: 'error-500',
      operation: 'GetResources',
      account: PROD,
    });
    const { status, restart } = await start('partly');
    expect(await status()).toMatchObject({
      state: 'healthy',
      service: { value: { name: 'partly' } },
      problems: [
        {
          kind: 'target-not-searched',
          severity: 'warning',
          message: expect.stringContaining('target prod'),
        },
      ],
    });
    expect((await restart()).status).toBe(202);
    const { get, restart: restartUnknown } = await start('absent');
    for (const { status: code, body } of [
      await get(),
      await restartUnknown(),
    ]) {
      expect(code).toBe(503);
      expect(body.error.message).toMatch(
        /^No ECS service in the targets dev, prod has the tags component=absent, but prod could not be searched: /,
      );
    }
    fault.remove();
  });

  it('says so where no service has the tags', async () => {
    const { body } = await (await start('nothing')).get().expect(404);
    expect(body.error.message).toBe(
      'No ECS service in the targets dev, prod has the tags component=nothing',
    );
  });

  it('refuses a malformed annotation before any call', async () => {
    const { get, restart } = await start('wrong', { tags: 'component' });
    deployment.simulator.calls.clear();
    for (const { status, body } of [await get(), await restart()]) {
      expect(status).toBe(400);
      expect(body.error.message).toBe(
        'The annotation aws.amazon.com/amazon-ecs-service-tags "component" contains "component", which is not key=value. It must be like component=shop,environment=prod',
      );
    }
    expect(deployment.simulator.calls.all()).toEqual([]);
  });
});
