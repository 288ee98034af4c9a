import { PutParameterCommand } from '@aws-sdk/client-ssm';
import {
  DNS_ZONE_TYPE,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { environmentWithZone } from '../__testUtils__/environmentWithZone';
import {
  CONSUMER_CIDR,
  InternalBench,
  OWNER,
} from '../__testUtils__/InternalBench';
import { logDestinations } from '../__testUtils__/logDestinations';
import {
  allowingStatements,
  neededStatements,
} from '../__testUtils__/PortalRoles';
import { ATTACHABLE, TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const nginx = (tag: string) => `public.ecr.aws/docker/library/nginx:${tag}`;

jest.setTimeout(300_000);

/** The statements that no action needs by itself. */
const OTHERS = [
  // The card's server needs these, in a test of its own.
  /^(LookRole|OperateRole) /,
  /^Boundary /,
  // A test of their own has these.
  /^pipelines: /,
  // AWS's own services need these in the name of their caller, according to the
  // documentation; the test of the templates' permissions needs them.
  /^ServicesPolicy AlarmsOfScaling$/,
  /^RolesPolicy ServiceLinkedRoles$/,
  /^gateways: LookPolicy /,
  /^gateways: GatewayPolicy (DeliverAccessLogs|RoleOfVpcLinks)$/,
];

const STATEMENTS = allowingStatements().filter(
  statement => !OTHERS.some(other => other.test(statement)),
);

describe('under the roles of examples/iam/portal-roles.yml', () => {
  const needed = new Set<string>();
  const note = (bench: TestBench) =>
    neededStatements(bench.simulator).forEach(one => needed.add(one));

  it.each(['off', 'on'])(
    'a public API fails and is kept, is deployed, updated and deleted, with a service role %s',
    async ServiceRole => {
      const bench = await TestBench.start(
        {},
        {
          roles: {
            ApiNames: 'api-*',
            ServiceRole,
            TaskPolicyArns: ATTACHABLE,
            WebAcls: 'on',
          },
        },
      );
      const environment = await bench.run('fargate:environment:deploy', {
        target: 'dev',
        name: 'dev',
        owner,
      });
      const deploy = (image: string, options = {}, run = {}) =>
        bench.run(
          'fargate:public-api:deploy',
          {
            name: 'api-orders',
            owner,
            environmentStackArn: environment.outputs.stackArn,
            image,
            ...options,
          },
          { taskId: image, ...run },
        );
      await expect(
        deploy('public.ecr.aws/fargate-api/crash:1', { onFailure: 'keep' }),
      ).rejects.toThrow('api-orders');
      expect(await bench.stackStatus('api-orders')).toBe('CREATE_FAILED');
      await deploy(nginx('1.27'), {}, { isDryRun: true });
      for (const value of ['a-password', 'another-password']) {
        await bench.run(
          'fargate:secret:put',
          {
            name: 'api-orders',
            owner,
            environmentStackArn: environment.outputs.stackArn,
            variable: 'DATABASE',
            value,
          },
          { taskId: value },
        );
      }
      const { ssm } = await bench.clients();
      const Tags = [
        { Key: 'fargate-api:entity', Value: 'api:default/api-orders' },
      ];
      await ssm.send(
        new PutParameterCommand({
          Name: '/orders/key',
          Type: 'SecureString',
          Value: 'a-key',
          Tags,
        }),
      );
      const api = await deploy(nginx('1.27'), {
        secrets: {
          DATABASE: 'secretsmanager:fargate-api/api-orders/DATABASE',
          KEY: 'ssm:/orders/key',
        },
        managedPolicies: [ATTACHABLE],
        ...(await logDestinations(bench)),
        terminationProtection: true,
      });
      bench.addStackEntity('api:default/api-orders', api.outputs.stackArn);
      bench.addStackEntity(
        'resource:default/dev',
        environment.outputs.stackArn,
      );
      await bench.run(
        'fargate:api:update',
        {
          entityRef: 'api:default/api-orders',
          image: nginx('1.28'),
          autoscaling: { enabled: true, minCount: 2, maxCount: 4 },
          logKmsKeyArn: 'none',
        },
        { taskId: 'update' },
      );
      await bench.run(
        'fargate:stack:delete',
        { entityRef: 'api:default/api-orders', confirm: 'api-orders' },
        { taskId: 'delete API' },
      );
      await bench.run(
        'fargate:stack:delete',
        { entityRef: 'resource:default/dev', confirm: 'dev' },
        { taskId: 'delete environment' },
      );
      expect(await bench.stackStatus('environment-dev-vpc')).toBeUndefined();
      note(bench);
      await bench.close();
    },
  );

  it('an internal API is deployed and deleted, with its zone and its egress', async () => {
    const world = await InternalBench.start(
      {},
      {
        roles: {
          ApiNames: 'orders',
          RecordNames: 'api.acme.com,*.api.acme.com',
        },
      },
    );
    const { bench } = world;
    await world.parentZone();
    const id = await world.transitGateway();

    const zone = await world.zone();
    const environment = await world.environment({
      endpoints: ['ssm'],
      transitGateway: { id, consumerCidrs: [CONSUMER_CIDR] },
    });
    const api = await world.api({
      zoneStackArn: zone.outputs.stackArn,
      environmentStackArn: environment.outputs.stackArn,
    });
    bench.addStackEntity('api:default/orders', api.outputs.stackArn);
    bench.addStackEntity(
      'resource:default/inside',
      environment.outputs.stackArn,
    );
    bench.addEntity({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'api-acme-com',
        namespace: 'default',
        annotations: { [STACK_ARN_ANNOTATION]: zone.outputs.stackArn },
      },
      spec: { type: DNS_ZONE_TYPE, owner: OWNER },
    });
    await bench.run(
      'fargate:stack:delete',
      { entityRef: 'api:default/orders', confirm: 'orders' },
      { taskId: 'delete API' },
    );
    await bench.run(
      'fargate:dns-zone:delete',
      { zone: 'resource:default/api-acme-com', confirm: 'api.acme.com' },
      { taskId: 'delete zone' },
    );
    await bench.run(
      'fargate:stack:delete',
      { entityRef: 'resource:default/inside', confirm: 'inside' },
      { taskId: 'delete environment' },
    );
    expect(await bench.stackStatus('environment-inside-vpc')).toBeUndefined();
    note(bench);
    await world.close();
  });

  it.each(['off', 'on'])(
    'an API behind API Gateway is deployed, updated and deleted, with a service role %s',
    async ServiceRole => {
      const bench = await TestBench.start(
        {},
        {
          roles: {
            ApiNames: 'api-*',
            RecordNames: 'acme.com,*.acme.com',
            ServiceRole,
          },
        },
      );
      const site = await environmentWithZone(bench);
      const api = await bench.run('fargate:gateway-api:deploy', {
        name: 'api-orders',
        owner,
        ...site,
        image: nginx('1.27'),
        authorization: 'jwt',
        jwtIssuer: 'https://login.acme.com',
        jwtAudiences: ['orders'],
      });
      bench.addStackEntity('api:default/api-orders', api.outputs.stackArn);
      await bench.run('fargate:api:update', {
        entityRef: 'api:default/api-orders',
        corsOrigins: ['https://www.acme.com'],
        throttlingRateLimit: 10,
      });
      await bench.run(
        'fargate:stack:delete',
        { entityRef: 'api:default/api-orders', confirm: 'api-orders' },
        { taskId: 'delete API' },
      );
      await bench.run(
        'fargate:stack:delete',
        { entityRef: 'resource:default/dev', confirm: 'dev' },
        { taskId: 'delete environment' },
      );
      expect(
        await bench.stackStatus('environment-dev-vpc-link'),
      ).toBeUndefined();
      note(bench);
      await bench.close();
    },
  );

  it.each(['off', 'on'])(
    'APIs that share a load balancer are deployed, moved and deleted, with a service role %s',
    async ServiceRole => {
      const bench = await TestBench.start(
        {},
        {
          roles: {
            ApiNames: 'api-*',
            RecordNames: 'acme.com,*.acme.com',
            ServiceRole,
          },
        },
      );
      const site = await environmentWithZone(bench);
      const deploy = async (path: string) => {
        const { outputs } = await bench.run(
          'fargate:shared-api:deploy',
          {
            name: 'api-orders',
            owner,
            ...site,
            image: nginx('1.27'),
            // The default certificate does not cover it.
            domainName: 'orders.eu.acme.com',
            path,
          },
          { taskId: path },
        );
        bench.addStackEntity('api:default/api-orders', outputs.stackArn);
      };
      await deploy('/orders');
      await deploy('/v2/orders');
      for (const loadBalancer of ['own', 'shared']) {
        await bench.run(
          'fargate:api:move',
          { entityRef: 'api:default/api-orders', loadBalancer },
          { taskId: loadBalancer },
        );
      }
      for (const entityRef of [
        'api:default/api-orders',
        'resource:default/dev',
      ]) {
        await bench.run(
          'fargate:stack:delete',
          { entityRef, confirm: entityRef.split('/')[1] },
          { taskId: entityRef },
        );
      }
      expect(
        await bench.stackStatus('environment-dev-load-balancer'),
      ).toBeUndefined();
      note(bench);
      await bench.close();
    },
  );

  it('every statement is needed', () => {
    expect(STATEMENTS.filter(statement => !needed.has(statement))).toEqual([]);
  });
});
