import { userCredentials } from '../../__testUtils__/credentials';
import { cannedContext } from '../../__testUtils__/cannedContext';
import { cannedStack, withStacks } from '../../__testUtils__/cannedStacks';
import { record, withZones } from '../../__testUtils__/cannedZones';
import { dryRunArn } from '../../stack/dryRun';
import { SettingValues } from '../settings/settings';
import { gatewayApi } from './gatewayApi';
import { internalApi } from './internalApi';
import { publicApi } from './publicApi';

const CERTIFICATE = 'arn:aws:acm:eu-west-1:123456789012:certificate/1';
const IN_ZONE = { hostedZoneId: 'Z1' };

/** Where an API goes, in an account with the hosted zone api.acme.com. */
async function place(
  shape: typeof publicApi | typeof internalApi | typeof gatewayApi,
  input: object,
  settings: SettingValues = {},
  records: Parameters<typeof withZones>[1] = [],
  privateSubnetIds = ['c', 'd'],
) {
  const { clients, context, inputs, signals } = cannedContext({
    ...withZones({ Z1: { name: 'api.acme.com' } }, records),
    ...withStacks(cannedStack('other')),
    DescribeSubnets: { Subnets: [{ SubnetId: 'tagged' }] },
  });
  const { target } = clients;
  const site: any = {
    access: { toUseParentZone: async () => {}, toDeployInto: async () => {} },
    dependencies: { catalog: {} },
    credentials: userCredentials(),
    context: {
      ...context,
      aws: {
        targets: { list: () => [target], forArn: () => target },
        clients: async () => clients,
      },
    },
    input,
    settings,
    name: 'orders',
    environment: {
      entityRef: 'resource:default/dev',
      network: {
        vpcId: 'vpc-1',
        publicSubnetIds: ['a', 'b'],
        privateSubnetIds,
      },
    },
  };
  const placed = await shape.place(site);
  expect(signals.every(one => one === context.signal)).toBe(true);
  return { placed, inputs };
}

const TO_COME = {
  zoneStackArn: dryRunArn(
    { accountId: '123456789012', region: 'eu-west-1' } as any,
    'zone',
  ),
};

describe('a public API', () => {
  it('is in public subnets, without a zone at the name of its load balancer', async () => {
    const { inputs, placed } = await place(publicApi, {});
    expect(placed).toEqual({ HostedZoneId: '', PublicSubnetIds: 'a,b' });
    expect(inputs).toEqual([]);
  });

  it('has in a zone a name of its own, unless another one is given', async () => {
    const certificateArn = CERTIFICATE;
    const { placed } = await place(publicApi, IN_ZONE, { certificateArn });
    expect(placed).toEqual({
      DomainName: 'orders.api.acme.com',
      HostedZoneId: 'Z1',
      CertificateArn: CERTIFICATE,
      PublicSubnetIds: 'a,b',
    });
    const domainName = 'shop.api.acme.com';
    expect(
      (await place(publicApi, IN_ZONE, { certificateArn, domainName })).placed,
    ).toMatchObject({ DomainName: domainName });
  });

  it('goes nowhere while its zone is to be created', async () => {
    expect((await place(publicApi, TO_COME)).placed).toBe('zone');
  });

  it('is billed for its load balancer and an address in each public subnet', () => {
    const subnets = (ids = '') => ids.split(',').length;
    const places = { PublicSubnetIds: 'a,b,c' };
    expect(publicApi.billed(places, subnets, 4)).toEqual({
      loadBalancers: 1,
      loadBalancerAddresses: 3,
      taskAddresses: 0,
    });
    expect(
      publicApi.billed({ ...places, TaskSubnets: 'public' }, subnets, 4),
    ).toMatchObject({ taskAddresses: 4 });
  });
});

describe('an environment without private subnets', () => {
  it('takes a public API', async () => {
    expect((await place(publicApi, {}, {}, [], [])).placed).toEqual({
      HostedZoneId: '',
      PublicSubnetIds: 'a,b',
    });
  });

  it.each([
    ['an internal API', internalApi],
    ['an API behind API Gateway', gatewayApi],
  ])('refuses %s at the field', async (noun, shape) => {
    await expect(place(shape, IN_ZONE, {}, [], [])).rejects.toThrow(
      `environment: resource:default/dev has no private subnets, and the tasks of ${noun} run only in private ones. Choose another environment, or add private subnets with fargate:environment:update.`,
    );
  });
});

describe('an internal API', () => {
  const certificateArn = CERTIFICATE;

  it('has the name of its zone and private subnets, unless others are given', async () => {
    expect(
      (await place(internalApi, IN_ZONE, { certificateArn })).placed,
    ).toEqual({
      DomainName: 'api.acme.com',
      HostedZoneId: 'Z1',
      CertificateArn: CERTIFICATE,
      LoadBalancerSubnetIds: 'c,d',
    });
    expect(
      (
        await place(
          internalApi,
          { ...IN_ZONE, loadBalancerSubnetIds: ['e', 'f'] },
          { certificateArn, domainName: 'v2.api.acme.com' },
        )
      ).placed,
    ).toMatchObject({
      DomainName: 'v2.api.acme.com',
      LoadBalancerSubnetIds: 'e,f',
    });
  });

  it('can be in the subnets of the VPC that have a tag', async () => {
    const { inputs, placed } = await place(
      internalApi,
      { ...IN_ZONE, loadBalancerSubnetTag: { key: 'tier', value: 'lb' } },
      { certificateArn },
    );
    expect(placed).toMatchObject({ LoadBalancerSubnetIds: 'tagged' });
    expect(inputs.filter(([name]) => name === 'DescribeSubnets')).toEqual([
      [
        'DescribeSubnets',
        {
          Filters: [
            { Name: 'vpc-id', Values: ['vpc-1'] },
            { Name: 'tag:tier', Values: ['lb'] },
          ],
        },
      ],
    ]);
  });

  it('is refused in a zone without a certificate', async () => {
    await expect(
      place(internalApi, IN_ZONE, { domainName: 'v2.api.acme.com' }),
    ).rejects.toThrow(
      'certificateArn: the zone api.acme.com has no certificate yet. Run fargate:dns-zone:deploy again until it is issued, or give the ARN of a certificate for v2.api.acme.com.',
    );
  });

  it('is refused a name that the zone has', async () => {
    await expect(
      place(internalApi, IN_ZONE, { certificateArn }, [
        record('api.acme.com', 'A', '10.0.0.1'),
      ]),
    ).rejects.toThrow(
      'domainName: the zone api.acme.com already has a record A api.acme.com.',
    );
  });

  it('names subnets at the field when they are given twice', async () => {
    await expect(
      place(
        internalApi,
        {
          ...IN_ZONE,
          loadBalancerSubnetIds: ['e'],
          loadBalancerSubnetTag: { key: 'tier', value: 'lb' },
        },
        { certificateArn },
      ),
    ).rejects.toThrow(
      'loadBalancerSubnetIds: give the subnets by id or by tag, not both.',
    );
  });

  it('goes nowhere while its zone is to be created', async () => {
    expect((await place(internalApi, TO_COME)).placed).toBe('zone');
  });

  it('is billed for its load balancer, which has no public addresses', () => {
    expect(internalApi.billed({}, () => 9, 2)).toEqual({ loadBalancers: 1 });
  });
});
