import { ConfigReader } from '@backstage/config';
import { FargateAws, FargateClients } from './clients';
import { readVpcSide } from './consumer/readVpcSide';
import {
  findParentZone,
  readHostedZone,
  readRecord,
  readRecords,
  readRecordsWithin,
} from './dns';
import {
  describeStack,
  findStacks,
  readDescriptor,
  readRecordResource,
} from './stack';

type Options = { signal: AbortSignal };
type Clients = FargateClients;

/** Clients of an endpoint at which nothing listens. */
async function unreachable(): Promise<Clients> {
  const account = { accountId: '123456789012' };
  const aws = FargateAws.fromConfig(
    new ConfigReader({
      fargateApi: {
        targets: [
          {
            ...account,
            name: 'dev',
            region: 'eu-west-1',
            endpoint: 'http://127.0.0.1:9',
          },
        ],
      },
      aws: {
        accounts: [{ ...account, accessKeyId: 'a', secretAccessKey: 's' }],
      },
    }),
  );
  return aws.clients(aws.targets.get('dev'), {
    purpose: 'look',
    failFast: true,
  });
}

describe('a run or request that is aborted', () => {
  it.each<[string, (clients: Clients, options: Options) => Promise<unknown>]>([
    ['describeStack', (c, o) => describeStack(c, 'orders', o)],
    ['findStacks', (c, o) => findStacks(c, o)],
    [
      'readRecordResource',
      (c, o) => readRecordResource(c, { arn: 'arn', logicalId: 'A' }, o),
    ],
    ['readHostedZone', (c, o) => readHostedZone(c, 'Z1', o)],
    ['findParentZone', (c, o) => findParentZone(c, 'api.acme.com', o)],
    ['readRecord', (c, o) => readRecord(c, 'Z1', 'acme.com', 'A', o)],
    ['readRecords', (c, o) => readRecords(c, 'Z1', o)],
    ['readRecordsWithin', (c, o) => readRecordsWithin(c, 'Z1', 'acme.com', o)],
    ['readVpcSide', (c, o) => readVpcSide(c, 'vpc-1', o)],
  ])('sends no request in %s', async (_, read) => {
    const clients = await unreachable();
    await expect(
      read(clients, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.each<
    [string, (clients: Clients, options: Options) => Promise<unknown>, object[]]
  >([
    [
      'readDescriptor',
      (c, o) => readDescriptor(c, { arn: 'arn', kind: 'cluster' }, o),
      [{}, { TemplateBody: '{}' }],
    ],
    [
      'findParentZone',
      (c, o) => findParentZone(c, 'api.acme.com', o),
      [
        { HostedZones: [{ Name: 'acme.com.', Id: 'Z1' }] },
        { HostedZone: { Name: 'acme.com.' } },
      ],
    ],
    [
      'readRecords',
      (c, o) => readRecords(c, 'Z1', o),
      [{ IsTruncated: true, NextRecordName: 'b.' }, {}],
    ],
    [
      'readRecordsWithin',
      (c, o) => readRecordsWithin(c, 'Z1', 'acme.com', o),
      [{ IsTruncated: true, NextRecordName: 'b.acme.com.' }, {}],
    ],
  ])('sends no further request in %s', async (_, read, answers) => {
    const send = jest.fn(async (__: unknown, ___: unknown) => answers.shift());
    const { signal } = new AbortController();
    await read({ cloudFormation: { send }, route53: { send } } as any, {
      signal,
    });
    expect(answers).toEqual([]);
    expect(send.mock.calls.map(([, options]) => options)).toEqual([
      { abortSignal: signal },
      { abortSignal: signal },
    ]);
  });
});
