import { userCredentials } from '../__testUtils__/credentials';
import { cannedContext } from '../__testUtils__/cannedContext';
import {
  cannedRecord,
  cannedStack,
  stackArnOf,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { record, withZones } from '../__testUtils__/cannedZones';
import { ApiStack } from './apiUpdate';
import { changedName } from './changedName';
import { chooseZone, namesZone } from './chooseZone';
import { SettingValues } from './settings/settings';

const CERTIFICATE = 'arn:aws:acm:eu-west-1:123456789012:certificate/1';
const ZONES = { Z1: { name: 'api.acme.com' } };
const DNS = 'resource:default/api-acme-com';

/** Where an API gets its name, in an account with one hosted zone; and who was asked. */
function siteOf({ isOurs = true, records = [] as any[] } = {}) {
  const { clients, context, signals } = cannedContext({
    ...withZones(ZONES, records),
    ...withStacks(
      cannedStack(isOurs ? 'dns-zone' : 'other', {
        kind: 'dns-zone',
        entityRef: DNS,
        outputs: { HostedZoneId: isOurs ? 'Z1' : 'Z2' },
      }),
    ),
    DescribeStackResources: {
      StackResources: [
        {
          ResourceType: 'AWS::Route53::HostedZone',
          PhysicalResourceId: isOurs ? 'Z1' : 'Z2',
        },
      ],
    },
  });
  const decided: unknown[] = [];
  const { target } = clients;
  const site: any = {
    access: {
      toUseParentZone: async ({ name }: any) => {
        decided.push(['may use the zones of', name]);
      },
      toDeployInto: async (_: any, { name }: any, { message }: Error) => {
        decided.push(['may deploy into', name, message]);
      },
    },
    dependencies: { catalog: {} },
    credentials: userCredentials(),
    context: {
      ...context,
      aws: {
        targets: {
          list: () => [target],
          forArn: () => target,
          get: () => target,
        },
        clients: async () => clients,
      },
    },
  };
  return { decided, signals, site, signal: context.signal };
}

describe('chooseZone', () => {
  it.each([
    [{}, false],
    [{ zone: '', zoneStackArn: '', hostedZoneId: '' }, false],
    [{ zone: DNS }, true],
    [{ zoneStackArn: 'arn' }, true],
    [{ hostedZoneId: 'Z1' }, true],
  ])('%j names a zone: %s', (input, expected) => {
    expect(namesZone(input)).toBe(expected);
  });

  it('lets whoever may use parent zones and deploy to it choose a zone by its id', async () => {
    const { decided, signal, signals, site } = siteOf();
    expect(await chooseZone(site, { hostedZoneId: 'Z1' })).toMatchObject({
      zone: { id: 'Z1', name: 'api.acme.com' },
    });
    expect(decided).toEqual([
      ['may use the zones of', 'dev'],
      [
        'may deploy into',
        'dns-zone',
        expect.stringContaining(
          'hostedZoneId: account 123456789012 has no hosted zone Z1.',
        ),
      ],
    ]);
    expect(signals.every(one => one === signal)).toBe(true);
  });

  it('lets whoever may deploy to it choose a zone of this portal', async () => {
    const { decided, signal, signals, site } = siteOf();
    const zoneStackArn = stackArnOf('dns-zone');
    expect(await chooseZone(site, { zoneStackArn })).toMatchObject({
      zone: { id: 'Z1' },
    });
    expect(decided).toEqual([
      [
        'may deploy into',
        'dns-zone',
        expect.stringContaining(`stack ${zoneStackArn} does not exist`),
      ],
    ]);
    expect(signals.every(one => one === signal)).toBe(true);
  });

  it('knows no zone that a dry run did not create', async () => {
    const { decided, site } = siteOf();
    const zoneStackArn =
      'arn:aws:cloudformation:eu-west-1:123456789012:stack/zone/dry-run';
    expect(await chooseZone(site, { zoneStackArn })).toBeUndefined();
    expect(decided).toEqual([]);
  });

  it('refuses a hosted zone that does not exist', async () => {
    const { site } = siteOf();
    await expect(chooseZone(site, { hostedZoneId: 'Z9' })).rejects.toThrow(
      'hostedZoneId: account 123456789012 has no hosted zone Z9.',
    );
  });
});

describe('changedName', () => {
  const change = async (
    input: object,
    settings: SettingValues,
    {
      kind = 'public-api',
      parameters = {},
      ...where
    }: {
      kind?: 'public-api' | 'internal-api';
      parameters?: Record<string, string>;
      isOurs?: boolean;
      records?: any[];
    } = {},
  ) => {
    const stack = await cannedRecord('orders', {
      kind,
      entityRef: 'api:default/orders',
      parameters: {
        DomainName: 'orders.api.acme.com',
        HostedZoneId: 'Z1',
        CertificateArn: CERTIFICATE,
        ...parameters,
      },
    });
    const { decided, signal, signals, site } = siteOf(where);
    const name = await changedName(site, stack as ApiStack, input, settings);
    expect(signals.every(one => one === signal)).toBe(true);
    return { name, decided };
  };
  const long = `${'a'.repeat(60)}.api.acme.com`;

  it('is none where the name stays', async () => {
    expect(await change({}, {})).toEqual({ name: {}, decided: [] });
  });

  it('is another one in the zone that it has, for whoever may deploy to that', async () => {
    expect(await change({}, { domainName: 'v2.api.acme.com' })).toEqual({
      name: { DomainName: 'v2.api.acme.com' },
      decided: [
        [
          'may deploy into',
          'dns-zone',
          expect.stringContaining('zone: account 123456789012 has no'),
        ],
      ],
    });
  });

  it('is another one in a zone of the account, for whoever may use those', async () => {
    const { decided } = await change(
      {},
      { domainName: 'v2.api.acme.com' },
      { isOurs: false },
    );
    expect(decided).toEqual([['may use the zones of', 'dev']]);
  });

  it('can be the same again, which nobody decides about', async () => {
    expect(await change({}, { domainName: 'orders.api.acme.com' })).toEqual({
      name: { DomainName: 'orders.api.acme.com' },
      decided: [],
    });
  });

  it.each<[string, Parameters<typeof change>[2]]>([
    ['of an internal API', { kind: 'internal-api' }],
    ['of a public API without a zone', { parameters: { HostedZoneId: '' } }],
  ])('%s is as requested, and AWS is not asked', async (_, stack) => {
    expect(await change({}, { domainName: 'v2.acme.com' }, stack)).toEqual({
      name: { DomainName: 'v2.acme.com' },
      decided: [],
    });
  });

  it('with a certificate can be longer than those that ACM issues', async () => {
    const without = { parameters: { CertificateArn: '' } };
    await expect(change({}, { domainName: long }, without)).rejects.toThrow(
      'characters, and ACM issues certificates for at most 64.',
    );
    const name = { DomainName: long };
    expect((await change({}, { domainName: long })).name).toEqual(name);
    expect(
      (
        await change(
          {},
          { domainName: long, certificateArn: CERTIFICATE },
          without,
        )
      ).name,
    ).toEqual(name);
  });

  it('is refused where the zone has it', async () => {
    await expect(
      change(
        {},
        { domainName: 'v2.api.acme.com' },
        { records: [record('v2.api.acme.com', 'A', '10.0.0.1')] },
      ),
    ).rejects.toThrow(
      'domainName: the zone api.acme.com already has a record A v2.api.acme.com.',
    );
  });

  it('is in another zone by default that of the API', async () => {
    const input = { hostedZoneId: 'Z1' };
    const certificateArn = CERTIFICATE;
    expect((await change(input, { certificateArn })).name).toEqual({
      DomainName: 'orders.api.acme.com',
      HostedZoneId: 'Z1',
      CertificateArn: CERTIFICATE,
    });
    expect(
      (await change(input, { certificateArn, domainName: 'b.api.acme.com' }))
        .name,
    ).toMatchObject({ DomainName: 'b.api.acme.com' });
  });

  it.each<[string, object, Parameters<typeof change>[2], string]>([
    [
      'of an internal API',
      { hostedZoneId: 'Z1' },
      { kind: 'internal-api' },
      'zone: an update does not change the zone of this internal API. Deploy the API again with fargate:internal-api:deploy.',
    ],
    [
      'that does not exist',
      {
        zoneStackArn:
          'arn:aws:cloudformation:eu-west-1:123456789012:stack/zone/dry-run',
      },
      {},
      'zone: it does not exist yet. Create it first.',
    ],
  ])('is not changed by a zone %s', async (_, input, stack, message) => {
    await expect(change(input, {}, stack)).rejects.toThrow(message);
  });

  it('is not changed by a zone in a stack of an older version', async () => {
    const { site } = siteOf();
    const stack = await cannedRecord('orders', { kind: 'public-api' });
    await expect(
      changedName(site, stack as ApiStack, { hostedZoneId: 'Z1' }, {}),
    ).rejects.toThrow(
      'zone: stack orders was deployed by an older version, without a zone. Deploy the API again with fargate:public-api:deploy.',
    );
  });
});
