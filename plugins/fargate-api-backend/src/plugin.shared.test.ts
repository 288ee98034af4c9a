import request from 'supertest';
import {
  AddListenerCertificatesCommand,
  CreateRuleCommand,
  ModifyRuleCommand,
  RemoveListenerCertificatesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { Entity } from '@backstage/catalog-model';
import {
  EnvironmentStatus,
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import { component, environment } from './__testUtils__/entities';
import { openApiProblems } from './__testUtils__/openApi';
import { makeZone, SHAPES } from './__testUtils__/shapes';
import { SimulatedDeployment } from './__testUtils__/SimulatedDeployment';
import { startPlugin } from './__testUtils__/startPlugin';

describe('APIs that share a load balancer', () => {
  let deployment: SimulatedDeployment;
  let server: any;
  let apis: Entity[];

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    const shared = await SHAPES['shared-api'](deployment);
    const deploy = async (name: string, parameters: Record<string, string>) => {
      const { arn } = await deployment.deploy('shared-api', name, {
        ...shared,
        ServiceName: name,
        ImageUrl: 'public.ecr.aws/docker/library/nginx:1.27',
        ...parameters,
      });
      return component(name, { [STACK_ARN_ANNOTATION]: arn });
    };
    const dev = environment(deployment.environmentStack.arn);
    apis = [
      await deploy('orders', {
        DomainName: 'api.acme.com',
        Path: '/orders',
        Priority: '30001',
        OwnCertificate: 'off',
      }),
      await deploy('billing', {
        DomainName: 'billing.eu.acme.com',
        Priority: '40001',
      }),
    ];
    ({ server } = await startPlugin(deployment, [dev, ...apis]));
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  async function statusOf(name: string): Promise<FargateApiStatus> {
    const { body } = await request(server)
      .get(`/api/fargate-api/v1/entities/component/default/${name}/status`)
      .expect(200);
    expect(openApiProblems('FargateApiStatus', body)).toEqual([]);
    return body;
  }

  it('are each healthy by their own targets, at their host and path', async () => {
    for (const [name, url, certificate] of [
      ['orders', 'https://api.acme.com/orders', 'acme.com'],
      ['billing', 'https://billing.eu.acme.com', 'billing.eu.acme.com'],
    ]) {
      const status = await statusOf(name);
      expect(status).toMatchObject({
        state: 'healthy',
        problems: [],
        endpoint: {
          value: { url, scheme: 'internet-facing', tls: true },
        },
        certificate: { value: { domainName: certificate } },
        service: { value: { desired: 2, running: 2 } },
      });
      expect(status.targetGroups.value).toEqual([
        expect.objectContaining({
          name: expect.stringMatching(new RegExp(`^${name.slice(0, 6)}-`)),
        }),
      ]);
    }
  });

  /** Gives the rule of an API another host. */
  const lead = ({ ListenerRuleArn }: Record<string, string>, host: string) =>
    deployment.clients.elbv2.send(
      new ModifyRuleCommand({
        RuleArn: ListenerRuleArn,
        Conditions: [{ Field: 'host-header', Values: [host] }],
      }),
    );

  it('are down where their rule has another host, or the listener not their certificate', async () => {
    const { elbv2 } = deployment.clients;
    const { outputs, parameters } = (await describeStack(
      deployment.clients,
      'billing',
    ))!;
    const look = async () => {
      const restarted = await startPlugin(deployment, apis);
      const { body } = await request(restarted.server).get(
        '/api/fargate-api/v1/entities/component/default/billing/status',
      );
      const { problems, state }: FargateApiStatus = body;
      return { state, kinds: problems.map(({ kind }) => kind) };
    };
    await lead(outputs, 'other.acme.com');
    expect(await look()).toEqual({
      state: 'down',
      kinds: ['shared-rule-elsewhere'],
    });
    await lead(outputs, outputs.DomainName);

    const certificate = {
      ListenerArn: parameters.ListenerArn,
      Certificates: [{ CertificateArn: outputs.CertificateArn }],
    };
    await elbv2.send(new RemoveListenerCertificatesCommand(certificate));
    expect(await look()).toEqual({
      state: 'down',
      kinds: ['shared-certificate-missing'],
    });
    await elbv2.send(new AddListenerCertificatesCommand(certificate));
    expect(await look()).toEqual({ state: 'healthy', kinds: [] });
  });

  it('are healthy as soon as their rule is right, whatever was read of the listener before', async () => {
    const { outputs } = (await describeStack(deployment.clients, 'billing'))!;
    await lead(outputs, 'other.acme.com');
    const restarted = await startPlugin(deployment, apis);
    const stateOf = async (name: string) => {
      const { body } = await request(restarted.server).get(
        `/api/fargate-api/v1/entities/component/default/${name}/status`,
      );
      return body.state;
    };
    expect(await stateOf('orders')).toBe('healthy');
    await lead(outputs, outputs.DomainName);
    expect(await stateOf('billing')).toBe('healthy');
  });

  describe('on the card of their environment', () => {
    async function statusOfEnvironment(given = server) {
      const { body } = await request(given)
        .get('/api/fargate-api/v1/environments/resource/default/dev/status')
        .expect(200);
      expect(openApiProblems('EnvironmentStatus', body)).toEqual([]);
      return body as EnvironmentStatus;
    }
    /** Without what was read before. */
    async function restarted(options = {}) {
      const dev = environment(deployment.environmentStack.arn);
      return (await startPlugin(deployment, [dev, ...apis], options)).server;
    }

    it('have used up so much of the quotas of their load balancer', async () => {
      const { problems, sharedLoadBalancer } = await statusOfEnvironment();
      expect(sharedLoadBalancer).toEqual({
        observedAt: expect.any(String),
        value: {
          zones: 2,
          quotas: {
            rules: { used: 2, quota: 100 },
            targetGroups: { used: 2, quota: 100 },
            // That of billing: orders has the default one, which does not count.
            certificates: { used: 1, quota: 25 },
          },
        },
      });
      expect(problems).toEqual([]);
    });

    it('are warned of them from 90 % on', async () => {
      const { elbv2 } = deployment.clients;
      const { outputs } = (await describeStack(
        deployment.clients,
        'environment-dev-load-balancer',
      ))!;
      for (let priority = 1; priority <= 88; priority++) {
        await elbv2.send(
          new CreateRuleCommand({
            ListenerArn: outputs.ListenerArn,
            Priority: priority,
            Conditions: [
              { Field: 'host-header', Values: [`a${priority}.acme.org`] },
            ],
            Actions: [
              {
                Type: 'fixed-response',
                FixedResponseConfig: { StatusCode: '200' },
              },
            ],
          }),
        );
      }
      const { problems } = await statusOfEnvironment(await restarted());
      expect(problems).toEqual([
        expect.objectContaining({
          severity: 'warning',
          kind: 'shared-rules-nearly-used',
          facts: { used: 90, quota: 100 },
        }),
      ]);
    });

    it.each([
      ['denied', 'expired-credentials', 'DescribeRules'],
      ['denied', 'expired-credentials', 'DescribeAccountLimits'],
      ['throttled', 'throttle', 'DescribeListenerCertificates'],
    ] as const)(
      'are not shown where AWS answers %s to %s of %s, and the rest of the environment is',
      async (reason, kind, operation) => {
        const rule = deployment.simulator.faults.add({
          kind,
          service: 'elasticloadbalancing',
          operation,
        });
        const { cluster, problems, sharedLoadBalancer } =
          await statusOfEnvironment(await restarted());
        expect(rule.affectedCalls).toBeGreaterThan(0);
        rule.remove();
        expect(sharedLoadBalancer.failure?.reason).toBe(reason);
        expect(cluster.value?.activeServices).toBe(2);
        expect(problems.map(({ kind: problem }) => problem)).toEqual(
          reason === 'denied' ? ['read-denied'] : [],
        );
      },
    );
  });
});

describe('a stack with the name of a shared load balancer', () => {
  let deployment: SimulatedDeployment;
  let parameters: Record<string, string>;

  beforeEach(async () => {
    deployment = await SimulatedDeployment.start();
    const { VpcId, PublicSubnetIds } = deployment.environment;
    parameters = {
      ...(await makeZone(deployment)),
      VpcId,
      PublicSubnetIds,
      DomainName: 'acme.com',
    };
  });
  afterEach(() => deployment.simulator.close());

  async function status() {
    const { server } = await startPlugin(deployment, [
      environment(deployment.environmentStack.arn),
    ]);
    const { body } = await request(server).get(
      '/api/fargate-api/v1/environments/resource/default/dev/status',
    );
    return (body as EnvironmentStatus).sharedLoadBalancer;
  }

  it('is not shown where it belongs to an environment in another namespace', async () => {
    await deployment.deploy(
      'shared-load-balancer',
      'environment-dev-load-balancer',
      parameters,
      { entityRef: 'resource:shop/dev' },
    );
    expect(await status()).toEqual({});
  });

  it('is not followed to a listener of others', async () => {
    const { outputs } = await deployment.deploy(
      'shared-load-balancer',
      'theirs',
      parameters,
    );
    await deployment.deploy(
      'shared-load-balancer',
      'environment-dev-load-balancer',
      {},
      {
        entityRef: 'resource:default/dev',
        template: JSON.stringify({
          Resources: { LoadBalancer: { Type: 'AWS::SNS::Topic' } },
          Outputs: {
            LoadBalancerArn: { Value: outputs.LoadBalancerArn },
            ListenerArn: { Value: outputs.ListenerArn },
          },
        }),
      },
    );
    const before = deployment.simulator.calls.count({
      operation: 'DescribeRules',
    });
    const { failure, value } = await status();
    expect(value).toBeUndefined();
    expect(failure!.message).toContain('which is no resource of the stack');
    expect(
      deployment.simulator.calls.count({ operation: 'DescribeRules' }),
    ).toBe(before);
  });
});
