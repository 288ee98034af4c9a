import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { mockServices } from '@backstage/backend-test-utils';
import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';
import { BudgetedAws } from './BudgetedAws';
import { withMaxWait } from './maxWait';

const ACCOUNT = '123456789012';

/** Two targets with the same account and region, and one in another region. */
function setUp() {
  const place = { accountId: ACCOUNT, endpoint: 'http://127.0.0.1:1' };
  const aws = FargateAws.fromConfig(
    mockServices.rootConfig({
      data: {
        fargateApi: {
          targets: [
            { ...place, name: 'dev', region: 'eu-west-1' },
            { ...place, name: 'same', region: 'eu-west-1' },
            { ...place, name: 'other', region: 'eu-central-1' },
          ],
        },
        aws: {
          accounts: [
            { accountId: ACCOUNT, accessKeyId: 'a', secretAccessKey: 'b' },
          ],
        },
      },
    }),
  );
  const budgeted = new BudgetedAws(aws);
  const clients = async (name: string) => {
    const found = await budgeted.clients(aws.targets.get(name));
    for (const client of [found.acm, found.ec2, found.ecs, found.logs]) {
      respondWith(client, () => ({}));
    }
    return found;
  };
  return { clients };
}

/** Replaces the transport of a client. */
function respondWith(
  client: { middlewareStack: unknown },
  respond: () => object,
): void {
  (client.middlewareStack as ACMClient['middlewareStack']).add(
    () => async () => ({
      output: { $metadata: {}, ...respond() },
      response: {},
    }),
    { step: 'deserialize', name: 'stub', override: true, priority: 'high' },
  );
}

const certificate = new DescribeCertificateCommand({ CertificateArn: 'arn' });

/** How many calls succeed until the budget refuses one. */
async function countUntilRefused(send: () => Promise<unknown>) {
  for (let count = 0; count < 200; count++) {
    try {
      await withMaxWait(0, send);
    } catch (error) {
      expect(error).toMatchObject({ name: 'BudgetError' });
      return count;
    }
  }
  return Infinity;
}

describe('BudgetedAws', () => {
  // The time does not advance, so that no bucket is refilled.
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026)));
  afterEach(() => jest.restoreAllMocks());

  it('reads as the portal, without waiting for what AWS throttles', async () => {
    const clients = jest.fn(async (..._: unknown[]) => ({}));
    const target = { name: 'dev', accountId: ACCOUNT, region: 'eu-west-1' };
    const budgeted = new BudgetedAws({ clients } as any);
    await budgeted.clients(target).catch(() => {});
    expect(clients.mock.calls).toEqual([
      [target, { purpose: 'look', failFast: true }],
    ]);
  });

  it('counts the calls of ACM', async () => {
    const { acm } = await setUp().clients('dev');
    expect(await countUntilRefused(() => acm.send(certificate))).toBe(10);
  });

  it('counts the calls of EC2', async () => {
    const { ec2 } = await setUp().clients('dev');
    const send = () => ec2.send(new DescribeVpcsCommand({}));
    expect(await countUntilRefused(send)).toBe(50);
  });

  it('counts the calls of an operation of ECS with a limit of its own', async () => {
    const { ecs } = await setUp().clients('dev');
    const send = () => ecs.send(new DescribeServicesCommand({ services: [] }));
    expect(await countUntilRefused(send)).toBe(50);
  });

  it('counts the calls of CloudWatch Logs', async () => {
    const { logs } = await setUp().clients('dev');
    const send = () =>
      logs.send(new GetLogEventsCommand({ logStreamName: 'stream' }));
    expect(await countUntilRefused(send)).toBe(10);
  });

  it('counts a call once, however often the clients were requested', async () => {
    const { clients } = setUp();
    await clients('dev');
    const { acm } = await clients('dev');
    expect(await countUntilRefused(() => acm.send(certificate))).toBe(10);
  });

  it('has one budget for each account and region', async () => {
    const { clients } = setUp();
    const { acm } = await clients('dev');
    await countUntilRefused(() => acm.send(certificate));
    const same = await clients('same');
    expect(await countUntilRefused(() => same.acm.send(certificate))).toBe(0);
    const other = await clients('other');
    expect(await countUntilRefused(() => other.acm.send(certificate))).toBe(10);
  });

  it('reduces the rate when AWS throttles', async () => {
    const { acm } = await setUp().clients('dev');
    respondWith(acm, () => {
      throw Object.assign(new Error('Rate exceeded'), {
        name: 'ThrottlingException',
        $retryable: undefined,
      });
    });
    acm.config.maxAttempts = async () => 1;
    await expect(acm.send(certificate)).rejects.toThrow('Rate exceeded');
    respondWith(acm, () => ({}));
    expect(await countUntilRefused(() => acm.send(certificate))).toBe(0);
  });

  it('does not reduce the rate after other errors', async () => {
    const { acm } = await setUp().clients('dev');
    respondWith(acm, () => {
      throw Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    });
    await expect(acm.send(certificate)).rejects.toThrow('no');
    respondWith(acm, () => ({}));
    expect(await countUntilRefused(() => acm.send(certificate))).toBe(9);
  });
});
