import request from 'supertest';
import { JsonObject } from '@backstage/types';
import {
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  ChangeAction,
  ChangeResourceRecordSetsCommand,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  CONSUMER_HOPS,
  ConsumerPlace,
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { readRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { component } from '../__testUtils__/entities';
import { openApiProblems } from '../__testUtils__/openApi';
import {
  CONSUMER_CIDR,
  NETWORK_ACCOUNT,
  SimulatedConsumer,
} from '../__testUtils__/SimulatedConsumer';
import { startPlugin } from '../__testUtils__/startPlugin';

const LEDGER = '/api/fargate-api/v1/entities/component/default/ledger';
const CONSUMERS = `${LEDGER}/consumers`;
const NO_VPC = 'vpc-0123456789abcdef0';

describe('ConsumerService and the consumers in a status', () => {
  let consumer: SimulatedConsumer;
  let vpcId: string;

  beforeAll(async () => {
    consumer = await SimulatedConsumer.start();
    vpcId = consumer.consumer.outputs.VpcId;
  }, 60_000);

  afterAll(() => consumer.deployment.simulator.close());

  const ledger = () =>
    component('ledger', { [STACK_ARN_ANNOTATION]: consumer.api.arn });

  const start = (
    options: {
      allow?: (permission: string, resourceRef?: string) => boolean;
      settings?: JsonObject;
    } = {},
    entities = [ledger()],
  ) => startPlugin(consumer.deployment, entities, options);

  async function status(): Promise<FargateApiStatus> {
    const { server } = await start();
    const { body } = await request(server).get(`${LEDGER}/status`).expect(200);
    expect(openApiProblems('FargateApiStatus', body)).toEqual([]);
    return body;
  }

  const checkOf = (target = 'network', id = vpcId) =>
    `${CONSUMERS}/${target}/${id}`;

  async function check() {
    const { server } = await start();
    const { body } = await request(server).get(checkOf()).expect(200);
    expect(openApiProblems('ConsumerCheck', body)).toEqual([]);
    return body;
  }

  describe('consumers in the status', () => {
    it('lists the networks that the load balancer allows', async () => {
      const { consumers, endpoint, permissions } = await status();
      expect(endpoint.value).toMatchObject({
        url: 'https://api.acme.com',
        scheme: 'internal',
        type: 'network',
        tls: true,
      });
      expect(consumers).toEqual({
        value: { allowedSources: [CONSUMER_CIDR], restricted: true },
        observedAt: expect.any(String),
      });
      expect(permissions.checkConsumers).toBe(true);
    });

    it('fails independently of the other parts', async () => {
      const rule = consumer.deployment.simulator.faults.add({
        kind: 'expired-credentials',
        service: 'ec2',
        operation: 'DescribeSecurityGroups',
      });
      const { consumers, state, problems } = await status();
      rule.remove();
      expect(consumers.failure!.reason).toBe('denied');
      expect(consumers.value).toBeUndefined();
      expect(state).toBe('healthy');
      expect(problems).toEqual([
        expect.objectContaining({
          message: expect.stringMatching(
            /^Could not read the allowed consumers: /,
          ),
        }),
      ]);
    });

    it('tells that the domain name leads elsewhere, or nowhere', async () => {
      const { route53 } = consumer.deployment.clients;
      const { HostedZoneId, DomainName } = consumer.api.outputs;
      const change = (Action: ChangeAction, record: ResourceRecordSet) =>
        route53.send(
          new ChangeResourceRecordSetsCommand({
            HostedZoneId,
            ChangeBatch: { Changes: [{ Action, ResourceRecordSet: record }] },
          }),
        );
      const alias = await readRecord(
        consumer.deployment.clients,
        HostedZoneId,
        DomainName,
        'A',
      );
      const elsewhere: ResourceRecordSet = {
        Name: DomainName,
        Type: 'A',
        TTL: 60,
        ResourceRecords: [{ Value: '192.0.2.1' }],
      };

      await change('UPSERT', elsewhere);
      expect(await status()).toMatchObject({
        state: 'degraded',
        problems: [
          {
            kind: 'domain-record-elsewhere',
            message: `${DomainName} leads to 192.0.2.1, not to the load balancer`,
          },
        ],
      });
      await change('DELETE', elsewhere);
      expect(await status()).toMatchObject({
        state: 'down',
        problems: [{ kind: 'domain-record-missing' }],
      });
      await change('CREATE', alias!);
      expect(await status()).toMatchObject({ state: 'healthy', problems: [] });
    });

    it('is empty for a public API', async () => {
      const orders = await consumer.deployment.deployApi('orders');
      const { server } = await start({}, [
        component('orders', { [STACK_ARN_ANNOTATION]: orders.arn }),
      ]);
      const { body } = await request(server)
        .get(`${LEDGER.replace('ledger', 'orders')}/status`)
        .expect(200);
      expect(body.consumers).toEqual({});
      expect(body.permissions).toMatchObject({
        restart: true,
        checkConsumers: false,
      });
      await request(server)
        .get(checkOf().replace('ledger', 'orders'))
        .expect(400);
    });

    it('makes one call for several users', async () => {
      const { server } = await start();
      const { calls } = consumer.deployment.simulator;
      const before = calls.count({ operation: 'DescribeSecurityGroups' });
      await Promise.all(
        [1, 2, 3].map(() => request(server).get(`${LEDGER}/status`)),
      );
      expect(calls.count({ operation: 'DescribeSecurityGroups' })).toBe(
        before + 1,
      );
    });
  });

  describe('places', () => {
    it("lists the VPCs in the targets of the API's region, except its own", async () => {
      const { server, audit } = await start();
      const { body } = await request(server).get(CONSUMERS).expect(200);
      expect(
        (body as ConsumerPlace[]).flatMap(place =>
          openApiProblems('ConsumerPlace', place),
        ),
      ).toEqual([]);
      const at = expect.any(String);
      expect(body).toEqual([
        {
          target: {
            name: 'dev',
            accountId: '123456789012',
            region: 'eu-west-1',
          },
          vpcs: { value: [], observedAt: at },
        },
        {
          target: {
            name: 'network',
            accountId: NETWORK_ACCOUNT,
            region: 'eu-west-1',
          },
          vpcs: {
            value: [expect.objectContaining({ vpcId, cidrs: [CONSUMER_CIDR] })],
            observedAt: at,
          },
        },
      ]);
      expect(audit.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({ eventId: 'consumers-list' }),
      );
    });

    it('contains the failure of a target that cannot be read', async () => {
      const { faults } = consumer.deployment.simulator;
      const rule = faults.add({
        kind: 'expired-credentials',
        operation: 'DescribeVpcs',
      });
      const { server } = await start();
      const { body } = await request(server).get(CONSUMERS).expect(200);
      rule.remove();
      expect(body.map((place: ConsumerPlace) => place.vpcs.failure)).toEqual([
        expect.objectContaining({ reason: 'denied' }),
        expect.objectContaining({ reason: 'denied' }),
      ]);
    });
  });

  describe('check', () => {
    it('returns the hops up to the first missing one, with what to do', async () => {
      const body = await check();
      const { VpcCidr } = consumer.deployment.vpcStack.outputs;
      const todo = `the owner of the VPC attaches it to ${consumer.gatewayId} and adds a route with destination ${VpcCidr}, target ${consumer.gatewayId}`;
      expect(body).toMatchObject({
        reachable: false,
        missingHop: 'consumer-route',
        url: 'https://api.acme.com',
        explanation: expect.stringContaining(todo),
      });
      expect(body.hops.map(({ hop, state }: any) => [hop, state])).toEqual([
        ['name', 'ok'],
        ['delegation', 'ok'],
        ['address', 'ok'],
        ['consumer-route', 'missing'],
      ]);
      expect(body.hops[3]).toMatchObject({ todo });
    });

    it('returns the same through the MCP action', async () => {
      const { actions } = await start();
      const { output } = await actions.invoke({
        id: 'test:check-consumer',
        input: {
          entityRef: 'component:default/ledger',
          target: 'network',
          vpcId,
        },
        credentials: mockCredentials.user(),
      });
      expect(output).toEqual(await check());
    });

    it('is not cached, and succeeds once the VPC is connected', async () => {
      const { server } = await start();
      await request(server).get(checkOf()).expect(200);
      await consumer.connect();
      const { body } = await request(server).get(checkOf()).expect(200);
      expect(openApiProblems('ConsumerCheck', body)).toEqual([]);
      expect(body.reachable).toBe(true);
      expect(body.hops.map(({ hop, state }: any) => [hop, state])).toEqual(
        CONSUMER_HOPS.map(hop => [hop, 'ok']),
      );
    });

    it('runs once for simultaneous requests', async () => {
      const { calls } = consumer.deployment.simulator;
      const count = async (times: number) => {
        const { server } = await start();
        calls.clear();
        await Promise.all(
          Array.from({ length: times }, () =>
            request(server).get(checkOf()).expect(200),
          ),
        );
        return calls.count();
      };
      const once = await count(1);
      expect(await count(3)).toBe(once);
    });

    it('finds a security group that does not allow the consumer', async () => {
      const { ec2 } = consumer.deployment.clients;
      const GroupId = consumer.api.outputs.LoadBalancerSecurityGroupId;
      const { SecurityGroups } = await ec2.send(
        new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
      );
      const { IpPermissions } = SecurityGroups![0];
      await ec2.send(
        new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions }),
      );
      expect(await check()).toMatchObject({
        missingHop: 'load-balancer',
        explanation: expect.stringContaining('allows no source on port 443'),
      });
      const { state, problems, consumers } = await status();
      expect(consumers.value).toEqual({ allowedSources: [], restricted: true });
      expect(state).toBe('down');
      expect(problems).toMatchObject([{ kind: 'callers-not-allowed' }]);
    });
  });

  describe('a target that the user may not use', () => {
    const REFUSED = 'fargate-api.target.use';
    const byPolicy = () => ({
      allow: (permission: string, target?: string) =>
        permission !== REFUSED || target !== 'network',
    });
    const byGroups = () => {
      const { targets } = consumer.deployment.config.fargateApi as any;
      return {
        settings: {
          targets: targets.map((target: JsonObject) => ({
            ...target,
            ...(target.name === 'network' && { allowedGroups: ['platform'] }),
          })),
        },
      };
    };

    it.each([
      ['its policy', byPolicy, REFUSED],
      ['its groups', byGroups, 'group:default/platform'],
    ])('is neither listed nor checked: by %s', async (_, options, refusal) => {
      const { server, audit } = await start(options());
      const { calls } = consumer.deployment.simulator;
      calls.clear();
      const { body } = await request(server).get(CONSUMERS).expect(200);
      expect(body.map(({ target }: ConsumerPlace) => target.name)).toEqual([
        'dev',
      ]);
      const refused = await request(server).get(checkOf()).expect(403);
      expect(refused.body.error.message).toContain(refusal);
      expect(audit.fail).toHaveBeenCalledTimes(1);
      expect(calls.count({ account: NETWORK_ACCOUNT })).toBe(0);
    });
  });

  describe('refuses', () => {
    it.each([
      [CONSUMERS, 'consumers-list', {}],
      [
        `${CONSUMERS}/network/${NO_VPC}`,
        'consumer-check',
        { consumer: { target: 'network', vpcId: NO_VPC } },
      ],
    ])(
      'a user without the permission, before any call to AWS, and audits it: %s',
      async (path, eventId, meta) => {
        const { server, audit } = await start({
          allow: permission => permission !== 'fargate-api.consumers.check',
        });
        const before = consumer.deployment.simulator.calls.count();
        const { body } = await request(server).get(path).expect(403);
        expect(body.error.message).toContain('fargate-api.consumers.check');
        expect(consumer.deployment.simulator.calls.count()).toBe(before);
        expect(audit.createEvent).toHaveBeenCalledWith(
          expect.objectContaining({
            eventId,
            meta: { entityRef: 'component:default/ledger', ...meta },
          }),
        );
        expect(audit.fail).toHaveBeenCalledTimes(1);
      },
    );

    it.each([
      ['a target that the portal does not have', 403, 'prod', NO_VPC],
      ['a VPC that does not exist', 400, 'network', NO_VPC],
      [
        'an ID of another resource type',
        400,
        'network',
        'subnet-0123456789abcdef0',
      ],
      ['an account instead of a target', 403, NETWORK_ACCOUNT, NO_VPC],
    ])('%s with %d', async (_, expected, target, id) => {
      const { server } = await start();
      await request(server).get(checkOf(target, id)).expect(expected);
    });

    it("the API's own VPC", async () => {
      const { server } = await start();
      const own = consumer.api.parameters.VpcId;
      const { body } = await request(server)
        .get(checkOf('dev', own))
        .expect(400);
      expect(body.error.message).toContain("is the API's own VPC");
    });

    it('an entity that the stack does not belong to', async () => {
      const { server } = await start({}, [
        component('other', { [STACK_ARN_ANNOTATION]: consumer.api.arn }),
      ]);
      const other = checkOf().replace('ledger', 'other');
      const { body } = await request(server).get(other).expect(403);
      expect(body.error.message).toContain('add the tag fargate-api:entity');
    });
  });

  it('fails with the error of AWS when a check is not possible', async () => {
    const rule = consumer.deployment.simulator.faults.add({
      kind: 'expired-credentials',
      service: 'ec2',
      operation: 'DescribeRouteTables',
    });
    const { server, audit } = await start();
    const { body } = await request(server).get(checkOf()).expect(503);
    rule.remove();
    expect(body.error.message).toMatch(/expired/i);
    expect(audit.fail).toHaveBeenCalledTimes(1);
  });
});
