import {
  AuthorizeSecurityGroupIngressCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import request from 'supertest';
import {
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { component } from './__testUtils__/entities';
import { openApiProblems } from './__testUtils__/openApi';
import { SimulatedDeployment } from './__testUtils__/SimulatedDeployment';
import { startPlugin } from './__testUtils__/startPlugin';

describe('an API whose tasks have public IP addresses', () => {
  let deployment: SimulatedDeployment;
  let orders: StackRecord;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    orders = await deployment.deployApi('orders', { TaskSubnets: 'public' });
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  async function readStatus(): Promise<FargateApiStatus> {
    const { server } = await startPlugin(deployment, [
      component('orders', { [STACK_ARN_ANNOTATION]: orders.arn }),
    ]);
    const { body } = await request(server)
      .get('/api/fargate-api/v1/entities/component/default/orders/status')
      .expect(200);
    expect(openApiProblems('FargateApiStatus', body)).toEqual([]);
    return body;
  }

  it('has no static egress addresses, although its VPC has a NAT gateway', async () => {
    expect(await readStatus()).toMatchObject({
      state: 'healthy',
      problems: [],
      service: { value: { hasPublicIps: true, running: 2 } },
      egressIps: { value: [] },
    });
  });

  it('shows who can bypass its load balancer', async () => {
    const { ec2 }: { ec2: EC2Client } = deployment.clients;
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: orders.outputs.ServiceSecurityGroupId,
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 80,
            ToPort: 80,
            IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          },
        ],
      }),
    );
    expect(await readStatus()).toMatchObject({
      state: 'healthy',
      problems: [
        {
          severity: 'warning',
          kind: 'load-balancer-bypassed',
          facts: { sources: '0.0.0.0/0' },
        },
      ],
    });
  });
});
