import request from 'supertest';
import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  ECS_SERVICE_TAGS_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ENTITY_TAG } from '@fargate-api/backstage-plugin-fargate-api-node';
import { component } from './__testUtils__/entities';
import { ForeignServices } from './__testUtils__/ForeignServices';
import { openApiProblems } from './__testUtils__/openApi';
import { SimulatedDeployment } from './__testUtils__/SimulatedDeployment';
import { startPlugin } from './__testUtils__/startPlugin';

const DEV = '123456789012';
const PROD = '210987654321';

const arn = (account: string, rest: string) =>
  `arn:aws:ecs:eu-west-1:${account}:service/${rest}`;

describe('an annotation with the ARNs of several services', () => {
  let deployment: SimulatedDeployment;
  let services: ForeignServices;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start({ prod: PROD });
    services = new ForeignServices(deployment);
    const tags = { [ENTITY_TAG]: 'component:default/orders' };
    for (const target of ['dev', 'prod']) {
      await services.create('main', 'orders', { target, tags });
    }
    await services.create('main', 'theirs', {
      tags: { [ENTITY_TAG]: 'component:default/theirs' },
    });
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  async function start(
    arns: string[],
    options: { annotations?: object; allow?: () => boolean } = {},
  ) {
    const { server, audit } = await startPlugin(
      deployment,
      [
        component('orders', {
          [ECS_SERVICE_ARN_ANNOTATION]: arns.join(','),
          ...options.annotations,
        }),
      ],
      { allow: options.allow },
    );
    const path = '/api/fargate-api/v1/entities/component/default/orders';
    return {
      audit,
      get: (rest: string) => request(server).get(`${path}/${rest}`),
      restart: (place?: string) =>
        request(server)
          .post(`${path}/restart`)
          .query(place ? { place } : {})
          .send({}),
      places: async () => {
        const { body } = await request(server)
          .get(`${path}/places`)
          .expect(200);
        expect(openApiProblems('Places', body)).toEqual([]);
        return body;
      },
    };
  }

  const both = [arn(DEV, 'main/orders'), arn(PROD, 'main/orders')];
  const target = (name: string, accountId: string) => ({
    name,
    accountId,
    region: 'eu-west-1',
  });
  const devPlace = {
    id: 'dev/main/orders',
    target: target('dev', DEV),
    cluster: 'main',
    name: 'orders',
  };
  const prodPlace = {
    ...devPlace,
    id: 'prod/main/orders',
    target: target('prod', PROD),
  };

  const deploymentsIn = async (name: string) => {
    const { ecs } = await deployment.clientsOf(name);
    const { services: found } = await ecs.send(
      new DescribeServicesCommand({ cluster: 'main', services: ['orders'] }),
    );
    return found![0].deployments!.length;
  };

  it('has a place for each, in its order, with a state of its own', async () => {
    const { places, get } = await start([...both].reverse());
    expect(await places()).toEqual({
      places: [prodPlace, devPlace],
      problems: [],
    });
    for (const { id, target: expected } of [devPlace, prodPlace]) {
      const { body } = await get(`status?place=${id}`).expect(200);
      expect(body).toMatchObject({ state: 'healthy', target: expected });
    }
    const { body } = await get('status').expect(409);
    expect(body.error.message).toBe(
      'component:default/orders names several ECS services: prod/main/orders, dev/main/orders. Name one of them as the place',
    );
  });

  it('operates the place that the request names, and no other', async () => {
    const { restart } = await start(both);
    expect((await restart()).status).toBe(409);
    expect((await restart('prod/main/theirs')).status).toBe(404);
    expect((await restart('prod/main/orders')).status).toBe(202);
    expect([await deploymentsIn('dev'), await deploymentsIn('prod')]).toEqual([
      1, 2,
    ]);
    await deployment.simulator.clock.advance(600);
  });

  it('shows the others beside a broken one, and says what is wrong with it', async () => {
    const outside = arn('999999999999', 'main/orders');
    const { places, get, restart } = await start([...both, outside]);
    const problem = {
      severity: 'warning',
      kind: 'service-arn-unusable',
      facts: {
        arn: outside,
        reason: expect.stringContaining(
          'Account 999999999999 in eu-west-1 is not a target of this portal',
        ),
      },
      message: expect.stringContaining(outside),
      hint: 'Correct the ARN, or remove it from the annotation.',
    };
    expect(await places()).toEqual({
      places: [devPlace, prodPlace],
      problems: [problem],
    });
    expect((await get('status?place=dev/main/orders')).body.problems).toEqual(
      [],
    );
    expect((await restart()).status).toBe(409);

    const single = await start([both[0], 'orders']);
    expect((await single.get('status').expect(200)).body).toMatchObject({
      target: { name: 'dev' },
      problems: [
        { facts: { arn: 'orders', reason: '"orders" is not an ARN' } },
      ],
    });
  });

  it('shows no service of others: an ARN that does not consent, and a short one that means none', async () => {
    const theirs = arn(DEV, 'main/theirs');
    const { places, get, restart } = await start([
      both[0],
      theirs,
      arn(DEV, 'theirs'),
    ]);
    const { places: listed, problems } = await places();
    expect(listed.map(({ id }: { id: string }) => id)).toEqual([
      'dev/main/orders',
      'dev/main/theirs',
    ]);
    expect(problems).toEqual([]);
    const { body } = await get('status?place=dev/main/theirs').expect(200);
    expect(body).toMatchObject({ state: 'unconfirmed', service: {} });
    expect((await restart('dev/main/theirs')).status).toBe(403);

    const short = await start([both[0], arn(DEV, 'theirs')]);
    const answer = await short.places();
    expect(answer).toMatchObject({
      places: [devPlace],
      problems: [
        {
          kind: 'service-arn-unusable',
          facts: {
            arn: arn(DEV, 'theirs'),
            reason: expect.stringContaining('AWS does not confirm'),
          },
        },
      ],
    });
    expect(JSON.stringify(answer)).not.toContain('main/theirs');
    const onlyShort = await start([arn(DEV, 'theirs')]);
    const { places: none, problems: why } = await onlyShort.places();
    expect(none).toEqual([]);
    expect(why).toHaveLength(1);
  });

  it('adds what the tags in the other annotation find, each service once', async () => {
    const { places } = await start([both[1]], {
      annotations: {
        [ECS_SERVICE_TAGS_ANNOTATION]: `${ENTITY_TAG}=component:default/orders`,
      },
    });
    expect((await places()).places).toEqual([prodPlace, devPlace]);
  });

  it('lists places only to who may read the status, and records who may not', async () => {
    const { get, audit } = await start(both, { allow: () => false });
    deployment.simulator.calls.clear();
    await get('places').expect(403);
    expect(audit.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'places-list',
        meta: { entityRef: 'component:default/orders' },
      }),
    );
    expect(audit.fail).toHaveBeenCalledTimes(1);
    expect(deployment.simulator.calls.all()).toEqual([]);
  });
});
