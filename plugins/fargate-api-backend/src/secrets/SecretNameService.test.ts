import request from 'supertest';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { openApiProblems } from '../__testUtils__/openApi';
import { SimulatedDeployment } from '../__testUtils__/SimulatedDeployment';
import { startPlugin } from '../__testUtils__/startPlugin';

const PATH = '/api/fargate-api/v1/apis/default/orders/secrets';

const ORDERS: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: { name: 'orders', namespace: 'default' },
  spec: { type: 'openapi', lifecycle: 'production', owner: 'team-a' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/team-a' }],
};

const ownedBy = (targetRef: string): Entity => ({
  ...ORDERS,
  relations: [{ type: 'ownedBy', targetRef }],
});

describe('the names of the secrets of an API', () => {
  let deployment: SimulatedDeployment;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    const { secretsManager, ssm } = deployment.clients;
    const tag = (Value: string, Key = 'fargate-api:entity') => [{ Key, Value }];
    for (const [Name, Tags] of [
      ['orders/db', tag('api:default/orders')],
      ['orders-archive/db', tag('api:default/orders-archive')],
      ['billing/db', tag('api:default/billing')],
      [
        'shared',
        [
          ...tag('api:default/orders', 'used-by'),
          ...tag('api:default/billing'),
        ],
      ],
      [
        'orders/of-team-a',
        [
          ...tag('api:default/orders'),
          ...tag('group:default/team-a', 'fargate-api:owner'),
        ],
      ],
      [
        'orders/of-team-b',
        [
          ...tag('api:default/orders'),
          ...tag('group:default/team-b', 'fargate-api:owner'),
        ],
      ],
      ['untagged', []],
      ['deleted', tag('api:default/orders')],
    ] as const) {
      await secretsManager.send(
        new CreateSecretCommand({
          Name,
          SecretString: `value of ${Name}`,
          Tags: [...Tags],
        }),
      );
    }
    await secretsManager.send(new DeleteSecretCommand({ SecretId: 'deleted' }));
    for (const [Name, of] of [
      ['/orders/key', 'orders'],
      ['/billing/key', 'billing'],
    ]) {
      await ssm.send(
        new PutParameterCommand({
          Name,
          Value: `value of ${Name}`,
          Type: 'SecureString',
          Tags: tag(`api:default/${of}`),
        }),
      );
    }
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  it.each([
    ['does not exist yet', []],
    ['belongs to the user', [ORDERS]],
  ])('are listed, and nothing else, of an API that %s', async (_, entities) => {
    const { audit, server } = await startPlugin(deployment, entities);
    const { status, body, text } = await request(server).get(PATH);
    expect(status).toBe(200);
    expect(openApiProblems('SecretNames', body)).toEqual([]);
    expect(body).toEqual({
      secrets: [
        { target: 'dev', reference: 'secretsmanager:orders/db' },
        { target: 'dev', reference: 'secretsmanager:orders/of-team-a' },
        { target: 'dev', reference: 'ssm:/orders/key' },
      ],
      unread: [],
    });
    expect(text).not.toMatch(/value of|arn:/);
    expect(audit.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'secret-names-list',
        meta: { entityRef: 'api:default/orders' },
      }),
    );
    expect(audit.success).toHaveBeenCalled();
  });

  it.each<[number, string, Entity[], Parameters<typeof startPlugin>[2]]>([
    [403, 'belongs to others', [ownedBy('group:default/team-b')], {}],
    [
      403,
      'the policy does not let them update',
      [ORDERS],
      { allow: permission => permission !== 'fargate-api.api.update' },
    ],
  ])(
    'are refused with %d, before any call to AWS, of an API that %s',
    async (expected, _, entities, options) => {
      const { server } = await startPlugin(deployment, entities, options);
      const before = deployment.simulator.calls.count();
      const { status } = await request(server).get(PATH);
      expect(status).toBe(expected);
      expect(deployment.simulator.calls.count()).toBe(before);
    },
  );

  it('are none in targets that the user may not use', async () => {
    const { server } = await startPlugin(deployment, [], {
      allow: permission => permission !== 'fargate-api.target.use',
    });
    const before = deployment.simulator.calls.count();
    const { body } = await request(server).get(PATH);
    expect(body).toEqual({ secrets: [], unread: [] });
    expect(deployment.simulator.calls.count()).toBe(before);
  });

  it('are for whoever has signed in', async () => {
    const { server } = await startPlugin(deployment, []);
    const { status } = await request(server)
      .get(PATH)
      .set('authorization', mockCredentials.none.header());
    expect(status).toBe(401);
  });

  it('name the target that could not be read', async () => {
    const { server } = await startPlugin(deployment, []);
    const rule = deployment.simulator.faults.add({
      kind: 'expired-credentials',
      service: 'secretsmanager',
      operation: 'ListSecrets',
    });
    const { body } = await request(server).get(PATH);
    rule.remove();
    expect(body).toEqual({ secrets: [], unread: ['dev'] });
  });
});
