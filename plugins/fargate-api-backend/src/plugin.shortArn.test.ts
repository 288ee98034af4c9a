import request from 'supertest';
import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeServicesCommand,
  TagResourceCommand,
} from '@aws-sdk/client-ecs';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  FargateApiStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ENTITY_TAG } from '@fargate-api/backstage-plugin-fargate-api-node';
// Nothing that the simulator exports creates a service as before 2021.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { Ecs } from '../../../packages/aws-simulator/src/services/ecs/model/Ecs';
import { component } from './__testUtils__/entities';
import { ForeignServices } from './__testUtils__/ForeignServices';
import { openApiProblems } from './__testUtils__/openApi';
import { SimulatedDeployment } from './__testUtils__/SimulatedDeployment';
import { startPlugin } from './__testUtils__/startPlugin';

const ACCOUNT = '123456789012';
const PREFIX = `arn:aws:ecs:eu-west-1:${ACCOUNT}:service`;

describe('an annotation with a short ARN, which does not name the cluster', () => {
  let deployment: SimulatedDeployment;
  let services: ForeignServices;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    services = new ForeignServices(deployment);
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  const named = (name: string) => ({
    [ENTITY_TAG]: `component:default/${name}`,
  });

  /** An entity that is named after the service in its annotation. */
  async function start(name: string, settings = {}) {
    const { server, audit } = await startPlugin(
      deployment,
      [component(name, { [ECS_SERVICE_ARN_ANNOTATION]: `${PREFIX}/${name}` })],
      { settings },
    );
    const path = `/api/fargate-api/v1/entities/component/default/${name}`;
    return {
      audit,
      get: () => request(server).get(`${path}/status`),
      restart: () => request(server).post(`${path}/restart`).send({}),
      status: async (): Promise<FargateApiStatus> => {
        const { body } = await request(server)
          .get(`${path}/status`)
          .expect(200);
        expect(openApiProblems('FargateApiStatus', body)).toEqual([]);
        return body;
      },
    };
  }

  const counts = (operation: string) =>
    deployment.simulator.calls.count({ operation });

  it('shows and operates the service, whatever its cluster', async () => {
    await services.create('legacy', 'orders', { tags: named('orders') });
    const { status, restart } = await start('orders');
    const { state, service, links } = await status();
    expect(state).toBe('healthy');
    expect(service.value).toMatchObject({ name: 'orders', cluster: 'legacy' });
    expect(decodeURIComponent(links.service!)).toContain(
      'service/legacy/orders',
    );
    expect((await restart()).status).toBe(202);
    const restarted = await deployment.clients.ecs.send(
      new DescribeServicesCommand({ cluster: 'legacy', services: ['orders'] }),
    );
    expect(restarted.services![0].deployments).toHaveLength(2);
    await deployment.simulator.clock.advance(600);
  });

  it('searches all clusters once in a minute', async () => {
    await services.create('legacy', 'billing', { tags: named('billing') });
    const { status } = await start('billing');
    deployment.simulator.calls.clear();
    await Promise.all([status(), status()]);
    await status();
    expect(counts('ListClusters')).toBe(1);
  });

  it('shows the one that names the entity, where several have the name', async () => {
    await services.create('legacy', 'twice', { tags: named('other') });
    await services.create('modern', 'twice', { tags: named('twice') });
    const { status } = await start('twice');
    expect((await status()).service.value).toMatchObject({ cluster: 'modern' });
  });

  it('names them all where several name the entity, and operates none', async () => {
    for (const cluster of ['legacy', 'modern']) {
      await services.create(cluster, 'both', { tags: named('both') });
    }
    const { get, restart } = await start('both');
    const before = counts('UpdateService');
    for (const { status, body } of [await get(), await restart()]) {
      expect(status).toBe(409);
      expect(body.error.message).toBe(
        'component:default/both names several ECS services: dev/legacy/both, dev/modern/both. Name one of them as the place',
      );
    }
    expect(counts('UpdateService')).toBe(before);
  });

  it('reveals no cluster of services that do not name the entity', async () => {
    for (const cluster of ['legacy', 'modern']) {
      await services.create(cluster, 'foreign', { tags: named('other') });
    }
    const { status, restart } = await start('foreign');
    const body = await status();
    expect(body).toMatchObject({
      state: 'unconfirmed',
      problems: [{ kind: 'service-not-confirmed' }],
    });
    expect(JSON.stringify(body)).not.toMatch(/legacy|modern/);
    const refused = await restart();
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).not.toMatch(/legacy|modern/);
  });

  it('says where a service was searched that no cluster has', async () => {
    const { status, restart } = await start('nowhere');
    const body = await status();
    const message =
      'ECS has no service nowhere in account 123456789012, eu-west-1. The ARN in the annotation does not name its cluster, so all clusters were searched: 3';
    expect(body).toMatchObject({
      state: 'gone',
      problems: [{ kind: 'service-missing', message }],
    });
    const refused = await restart();
    expect(refused.status).toBe(404);
    expect(refused.body.error.message).toBe(message);
  });

  it('does not call a service gone while AWS cannot be asked', async () => {
    const fault = deployment.simulator.faults.add({
      kind: 'error-500',
      operation: 'ListClusters',
    });
    const { status, restart } = await start('unknown');
    expect((await status()).state).toBe('unknown');
    expect((await restart()).status).toBe(503);
    fault.remove();
  });

  it('does not search more clusters than its budget has room for', async () => {
    const names = Array.from({ length: 50 }, (_, i) => `cluster-${i}`);
    for (const clusterName of names) {
      await deployment.clients.ecs.send(
        new CreateClusterCommand({ clusterName }),
      );
    }
    const { status } = await start('lost');
    expect(await status()).toMatchObject({
      state: 'unknown',
      problems: [
        {
          message: expect.stringContaining(
            'account 123456789012 has more than 50 clusters in eu-west-1. Add the name of the cluster to the ARN in the annotation',
          ),
        },
      ],
    });
    for (const cluster of names) {
      await deployment.clients.ecs.send(new DeleteClusterCommand({ cluster }));
    }
  });

  describe('of a service that has a short ARN in ECS too', () => {
    const NAME = 'ancient';
    const region = () =>
      deployment.simulator.world.account(ACCOUNT).region('eu-west-1');

    beforeAll(async () => {
      const ecs = region().service(Ecs);
      ecs.hasLongServiceArns = false;
      await services.create('legacy', NAME);
      ecs.hasLongServiceArns = true;
    });

    it('says how to tag it, which it cannot be by that ARN', async () => {
      const { status, restart } = await start(NAME);
      expect(await status()).toMatchObject({
        state: 'unconfirmed',
        problems: [
          {
            kind: 'short-arn-not-confirmed',
            hint: expect.stringMatching(/by its long ARN.*showWithoutConsent/),
          },
        ],
      });
      const { status: code, body } = await restart();
      expect(code).toBe(403);
      expect(body.error.message).toMatch(/cannot have tags.*by its long ARN/);
    });

    it('is shown, but not operated, with fargateApi.showWithoutConsent', async () => {
      const { status, restart } = await start(NAME, {
        showWithoutConsent: true,
      });
      expect(await status()).toMatchObject({
        state: 'healthy',
        service: { value: { name: NAME, cluster: 'legacy' } },
        permissions: { restart: false },
      });
      expect((await restart()).status).toBe(403);
    });

    it('is operated once it is tagged by its long ARN', async () => {
      await deployment.clients.ecs.send(
        new TagResourceCommand({
          resourceArn: `${PREFIX}/legacy/${NAME}`,
          tags: [{ key: ENTITY_TAG, value: `component:default/${NAME}` }],
        }),
      );
      const { status, restart } = await start(NAME);
      expect((await status()).state).toBe('healthy');
      expect((await restart()).status).toBe(202);
    });
  });
});
