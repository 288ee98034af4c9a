import request from 'supertest';
import {
  CreateApiMappingCommand,
  CreateRouteCommand,
  DeleteApiMappingCommand,
  DeleteRouteCommand,
  GetApiMappingsCommand,
  GetIntegrationsCommand,
  GetRoutesCommand,
  UpdateIntegrationCommand,
} from '@aws-sdk/client-apigatewayv2';
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { Entity } from '@backstage/catalog-model';
import {
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { component } from './__testUtils__/entities';
import { openApiProblems } from './__testUtils__/openApi';
import { makeZone, SHAPES } from './__testUtils__/shapes';
import { SimulatedDeployment } from './__testUtils__/SimulatedDeployment';
import { startPlugin } from './__testUtils__/startPlugin';

describe('an API behind API Gateway', () => {
  let deployment: SimulatedDeployment;
  let path: string;
  let server: any;
  let entity: Entity;
  let outputs: Record<string, string>;
  let linkGroup: string;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    const stack = await deployment.deploy('gateway-api', 'orders', {
      ...(await SHAPES['gateway-api'](deployment)),
      ...(await makeZone(deployment)),
      ServiceName: 'orders',
      ThrottlingRateLimit: '50',
      ThrottlingBurstLimit: '20',
      ImageUrl: 'public.ecr.aws/docker/library/nginx:1.27',
      DomainName: 'orders.acme.com',
    });
    entity = component('orders', { [STACK_ARN_ANNOTATION]: stack.arn });
    outputs = stack.outputs;
    linkGroup = stack.parameters.VpcLinkSecurityGroupId;
    ({ server } = await startPlugin(deployment, [entity]));
    path = '/api/fargate-api/v1/entities/component/default/orders/status';
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  it('is healthy by its tasks, at the URL of its stack', async () => {
    const { body } = await request(server).get(path).expect(200);
    expect(openApiProblems('FargateApiStatus', body)).toEqual([]);
    const status: FargateApiStatus = body;
    expect(status).toMatchObject({
      state: 'healthy',
      problems: [],
      endpoint: {
        value: {
          url: 'https://orders.acme.com',
          scheme: 'internet-facing',
          tls: true,
        },
      },
      service: { value: { desired: 2, running: 2 } },
      targetGroups: { value: [] },
      vpcLink: { value: { status: 'AVAILABLE' } },
      throttling: { value: { rateLimit: 50, burstLimit: 20 } },
      instances: { value: { registered: 2, healthy: 2 } },
    });
  });

  describe('whose tasks are healthy', () => {
    /** What the card says without what was read before. */
    async function look() {
      const { server: restarted } = await startPlugin(deployment, [entity]);
      const { body } = await request(restarted).get(path).expect(200);
      const { problems, state }: FargateApiStatus = body;
      return { state, kinds: problems.map(({ kind }) => kind) };
    }
    const rule = (GroupId: string) => [
      {
        IpProtocol: 'tcp',
        FromPort: 80,
        ToPort: 80,
        UserIdGroupPairs: [{ GroupId }],
      },
    ];

    /** Breaks the way to the tasks, and returns how to mend it. */
    const breaks: Record<string, () => Promise<() => Promise<unknown>>> = {
      'gateway-mapping-missing': async () => {
        const { apiGateway } = deployment.clients;
        const { ApiId, DomainName } = outputs;
        const { Items } = await apiGateway.send(
          new GetApiMappingsCommand({ DomainName }),
        );
        const [{ ApiMappingId, Stage }] = Items!;
        await apiGateway.send(
          new DeleteApiMappingCommand({ DomainName, ApiMappingId }),
        );
        return () =>
          apiGateway.send(
            new CreateApiMappingCommand({ ApiId, DomainName, Stage }),
          );
      },
      'gateway-route-missing': async () => {
        const { apiGateway } = deployment.clients;
        const { ApiId } = outputs;
        const { Items } = await apiGateway.send(
          new GetRoutesCommand({ ApiId }),
        );
        const [{ RouteId, RouteKey, Target }] = Items!;
        await apiGateway.send(new DeleteRouteCommand({ ApiId, RouteId }));
        return () =>
          apiGateway.send(new CreateRouteCommand({ ApiId, RouteKey, Target }));
      },
      'gateway-integration-elsewhere': async () => {
        const { apiGateway } = deployment.clients;
        const { ApiId } = outputs;
        const { Items } = await apiGateway.send(
          new GetIntegrationsCommand({ ApiId }),
        );
        const [{ IntegrationId, IntegrationUri }] = Items!;
        const lead = (uri: string) =>
          apiGateway.send(
            new UpdateIntegrationCommand({
              ApiId,
              IntegrationId,
              IntegrationUri: uri,
            }),
          );
        await lead(`${IntegrationUri}0`);
        return () => lead(IntegrationUri!);
      },
      'link-ingress-missing': async () => {
        const { ec2 } = deployment.clients;
        const tasks = {
          GroupId: outputs.ServiceSecurityGroupId,
          IpPermissions: rule(linkGroup),
        };
        await ec2.send(new RevokeSecurityGroupIngressCommand(tasks));
        return () => ec2.send(new AuthorizeSecurityGroupIngressCommand(tasks));
      },
      'link-egress-missing': async () => {
        const { ec2 } = deployment.clients;
        const link = {
          GroupId: linkGroup,
          IpPermissions: rule(outputs.ServiceSecurityGroupId),
        };
        await ec2.send(new RevokeSecurityGroupEgressCommand(link));
        return () => ec2.send(new AuthorizeSecurityGroupEgressCommand(link));
      },
    };

    it.each(Object.entries(breaks))('is down: %s', async (kind, breakWay) => {
      const mend = await breakWay();
      const broken = await look();
      await mend();
      expect(broken).toEqual({ state: 'down', kinds: [kind] });
    });

    it('keeps its state where API Gateway may not be asked, and says so', async () => {
      const denied = deployment.simulator.faults.add({
        kind: 'expired-credentials',
        service: 'apigateway',
        operation: 'GetRoutes',
      });
      const unread = await look();
      expect(denied.affectedCalls).toBeGreaterThan(0);
      denied.remove();
      expect(unread).toEqual({ state: 'healthy', kinds: ['read-denied'] });
    });
  });
});
