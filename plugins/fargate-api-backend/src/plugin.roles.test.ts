import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  ECS_SERVICE_TAGS_ANNOTATION,
  ENVIRONMENT_TYPE,
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ENTITY_TAG } from '@fargate-api/backstage-plugin-fargate-api-node';
import { PolicyUse } from '@fargate-api/aws-simulator';
import request from 'supertest';
import { component, locatedAt } from './__testUtils__/entities';
import { withPortalRoles } from './__testUtils__/portalRoles';
import {
  NETWORK_ACCOUNT,
  SimulatedConsumer,
} from './__testUtils__/SimulatedConsumer';
import { startPlugin } from './__testUtils__/startPlugin';

const ACCOUNT = '123456789012';
const LEDGER = '/api/fargate-api/v1/entities/component/default/ledger';
const ENVIRONMENT =
  '/api/fargate-api/v1/environments/resource/default/dev/status';

/** The statements of a policy, by the role that has it. */
const statementsOf = (policy: string, role: string): string[] =>
  JSON.parse(
    readFileSync(
      resolve(
        resolvePackagePath('@fargate-api/templates'),
        '../examples/iam',
        `${policy}.json`,
      ),
      'utf8',
    ),
  ).Statement.map(({ Sid }: { Sid: string }) => `${role} ${Sid}`);

describe('the plugin, under the roles of examples/iam/portal-roles.yml', () => {
  let world: SimulatedConsumer;
  let server: Awaited<ReturnType<typeof startPlugin>>['server'];

  beforeAll(async () => {
    world = await SimulatedConsumer.start({ iam: true });
    const { deployment } = world;
    const { simulator } = deployment;
    const aws = await withPortalRoles(simulator, {
      dev: ACCOUNT,
      network: NETWORK_ACCOUNT,
    });
    ({ server } = await startPlugin(
      deployment,
      [
        component('ledger', { [STACK_ARN_ANNOTATION]: world.api.arn }),
        component('tagged', {
          [ECS_SERVICE_TAGS_ANNOTATION]: `${ENTITY_TAG}=api:default/ledger`,
        }),
        {
          ...component('ledger', {
            ...locatedAt(world.api.arn),
            [ECS_SERVICE_ARN_ANNOTATION]: `arn:aws:ecs:eu-west-1:${ACCOUNT}:service/ledger`,
          }),
          kind: 'API',
        },
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Resource',
          metadata: {
            name: 'dev',
            namespace: 'default',
            annotations: {
              [STACK_ARN_ANNOTATION]: deployment.environmentStack.arn,
            },
          },
          spec: { type: ENVIRONMENT_TYPE, owner: 'ops' },
        },
      ],
      { aws },
    ));
  }, 120_000);

  afterAll(() => world.deployment.simulator.close());

  const get = async (path: string) => {
    const { body } = await request(server).get(path).expect(200);
    expect(JSON.stringify(body)).not.toContain('"denied"');
    return body;
  };
  const post = (path: string, body: object = {}) =>
    request(server).post(`${LEDGER}/${path}`).send(body).expect(202);

  const callersOf = (operation: string) =>
    world.deployment.simulator.calls
      .all()
      .filter(call => call.operation === operation)
      .map(({ principalArn }) => principalArn);

  const session = (role: string, name: string) =>
    expect.stringMatching(
      new RegExp(
        `^arn:aws:sts::${ACCOUNT}:assumed-role/portal-roles-${role}-\\w+/${name}$`,
      ),
    );

  it('looks at APIs, environments and consumers', async () => {
    world.deployment.simulator.calls.clear();
    const status: FargateApiStatus = await get(`${LEDGER}/status`);
    expect(status.state).toBe('healthy');
    await get(`${LEDGER}/deployments`);
    expect(await get('/api/fargate-api/v1/targets/dev/quotas')).toEqual({
      vpcs: { used: expect.any(Number), quota: 5 },
      elasticIps: { used: expect.any(Number), quota: 5 },
    });
    await get(ENVIRONMENT);
    const vpcId = world.consumer.outputs.VpcId;
    await world.connect();
    await get(`${LEDGER}/consumers/network/${vpcId}`);

    expect(callersOf('DescribeServices')).toContainEqual(
      session('LookRole', 'backstage'),
    );
  });

  it('searches all clusters for the service of a short ARN', async () => {
    const { state }: FargateApiStatus = await get(
      '/api/fargate-api/v1/entities/api/default/ledger/status',
    );
    expect(state).toBe('healthy');
    expect(callersOf('ListClusters')).toEqual([
      session('LookRole', 'backstage'),
    ]);
  });

  it('searches the targets for services by their tags', async () => {
    const { body } = await request(server)
      .get('/api/fargate-api/v1/entities/component/default/tagged/status')
      .expect(404);
    expect(body.error.message).toMatch(/but without that one: 1$/);
    expect(callersOf('GetResources')).toEqual([
      session('LookRole', 'backstage'),
      expect.stringContaining(`:${NETWORK_ACCOUNT}:`),
    ]);
  });

  it('restarts, scales, stops a task and reads its log for the user', async () => {
    const { tasks }: FargateApiStatus = await get(`${LEDGER}/status`);
    const [{ id }] = tasks.value!;
    await get(`${LEDGER}/tasks/${id}/logs`);
    await post(`tasks/${id}/stop`);
    await post('restart');
    await post('scale', { desired: 3 });

    for (const operation of ['GetLogEvents', 'StopTask', 'UpdateService']) {
      expect(callersOf(operation)).toContainEqual(
        session('OperateRole', 'user-default-mock'),
      );
    }
  });

  it('needs every statement', () => {
    const needed = world.deployment.simulator.world
      .service(PolicyUse)
      .needed()
      .map(statement => statement.replace(/^\S+portal-roles-(\w+)-\S+/, '$1'));
    expect(needed).toEqual(
      expect.arrayContaining([
        ...statementsOf('look', 'LookRole'),
        ...statementsOf('operate', 'OperateRole'),
      ]),
    );
  });
});
