import request from 'supertest';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { SimulatedDeployment } from '../__testUtils__/SimulatedDeployment';
import { startPlugin } from '../__testUtils__/startPlugin';

const pathOf = (target: string) =>
  `/api/fargate-api/v1/targets/${target}/quotas`;

describe('the quotas of a target', () => {
  let deployment: SimulatedDeployment;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
  });

  afterAll(() => deployment.simulator.close());

  it('are those of its account and region, with what is used', async () => {
    const { server } = await startPlugin(deployment, []);
    const { body: before } = await request(server).get(pathOf('dev'));
    expect(before).toEqual({
      vpcs: { used: expect.any(Number), quota: 5 },
      elasticIps: { used: expect.any(Number), quota: 5 },
    });
    await deployment.clients.cloudFormation.send(
      new CreateStackCommand({
        StackName: 'others',
        TemplateBody: JSON.stringify({
          Resources: {
            Vpc: {
              Type: 'AWS::EC2::VPC',
              Properties: { CidrBlock: '10.99.0.0/16' },
            },
            Address: { Type: 'AWS::EC2::EIP' },
          },
        }),
      }),
    );
    await deployment.simulator.clock.advance(600);

    const { server: later } = await startPlugin(deployment, []);
    const { body: after } = await request(later).get(pathOf('dev'));
    expect(after.vpcs.used).toBe(before.vpcs.used + 1);
    expect(after.elasticIps.used).toBe(before.elasticIps.used + 1);
  });

  it('are left out where AWS does not tell them', async () => {
    const fault = deployment.simulator.faults.add({
      kind: 'expired-credentials',
      service: 'ec2',
      operation: 'DescribeAddresses',
    });
    const { server } = await startPlugin(deployment, []);
    const { body } = await request(server).get(pathOf('dev')).expect(200);
    fault.remove();
    expect(Object.keys(body)).toEqual(['vpcs']);
  });

  it.each([
    ['a target that the user may not use', 'dev', { allow: () => false }],
    ['a target that does not exist, in the same words', 'absent', {}],
  ])('are refused for %s', async (_, target, options) => {
    const { server, audit } = await startPlugin(deployment, [], options);
    const { body } = await request(server).get(pathOf(target)).expect(403);
    expect(body.error.message).toBe(
      `You may not deploy to a target ${target}.`,
    );
    expect(audit.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'quotas-read', meta: { target } }),
    );
  });
});
