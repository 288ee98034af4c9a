import request from 'supertest';
import { DeleteClusterCommand } from '@aws-sdk/client-ecs';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { EnvironmentStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { component, environment } from '../__testUtils__/entities';
import { openApiProblems } from '../__testUtils__/openApi';
import { SimulatedDeployment } from '../__testUtils__/SimulatedDeployment';
import { startPlugin } from '../__testUtils__/startPlugin';

const PATH = '/api/fargate-api/v1/environments/resource/default/dev/status';

function api(name: string, title?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name, namespace: 'default', title },
    spec: { type: 'openapi', lifecycle: 'production', owner: 'a' },
  };
}

const providing = (name: string, ...apis: string[]) =>
  component(name, {}, [
    { type: 'dependsOn', targetRef: 'resource:default/dev' },
    ...apis.map(targetRef => ({ type: 'providesApi', targetRef })),
  ]);

describe('EnvironmentService', () => {
  let deployment: SimulatedDeployment;
  let entities: Entity[];

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    await deployment.deployApi('orders');
    entities = [
      environment(deployment.environmentStack.arn),
      providing('orders', 'api:default/orders', 'api:default/hidden'),
      providing('billing', 'api:default/billing'),
      component('elsewhere', {}, [
        { type: 'providesApi', targetRef: 'api:default/elsewhere' },
      ]),
      api('orders', 'Orders'),
      api('billing'),
      api('elsewhere'),
    ];
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  async function read(given = entities): Promise<EnvironmentStatus> {
    const { server } = await startPlugin(deployment, given);
    const { status, body } = await request(server).get(PATH);
    expect(status).toBe(200);
    expect(openApiProblems('EnvironmentStatus', body)).toEqual([]);
    return body;
  }

  it('returns the network, the cluster, and the APIs that the user can see', async () => {
    const { ClusterName } = deployment.environmentStack.outputs;
    expect(await read()).toMatchObject({
      problems: [],
      target: { name: 'dev', accountId: '123456789012', region: 'eu-west-1' },
      network: {
        value: {
          vpcId: expect.stringMatching(/^vpc-/),
          cidrs: ['10.0.0.0/16'],
          availabilityZones: ['eu-west-1a', 'eu-west-1b'],
        },
        observedAt: expect.any(String),
      },
      egress: {
        value: { nat: 'single', ips: [expect.stringMatching(/^\d/)] },
      },
      endpoints: {
        value: [{ service: 'com.amazonaws.eu-west-1.s3', type: 'Gateway' }],
      },
      cluster: {
        value: {
          name: ClusterName,
          status: 'ACTIVE',
          runningTasks: 2,
          pendingTasks: 0,
          activeServices: 1,
        },
      },
      flowLogs: { value: { retentionDays: 0 } },
      execLogs: { value: { retentionDays: 0 } },
      apis: [
        { entityRef: 'api:default/billing' },
        { entityRef: 'api:default/orders', title: 'Orders' },
      ],
      links: { cluster: expect.stringContaining(ClusterName) },
    });
  });

  it('returns the other parts when one cannot be read', async () => {
    const rule = deployment.simulator.faults.add({
      kind: 'expired-credentials',
      service: 'ec2',
      operation: 'DescribeVpcEndpoints',
    });
    const status = await read();
    rule.remove();
    expect(status.endpoints.failure!.reason).toBe('denied');
    expect(status.network.value).toBeDefined();
    expect(status.problems).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/^Could not read the VPC endpoints: /),
      }),
    ]);
  });

  it.each([
    [
      401,
      'the request has no credentials',
      () => entities,
      { authorization: mockCredentials.none.header() },
    ],
    [404, 'the user cannot see the entity', () => []],
    [
      403,
      'the user lacks the permission',
      () => entities,
      { allow: () => false },
    ],
    [
      403,
      'the stack is in another account',
      () => [
        environment(
          'arn:aws:cloudformation:eu-west-1:999999999999:stack/dev/1',
        ),
      ],
    ],
    [
      400,
      'the entity is of another type',
      () => [
        {
          ...environment(deployment.environmentStack.arn),
          spec: { type: 'database', owner: 'ops' },
        },
      ],
    ],
  ] as [number, string, () => Entity[], { authorization?: string; allow?: () => boolean }?][])(
    'refuses with %d when %s, before any call to AWS',
    async (expected, _, given, options = {}) => {
      const { server } = await startPlugin(deployment, given(), options);
      const before = deployment.simulator.calls.count();
      const { status } = await request(server)
        .get(PATH)
        .set(
          'authorization',
          options.authorization ?? mockCredentials.user.header(),
        );
      expect(status).toBe(expected);
      expect(deployment.simulator.calls.count()).toBe(before);
    },
  );

  it('reports a deleted cluster', async () => {
    const lost = await SimulatedDeployment.start();
    const { ClusterName } = lost.environmentStack.outputs;
    await lost.clients.ecs.send(
      new DeleteClusterCommand({ cluster: ClusterName }),
    );
    const { server } = await startPlugin(lost, [
      environment(lost.environmentStack.arn),
    ]);
    const { body } = await request(server).get(PATH);
    await lost.simulator.close();
    expect(body.problems[0].message).toContain(ClusterName);
  }, 60_000);
});
