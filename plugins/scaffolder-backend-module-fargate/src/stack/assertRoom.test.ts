import { awsError } from '../__testUtils__/cannedAws';
import { cannedContext } from '../__testUtils__/cannedContext';
import { assertRoom } from './assertRoom';

describe('assertRoom', () => {
  const add = (type: string, count: number) =>
    Array.from({ length: count }, () => ({ action: 'add', type } as any));
  const eips = (count: number) => add('AWS::EC2::EIP', count);
  const quota = (text: string | undefined, used: number) => ({
    DescribeAccountAttributes: {
      AccountAttributes: [{ AttributeValues: [{ AttributeValue: text }] }],
    },
    DescribeAddresses: { Addresses: Array.from({ length: used }, () => ({})) },
  });

  it('asks nothing for a change set that adds neither addresses nor a VPC', async () => {
    const { context, inputs } = cannedContext({});
    await assertRoom(context, 'vpc', [
      ...add('AWS::EC2::Subnet', 9),
      { action: 'remove', type: 'AWS::EC2::EIP' } as any,
      { action: 'modify', type: 'AWS::EC2::VPC' } as any,
    ]);
    expect(inputs).toEqual([]);
  });

  it.each([
    [
      1,
      5,
      'needs 1 more Elastic IP address for its NAT gateways, but account 123456789012 has 5 of at most 5 in eu-west-1.',
    ],
    [
      2,
      4,
      'needs 2 more Elastic IP addresses for its NAT gateways, but account 123456789012 has 4 of at most 5 in eu-west-1.',
    ],
  ])('refuses %d addresses beside %d of 5', async (needed, used, text) => {
    const { context, inputs, signals } = cannedContext(quota('5', used));
    await expect(assertRoom(context, 'vpc', eips(needed))).rejects.toThrow(
      `vpc ${text} Release one, use an existing environment, choose fewer NAT gateways, or have the quota "EC2-VPC Elastic IPs" raised in Service Quotas.`,
    );
    expect(inputs).toEqual([
      [
        'DescribeAccountAttributes',
        { AttributeNames: ['vpc-max-elastic-ips'] },
      ],
      ['DescribeAddresses', {}],
    ]);
    expect(signals).toEqual([context.signal, context.signal]);
  });

  it.each([
    ['there is room', quota('5', 4)],
    ['EC2 tells no quota', quota(undefined, 9)],
    [
      'EC2 tells nothing',
      { DescribeAccountAttributes: {}, DescribeAddresses: {} },
    ],
    [
      'the portal may not ask',
      {
        ...quota('0', 1),
        DescribeAddresses: awsError('UnauthorizedOperation'),
      },
    ],
  ])('takes an address where %s', async (_, answers) => {
    const { context, lines } = cannedContext(answers);
    await assertRoom(context, 'vpc', eips(1));
    expect(lines).toEqual([]);
  });

  const vpcs = (Value: number | undefined, used: number) => ({
    GetServiceQuota: { Quota: { Value } },
    DescribeVpcs: { Vpcs: Array.from({ length: used }, () => ({})) },
  });

  it('refuses a VPC beside as many as the account may have, by its own quota', async () => {
    const { context, inputs, signals } = cannedContext(vpcs(7, 7));
    await expect(
      assertRoom(context, 'vpc', add('AWS::EC2::VPC', 1)),
    ).rejects.toThrow(
      'vpc needs a VPC, but account 123456789012 has 7 of at most 7 in eu-west-1. Use an existing environment or VPC, delete one that nobody uses, or have the quota "VPCs per Region" raised in Service Quotas.',
    );
    expect(inputs).toEqual([
      ['GetServiceQuota', { ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' }],
      ['DescribeVpcs', {}],
    ]);
    expect(signals).toEqual([context.signal, context.signal]);
  });

  it.each([
    ['there is room', vpcs(7, 6)],
    ['Service Quotas tells no quota', vpcs(undefined, 9)],
    [
      'Service Quotas cannot be reached',
      { ...vpcs(5, 9), GetServiceQuota: awsError('TimeoutError') },
    ],
    [
      'the portal may not read the quota',
      { ...vpcs(5, 9), GetServiceQuota: awsError('AccessDeniedException') },
    ],
    [
      'the portal may not read the VPCs',
      { ...vpcs(5, 9), DescribeVpcs: awsError('UnauthorizedOperation') },
    ],
  ])('takes a VPC where %s', async (_, answers) => {
    const { context, lines } = cannedContext(answers);
    await assertRoom(context, 'vpc', add('AWS::EC2::VPC', 1));
    expect(lines).toEqual([]);
  });

  it('ends with a cancelled task', async () => {
    const { context } = cannedContext(
      { ...vpcs(5, 9), GetServiceQuota: awsError('AbortError') },
      { signal: AbortSignal.abort(new Error('cancelled')) },
    );
    await expect(
      assertRoom(context, 'vpc', add('AWS::EC2::VPC', 1)),
    ).rejects.toThrow('cancelled');
  });
});
