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

describe('APIs that share a load balancer', () => {
  let deployment: SimulatedDeployment;
  let server: any;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    const { HostedZone } = await deployment.clients.route53.send(
      new CreateHostedZoneCommand({ Name: 'acme.com', CallerReference: 'a' }),
    );
    const zone = { HostedZoneId: HostedZone!.Id!.split('/').pop()! };
    const {
      VpcId,
      PublicSubnetIds,
      PrivateSubnetIds,
      ClusterName,
      ECSTaskExecutionRole,
    } = deployment.environment;
    const balancer = await deployment.deploy('shared-load-balancer', 'shared', {
      ...zone,
      VpcId,
      PublicSubnetIds,
      DomainName: 'acme.com',
    });
    const { LoadBalancerArn, CertificateArn, ...shared } = balancer.outputs;
    const deploy = async (name: string, parameters: Record<string, string>) => {
      const { arn } = await deployment.deploy('shared-api', name, {
        ...zone,
        ...shared,
        VpcId,
        PrivateSubnetIds,
        ClusterName,
        ECSTaskExecutionRole,
        ServiceName: name,
        ImageUrl: 'public.ecr.aws/docker/library/nginx:1.27',
        ...parameters,
      });
      return component(name, { [STACK_ARN_ANNOTATION]: arn });
    };
    ({ server } = await startPlugin(deployment, [
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
    ]));
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
});
