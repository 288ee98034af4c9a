import request from 'supertest';
import { CreateHostedZoneCommand } from '@aws-sdk/client-route-53';
import {
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { component } from './__testUtils__/entities';
import { openApiProblems } from './__testUtils__/openApi';
import { SimulatedDeployment } from './__testUtils__/SimulatedDeployment';
import { startPlugin } from './__testUtils__/startPlugin';

describe('an API behind API Gateway', () => {
  let deployment: SimulatedDeployment;
  let path: string;
  let server: any;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    const { HostedZone } = await deployment.clients.route53.send(
      new CreateHostedZoneCommand({ Name: 'acme.com', CallerReference: 'a' }),
    );
    const { VpcId, PrivateSubnetIds, ClusterName, ECSTaskExecutionRole } =
      deployment.environment;
    const link = await deployment.deploy('vpc-link', 'dev-link', {
      VpcId,
      PrivateSubnetIds,
    });
    const { VpcLinkId, VpcLinkSecurityGroupId, NamespaceId } = link.outputs;
    const stack = await deployment.deploy('gateway-api', 'orders', {
      VpcId,
      PrivateSubnetIds,
      ClusterName,
      ECSTaskExecutionRole,
      VpcLinkId,
      VpcLinkSecurityGroupId,
      NamespaceId,
      ServiceName: 'orders',
      ThrottlingRateLimit: '50',
      ThrottlingBurstLimit: '20',
      ImageUrl: 'public.ecr.aws/docker/library/nginx:1.27',
      DomainName: 'orders.acme.com',
      HostedZoneId: HostedZone!.Id!.split('/').pop()!,
    });
    ({ server } = await startPlugin(deployment, [
      component('orders', { [STACK_ARN_ANNOTATION]: stack.arn }),
    ]));
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
});
