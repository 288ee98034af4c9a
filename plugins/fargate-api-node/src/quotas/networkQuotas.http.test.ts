import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { RequestServiceQuotaIncreaseCommand } from '@aws-sdk/client-service-quotas';
import { Simulator, startSimulator } from '@fargate-api/aws-simulator';
import { simulatedClients } from '../__testUtils__/simulatedClients';
import { FargateClients } from '../clients';
import { readElasticIpQuota, readVpcQuota } from './networkQuotas';

describe('the quotas of a network', () => {
  let simulator: Simulator;
  let clients: FargateClients;
  beforeEach(async () => {
    simulator = await startSimulator({ speed: 'manual' });
    clients = await simulatedClients(simulator);
  });
  afterEach(() => simulator.close());

  async function create(Type: string, Properties: object = {}) {
    await clients.cloudFormation.send(
      new CreateStackCommand({
        StackName: 'occupied',
        TemplateBody: JSON.stringify({
          Resources: { One: { Type, Properties } },
        }),
      }),
    );
    await simulator.clock.advance(600);
  }

  it('count the VPCs against what Service Quotas allows', async () => {
    const { used } = await readVpcQuota(clients);
    await create('AWS::EC2::VPC', { CidrBlock: '10.9.0.0/16' });
    expect(await readVpcQuota(clients)).toEqual({ used: used + 1, quota: 5 });

    await clients.serviceQuotas.send(
      new RequestServiceQuotaIncreaseCommand({
        ServiceCode: 'vpc',
        QuotaCode: 'L-F678F1CE',
        DesiredValue: 8,
      }),
    );
    await simulator.clock.advance(3600);
    expect(await readVpcQuota(clients)).toEqual({ used: used + 1, quota: 8 });
  });

  it('count the addresses against what EC2 allows', async () => {
    await create('AWS::EC2::EIP');
    expect(await readElasticIpQuota(clients)).toEqual({ used: 1, quota: 5 });
  });

  it('are unknown where Service Quotas does not answer', async () => {
    simulator.faults.add({
      kind: 'expired-credentials',
      service: 'servicequotas',
    });
    expect((await readVpcQuota(clients)).quota).toBeUndefined();
  });

  it('end with a cancelled request', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(readVpcQuota(clients, signal)).rejects.toThrow();
    await expect(readElasticIpQuota(clients, signal)).rejects.toThrow();
  });
});
