import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { ServiceBench } from '../../../../__testUtils__/ServiceBench';
import { Acm } from '../../../acm/model/Acm';
import { requestCertificate } from '../../../acm/model/requestCertificate';
import {
  authorizeRules,
  createSecurityGroup,
} from '../../../ec2/model/securityGroups';
import { ApiRequest } from '../../../elbv2/model/traffic';
import { Elbv2 } from '../../../elbv2/model/Elbv2';
import { createHostedZone } from '../../../route53/model/hostedZones';
import { Route53 } from '../../../route53/model/Route53';
import { Logs } from '../../../logs/model/Logs';
import {
  createDiscoveryService,
  createNamespace,
} from '../../../servicediscovery/model/namespaces';
import { ServiceDiscovery } from '../../../servicediscovery/model/ServiceDiscovery';
import { ApiGateway } from '../ApiGateway';
import { createApiMapping } from '../apiMappings';
import { createApi, updateApi } from '../apis';
import { createAuthorizer } from '../authorizers';
import { autoDeploy } from '../deployments';
import { createDomainName } from '../domainNames';
import { gatewayZone } from '../hostedZones';
import { createIntegration, updateIntegration } from '../integrations';
import { createRoute, updateRoute } from '../routes';
import { createStage } from '../stages';
import { HttpApi, VpcLink } from '../types';
import { createVpcLink } from '../vpcLinks';
import { DISCOVERY_MILLISECONDS, endpointAt, sendThroughGateway } from '.';

const DAY = 24 * 3600;

describe('a request through the gateway', () => {
  let bench: ServiceBench;
  let gateway: ApiGateway;
  let api: HttpApi;
  let link: VpcLink;
  let linkGroupId: string;
  let registryArn: string;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    gateway = bench.region.service(ApiGateway);
    linkGroupId = createSecurityGroup(bench.ec2, {
      vpcId: bench.vpcId,
      name: 'link',
      description: 'link',
    }).id;
    link = createVpcLink(gateway, {
      Name: 'orders',
      SecurityGroupIds: [linkGroupId],
      SubnetIds: bench.privateSubnetIds,
    });
    api = createApi(gateway, { Name: 'orders', ProtocolType: 'HTTP' });
    await bench.clock.advance(120);
  });

  function registry(Type = 'SRV') {
    const discovery = bench.region.service(ServiceDiscovery);
    const namespace = createNamespace(discovery, {
      name: 'internal',
      vpcId: bench.vpcId,
      tags: [],
    });
    registryArn = createDiscoveryService(discovery, {
      name: 'orders',
      namespaceId: namespace.id,
      dnsRecords: [{ Type, TTL: 10 }],
      routingPolicy: 'MULTIVALUE',
      customHealth: true,
      tags: [],
    }).arn;
  }

  function admit(groupId = bench.taskGroupId, from = linkGroupId, port = 8080) {
    authorizeRules(bench.ec2, groupId, [
      {
        isEgress: false,
        protocol: 'tcp',
        fromPort: port,
        toPort: port,
        peer: { groupId: from },
      },
    ]);
  }

  function lead(IntegrationUri = registryArn) {
    const { id } = createIntegration(gateway, api, {
      ConnectionId: link.id,
      ConnectionType: 'VPC_LINK',
      IntegrationMethod: 'ANY',
      IntegrationType: 'HTTP_PROXY',
      IntegrationUri,
    });
    createRoute(gateway, api, {
      RouteKey: '$default',
      Target: `integrations/${id}`,
    });
    createStage(gateway, api, { AutoDeploy: true, StageName: '$default' });
  }

  /** The service with tasks that Cloud Map knows, behind the gateway and no load balancer. */
  async function serve(image = 'nginx', container = {}) {
    registry();
    await bench.createService(image, {
      loadBalancers: [],
      serviceRegistries: [{ registryArn, port: 8080 }],
      taskDefinition: await bench.define(image, container),
    });
    await bench.clock.advance(120);
    lead();
  }

  async function send(given: Partial<ApiRequest> = {}, bodyLength = 0) {
    const request: ApiRequest = {
      method: 'GET',
      host: gateway.hostOf(api.id),
      secure: true,
      path: '/orders/1',
      search: '',
      headers: {},
      ...given,
    };
    const endpoint = endpointAt(bench.world, request.host, request.path);
    return sendThroughGateway(endpoint!, request, bodyLength);
  }

  /** The status and the message of the response, which comes after some time. */
  async function statusAfter(seconds: number, given?: Partial<ApiRequest>) {
    const sent = send(given);
    await bench.clock.advance(seconds);
    const answer = await sent;
    return answer === 'refused'
      ? answer
      : `${answer.status} ${JSON.parse(answer.body).message}`;
  }

  it('reaches the tasks that Cloud Map knows, in turn', async () => {
    await serve();
    admit();
    const answers = [await send(), await send(), await send()].map(answer =>
      answer === 'refused' ? {} : JSON.parse(answer.body),
    );
    expect(new Set(answers.map(({ task }) => task)).size).toBe(2);
    expect(answers[0]).toMatchObject({
      request: 'GET /orders/1',
      service: 'api',
      status: 200,
    });
  });

  it('is answered 503 where the tasks do not admit the link, after the time of the integration', async () => {
    await serve();
    const [integration] = [...api.integrations.values()];
    const sent = send();
    let answered = false;
    void sent.then(() => {
      answered = true;
    });
    await bench.clock.advance(29);
    expect(answered).toBe(false);
    await bench.clock.advance(1);
    await expect(sent).resolves.toMatchObject({
      status: 503,
      body: '{"message":"Service Unavailable"}',
    });
    updateIntegration(gateway, api, integration, { TimeoutInMillis: 2000 });
    autoDeploy(gateway, api);
    expect(await statusAfter(2)).toBe('503 Service Unavailable');
    admit();
    expect(await statusAfter(0)).toMatch(/^200 /);
  });

  it('is answered 503 where instances have no port, since the records are not SRV', async () => {
    registry('A');
    admit();
    await bench.createService('nginx', {
      loadBalancers: [],
      serviceRegistries: [{ registryArn }],
    });
    await bench.clock.advance(120);
    lead();
    expect(await statusAfter(0)).toBe('503 Service Unavailable');
  });

  it('is answered 503 without an instance, and 500 without an integration', async () => {
    registry();
    lead();
    expect(await statusAfter(0)).toBe('503 Service Unavailable');
    const [route] = [...api.routes.values()];
    updateRoute(api, route, { RouteKey: 'GET /orders/{id}' });
    createRoute(gateway, api, { RouteKey: 'GET /' });
    autoDeploy(gateway, api);
    expect(await statusAfter(0, { path: '/' })).toBe(
      '500 Internal Server Error',
    );
    expect(await statusAfter(0, { path: '/a' })).toBe('404 Not Found');
  });

  it('is answered 504 where a task hangs, and 503 where it does not listen', async () => {
    await serve('public.ecr.aws/fargate-api/other-port:1');
    admit();
    expect(await statusAfter(0)).toBe('503 Service Unavailable');
    for (const { containers } of await bench.tasks('RUNNING')) {
      bench.hang(containers![0].networkInterfaces![0].privateIpv4Address!);
    }
    expect(await statusAfter(30)).toBe('504 Gateway Timeout');
  });

  it('fails for a while after a task that ends at once on SIGTERM, since the gateway knows it still', async () => {
    await serve();
    admit();
    await send();
    await bench.ecs.send(
      new UpdateServiceCommand({
        cluster: 'main',
        service: 'api',
        desiredCount: 1,
      }),
    );
    await bench.clock.advance(20);
    const during = [await statusAfter(30), await statusAfter(30)];
    expect(during).toContain('503 Service Unavailable');
    await bench.clock.advance(DISCOVERY_MILLISECONDS / 1000);
    expect([await statusAfter(0), await statusAfter(0)]).toEqual([
      expect.stringMatching(/^200 /),
      expect.stringMatching(/^200 /),
    ]);
  });

  it('does not fail after a task that goes on serving for its stop timeout', async () => {
    await serve('public.ecr.aws/fargate-api/slow-stop:1', { stopTimeout: 120 });
    admit();
    await send();
    await bench.ecs.send(
      new UpdateServiceCommand({
        cluster: 'main',
        service: 'api',
        desiredCount: 1,
      }),
    );
    for (let i = 0; i < 24; i++) {
      await bench.clock.advance(5);
      expect(await statusAfter(0)).toMatch(/^200 /);
    }
  });

  it('wakes a link that is inactive, and fails until it is awake', async () => {
    await serve();
    admit();
    await bench.clock.advance(60 * DAY);
    expect(link.status).toBe('INACTIVE');
    expect(await statusAfter(0)).toBe('503 Service Unavailable');
    expect(link.status).toBe('PENDING');
    expect(await statusAfter(60)).toBe('503 Service Unavailable');
    await bench.clock.advance(60);
    expect(await statusAfter(0)).toMatch(/^200 /);
  });

  it('reaches the tasks behind a listener, as far as the load balancer admits the link', async () => {
    await bench.createService('nginx');
    await bench.clock.advance(120);
    const [listener] = [...bench.region.service(Elbv2).listeners.keys()];
    lead(listener);
    expect(await statusAfter(30)).toBe('503 Service Unavailable');
    admit(bench.balancerGroupId, linkGroupId, 80);
    expect(await statusAfter(0)).toMatch(/^200 /);
  });

  it('needs TLS, and the endpoint that is not disabled', async () => {
    await serve();
    admit();
    expect(await send({ secure: false })).toBe('refused');
    updateApi(api, { DisableExecuteApiEndpoint: true });
    expect(await statusAfter(0)).toBe('404 Not Found');
  });

  it('reaches a stage by a domain name and the beginning of the path', async () => {
    await serve();
    admit();
    const certificate = requestCertificate(bench.region.service(Acm), {
      DomainName: '*.acme.com',
      ValidationMethod: 'DNS',
    });
    certificate.status = 'ISSUED';
    const host = 'orders.acme.com';
    const domain = createDomainName(gateway, {
      DomainName: host,
      DomainNameConfigurations: [{ CertificateArn: certificate.arn }],
    });
    const { zone } = createHostedZone(bench.region.account.service(Route53), {
      name: 'acme.com',
      callerReference: 'acme',
    });
    await bench.clock.advance(120);
    expect(endpointAt(bench.world, host, '/')).toBeUndefined();
    zone.published = [
      ...zone.published,
      {
        Name: `${host}.`,
        Type: 'A',
        AliasTarget: {
          DNSName: `${domain.regionalName}.`,
          EvaluateTargetHealth: false,
          HostedZoneId: gatewayZone(bench.region.name),
        },
      },
    ];
    expect(await statusAfter(0, { host })).toBe('403 Forbidden');
    createApiMapping(gateway, domain, {
      ApiId: api.id,
      ApiMappingKey: 'v1/orders',
      Stage: '$default',
    });
    expect(await statusAfter(0, { host })).toBe('403 Forbidden');
    const answer = await send({ host, path: '/v1/orders/7' });
    expect(answer).toMatchObject({
      body: expect.stringContaining('"request": "GET /7"'),
      status: 200,
    });
    updateApi(api, { DisableExecuteApiEndpoint: true });
    await expect(send({ host, path: '/v1/orders' })).resolves.toMatchObject({
      status: 200,
    });
  });

  it('reaches a stage by its name, which is sent on', async () => {
    await serve();
    admit();
    createStage(gateway, api, { AutoDeploy: true, StageName: 'live' });
    await expect(send({ path: '/live/a' })).resolves.toMatchObject({
      body: expect.stringContaining('"request": "GET /live/a"'),
    });
  });

  it('is refused if it is too large', async () => {
    await serve();
    admit();
    await expect(send({}, 10 * 1024 * 1024)).resolves.toMatchObject({
      status: 200,
    });
    await expect(send({}, 10 * 1024 * 1024 + 1)).resolves.toMatchObject({
      status: 413,
      body: '{"message":"Request Entity Too Large"}',
    });
    await expect(
      send({ headers: { cookie: 'x'.repeat(10_240) } }),
    ).resolves.toMatchObject({ status: 431 });
  });

  it('is refused if there are too many at a time', async () => {
    await serve();
    admit();
    const [stage] = [...api.stages.values()];
    stage.defaultRouteSettings = {
      ThrottlingBurstLimit: 2,
      ThrottlingRateLimit: 1,
    };
    expect(await statusAfter(0)).toMatch(/^200 /);
    expect(await statusAfter(0)).toMatch(/^200 /);
    expect(await statusAfter(0)).toBe('429 Too Many Requests');
    await bench.clock.advance(1);
    expect(await statusAfter(0)).toMatch(/^200 /);
  });

  it('needs a token where the route asks for one', async () => {
    await serve();
    admit();
    const authorizer = createAuthorizer(gateway, api, {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Audience: ['orders'],
        Issuer: 'https://accounts.acme.com',
      },
      Name: 'tokens',
    });
    const [route] = [...api.routes.values()];
    updateRoute(api, route, {
      AuthorizationScopes: ['read'],
      AuthorizationType: 'JWT',
      AuthorizerId: authorizer.id,
    });
    autoDeploy(gateway, api);
    const now = bench.clock.now() / 1000;
    const token = (claims: object) => {
      const part = (value: object) =>
        Buffer.from(JSON.stringify(value)).toString('base64url');
      return {
        headers: {
          authorization: `Bearer ${part({ alg: 'RS256' })}.${part({
            aud: 'orders',
            exp: now + 600,
            iss: 'https://accounts.acme.com',
            scope: 'read write',
            ...claims,
          })}.c2ln`,
        },
      };
    };
    expect(await statusAfter(0)).toBe('401 Unauthorized');
    expect(await statusAfter(0, token({ exp: now - 1 }))).toBe(
      '401 Unauthorized',
    );
    expect(await statusAfter(0, token({ aud: 'others' }))).toBe(
      '401 Unauthorized',
    );
    expect(await statusAfter(0, token({ iss: 'https://a.com' }))).toBe(
      '401 Unauthorized',
    );
    expect(await statusAfter(0, token({ scope: 'write' }))).toBe(
      '403 Forbidden',
    );
    expect(await statusAfter(0, token({}))).toMatch(/^200 /);
  });

  it('needs a signature where the route asks for one', async () => {
    await serve();
    admit();
    const [route] = [...api.routes.values()];
    updateRoute(api, route, { AuthorizationType: 'AWS_IAM' });
    autoDeploy(gateway, api);
    expect(await statusAfter(0)).toBe('403 Forbidden');
    expect(
      await statusAfter(0, {
        headers: {
          authorization:
            'AWS4-HMAC-SHA256 Credential=1/20260101/eu-west-1/execute-api/aws4_request, SignedHeaders=host, Signature=0',
        },
      }),
    ).toMatch(/^200 /);
  });

  it('of a browser is answered by CORS, without a route', async () => {
    await serve();
    admit();
    updateApi(api, {
      CorsConfiguration: {
        AllowHeaders: ['Authorization'],
        AllowMethods: ['GET', 'POST'],
        AllowOrigins: ['https://acme.com'],
        MaxAge: 600,
      },
    });
    const origin = 'https://acme.com';
    await expect(
      send({
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET' },
      }),
    ).resolves.toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-headers': 'authorization',
        'access-control-allow-methods': 'GET,POST',
        'access-control-allow-origin': origin,
        'access-control-max-age': '600',
      },
    });
    await expect(send({ headers: { origin } })).resolves.toMatchObject({
      status: 200,
      headers: { 'access-control-allow-origin': origin },
    });
    const other = await send({ headers: { origin: 'https://a.com' } });
    expect(other).toMatchObject({ status: 200 });
    expect(other).not.toMatchObject({
      headers: { 'access-control-allow-origin': expect.anything() },
    });
  });

  it('is in the access log of the stage, with what went wrong', async () => {
    await serve();
    admit();
    const [stage] = [...api.stages.values()];
    bench.region.service(Logs).createGroup('access');
    stage.accessLogSettings = {
      DestinationArn: bench.region.arn('logs', 'log-group:access'),
      Format:
        '$context.routeKey $context.status $context.integrationStatus "$context.integrationErrorMessage" $context.nonsense',
    };
    await send();
    bench.region.service(ServiceDiscovery).services.forEach(service => {
      service.instances.clear();
    });
    await bench.clock.advance(DISCOVERY_MILLISECONDS / 1000);
    await send();
    const { streams } = bench.region.service(Logs).group('access');
    const lines = [...streams.values()].flatMap(({ events }) =>
      events.map(({ message }) => message),
    );
    expect(lines).toEqual([
      '$default 200 200 "-" -',
      '$default 503 - "No instance with an address and a port was discovered" -',
    ]);
  });
});
