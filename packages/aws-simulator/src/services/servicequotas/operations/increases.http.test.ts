import {
  GetAWSDefaultServiceQuotaCommand,
  GetRequestedServiceQuotaChangeCommand,
  GetServiceQuotaCommand,
  ListAWSDefaultServiceQuotasCommand,
  ListRequestedServiceQuotaChangeHistoryCommand,
  ListServiceQuotasCommand,
  ListServicesCommand,
  RequestServiceQuotaIncreaseCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { startSimulator, Simulator } from '../../../Simulator';
import { Ec2 } from '../../ec2/model/Ec2';
import { REVIEW_SECONDS } from '../model/ServiceQuotas';

const ACCOUNT = '111122223333';
const ADDRESSES = { ServiceCode: 'ec2', QuotaCode: 'L-0263D0A3' };

describe('Service Quotas', () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  const client = (region = 'eu-west-1') =>
    new ServiceQuotasClient({
      endpoint: simulator.url,
      region,
      credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'x' },
      maxAttempts: 1,
    });
  const valueOf = async (quota: typeof ADDRESSES, region?: string) =>
    (await client(region).send(new GetServiceQuotaCommand(quota))).Quota!.Value;
  const increase = (DesiredValue: number, quota = ADDRESSES) =>
    client().send(
      new RequestServiceQuotaIncreaseCommand({ ...quota, DesiredValue }),
    );

  it('raises a quota of one region when the request is approved', async () => {
    const { RequestedQuota } = await increase(12);
    expect(RequestedQuota).toMatchObject({
      ...ADDRESSES,
      QuotaName: 'EC2-VPC Elastic IPs',
      DesiredValue: 12,
      Status: 'PENDING',
    });
    expect(await valueOf(ADDRESSES)).toBe(5);
    await expect(increase(13)).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
      message:
        'Only one open service quota increase request is allowed per quota.',
    });

    await simulator.clock.advance(REVIEW_SECONDS);

    expect(await valueOf(ADDRESSES)).toBe(12);
    expect(await valueOf(ADDRESSES, 'us-east-1')).toBe(5);
    const region = simulator.world.account(ACCOUNT).region('eu-west-1');
    expect(region.service(Ec2).quotas.addresses).toBe(12);
    const { Quota } = await client().send(
      new GetAWSDefaultServiceQuotaCommand(ADDRESSES),
    );
    expect(Quota!.Value).toBe(5);
    const { RequestedQuota: approved } = await client().send(
      new GetRequestedServiceQuotaChangeCommand({
        RequestId: RequestedQuota!.Id,
      }),
    );
    expect(approved!.Status).toBe('APPROVED');
    const { RequestedQuotas } = await client().send(
      new ListRequestedServiceQuotaChangeHistoryCommand({
        ServiceCode: 'ec2',
        Status: 'APPROVED',
      }),
    );
    expect(RequestedQuotas).toEqual([approved]);
  });

  it('refuses what is no increase, and one of a quota that is fixed', async () => {
    await expect(increase(5)).rejects.toMatchObject({
      name: 'IllegalArgumentException',
      message:
        'You must provide a quota value greater than the current quota value',
    });
    await expect(
      increase(9000, { ServiceCode: 'ecs', QuotaCode: 'L-9EF96962' }),
    ).rejects.toMatchObject({ name: 'IllegalArgumentException' });
    await expect(
      client().send(
        new RequestServiceQuotaIncreaseCommand({
          ...ADDRESSES,
          DesiredValue: 9,
          ContextId: 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1',
        }),
      ),
    ).rejects.toThrow('The AWS simulator does not support');
  });

  it('lists the quotas of the services, those of the account in us-east-1', async () => {
    const { Services = [] } = await client().send(new ListServicesCommand({}));
    for (const { ServiceCode } of Services) {
      const [{ Quotas }, { Quotas: defaults }] = await Promise.all([
        client('us-east-1').send(new ListServiceQuotasCommand({ ServiceCode })),
        client('us-east-1').send(
          new ListAWSDefaultServiceQuotasCommand({ ServiceCode }),
        ),
      ]);
      expect(Quotas).not.toEqual([]);
      expect(Quotas).toEqual(defaults);
      Quotas!.forEach(({ Value }) => expect(Value).toBeGreaterThan(0));
    }
    expect(
      await valueOf(
        { ServiceCode: 'route53', QuotaCode: 'L-4EA4796A' },
        'us-east-1',
      ),
    ).toBe(500);
    await expect(
      valueOf({ ServiceCode: 'route53', QuotaCode: 'L-4EA4796A' }),
    ).rejects.toMatchObject({ name: 'NoSuchResourceException' });
    await expect(
      valueOf({ ServiceCode: 'nobody', QuotaCode: 'L-00000000' }),
    ).rejects.toMatchObject({ name: 'NoSuchResourceException' });
  });
});
