import request from 'supertest';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import {
  FargateApiPreviews,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { component } from '../__testUtils__/entities';
import { openApiProblems } from '../__testUtils__/openApi';
import { SimulatedDeployment } from '../__testUtils__/SimulatedDeployment';
import { startPlugin } from '../__testUtils__/startPlugin';

const PATH = '/api/fargate-api/v1/entities/component/default/orders/previews';

/** A preview has an address; what else it has does not matter here. */
const TEMPLATE = JSON.stringify({
  Parameters: { PublicSubnetIds: { Type: 'CommaDelimitedList' } },
  Resources: { Log: { Type: 'AWS::Logs::LogGroup' } },
  Outputs: { Url: { Value: 'http://preview.example.com' } },
});

describe('GET …/previews', () => {
  let deployment: SimulatedDeployment;
  let stackArn: string;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    ({ arn: stackArn } = await deployment.deployApi('orders'));
    for (const [StackName, Value] of [
      ['orders-preview-12', 'orders'],
      ['orders-preview-2', 'orders'],
      ['bills-preview-3', 'bills'],
      ['orders-preview-4', 'bills'],
    ]) {
      await deployment.clients.cloudFormation.send(
        new CreateStackCommand({
          StackName,
          TemplateBody: TEMPLATE,
          Parameters: [
            {
              ParameterKey: 'PublicSubnetIds',
              ParameterValue: 'subnet-1,subnet-2',
            },
          ],
          Tags: [{ Key: 'fargate-api:preview-of', Value }],
        }),
      );
    }
    await deployment.simulator.clock.advance(60);
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  const start = (options = {}) =>
    startPlugin(
      deployment,
      [component('orders', { [STACK_ARN_ANNOTATION]: stackArn })],
      options,
    );

  it('lists those of this API and no other, by their numbers', async () => {
    const { server } = await start();
    const { body, status } = await request(server).get(PATH);
    expect(status).toBe(200);
    expect(openApiProblems('Previews', body)).toEqual([]);
    const { previews, now } = body as FargateApiPreviews;
    expect(previews.value).toMatchObject([
      { number: 2, stackName: 'orders-preview-2', state: 'ready' },
      {
        number: 12,
        url: 'http://preview.example.com',
        resources: { loadBalancerAddresses: 2 },
      },
    ]);
    const [{ expiresAt }] = previews.value!;
    expect(Date.parse(expiresAt) - Date.parse(now)).toBeLessThanOrEqual(
      7 * 24 * 3_600_000,
    );
  });

  it('reads nothing for somebody who may not read the status of the API', async () => {
    const { server } = await start({ allow: () => false });
    deployment.simulator.calls.clear();
    await request(server).get(PATH).expect(403);
    expect(deployment.simulator.calls.total).toBe(0);
  });
});
