import { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { awsError } from '../__testUtils__/cannedAws';
import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import {
  cannedRecord,
  cannedStack,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { OWN_NS, record, withZones, ZONE } from '../__testUtils__/cannedZones';
import {
  planZoneDeletion,
  stackNamesOf,
  zoneStackOf,
} from './planZoneDeletion';

const REF = 'resource:default/api-acme-com';

describe('planZoneDeletion', () => {
  const zoneStack = cannedStack('zone', { kind: 'dns-zone', entityRef: REF });
  const certificate = cannedStack('certificate', {
    kind: 'certificate',
    entityRef: REF,
    outputs: {
      CertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/1',
    },
  });
  const delegation = cannedStack('delegation', {
    kind: 'dns-delegation',
    entityRef: REF,
    parameters: { DomainName: 'api.acme.com' },
  });

  async function plan(
    options: {
      subject?: object;
      confirm?: string;
      records?: ResourceRecordSet[];
      users?: string[];
      describeCertificate?: () => Promise<object>;
      stacks?: Parameters<typeof withStacks>;
      authorize?: jest.Mock;
    } = {},
  ) {
    const { clients, context } = cannedContext({
      ...withZones({ Z1: { name: 'api.acme.com' } }, [
        OWN_NS,
        record('api.acme.com', 'SOA', 'x'),
        record('_1.api.acme.com', 'CNAME', '_2.acm-validations.aws.'),
        ...(options.records ?? []),
      ]),
      ...withStacks(
        ...(options.stacks ?? [zoneStack, certificate, delegation]),
      ),
    });
    const {
      users: InUseBy,
      describeCertificate = async () => ({ Certificate: { InUseBy } }),
    } = options;
    const acm = { send: describeCertificate };
    const all = { ...clients, acm } as any;
    const aws = {
      targets: { list: () => [TARGET] },
      clients: async () => all,
    } as any;
    const subject = {
      domainName: 'api.acme.com',
      stack: await cannedRecord('zone', { kind: 'dns-zone', entityRef: REF }),
      zone: ZONE,
      ...options.subject,
    };
    return planZoneDeletion(
      aws,
      all,
      subject,
      options.confirm ?? 'api.acme.com',
      {
        signal: context.signal,
        authorize: options.authorize ?? jest.fn(),
      },
    );
  }

  it('has the stacks in the order of their deletion, each to be allowed', async () => {
    const authorize = jest.fn();
    expect(stackNamesOf(await plan({ authorize, users: [] }))).toEqual([
      'delegation',
      'certificate',
      'zone',
    ]);
    expect(authorize.mock.calls.map(([, { name }]) => name)).toEqual([
      'certificate',
      'delegation',
    ]);
    expect(stackNamesOf(await plan({ subject: { zone: undefined } }))).toEqual([
      'delegation',
      'certificate',
      'zone',
    ]);
  });

  it('retains a hosted zone that existed before, whatever records it has', async () => {
    const records = [record('a.api.acme.com', 'A', '192.0.2.1')];
    const ofZone = cannedStack('certificate', {
      kind: 'certificate',
      parameters: { HostedZoneId: 'Z1' },
    });
    const subject = { stack: undefined };
    expect(
      stackNamesOf(await plan({ subject, records, stacks: [ofZone] })),
    ).toEqual(['certificate']);
    // But what it answers may not lose its delegation.
    const toIt = cannedStack('delegation', {
      kind: 'dns-delegation',
      parameters: {
        DomainName: 'api.acme.com',
        NameServers: ZONE.nameServers.join(','),
      },
    });
    await expect(
      plan({ subject, records, stacks: [ofZone, toIt] }),
    ).rejects.toThrow('still contains A a.api.acme.com. ');
  });

  it('deletes the stack of a certificate that ACM does not know', async () => {
    const describeCertificate = async () => {
      throw awsError('ResourceNotFoundException');
    };
    expect(stackNamesOf(await plan({ describeCertificate }))).toContain(
      'certificate',
    );
  });

  it('does not delete a stack again', async () => {
    const stack = await cannedRecord('zone', { status: 'DELETE_COMPLETE' });
    expect(zoneStackOf({ domainName: 'x', stack })).toEqual([]);
    expect(zoneStackOf({ domainName: 'x' })).toEqual([]);
  });

  it.each<[string, Parameters<typeof plan>[0], string]>([
    [
      'another name',
      { confirm: 'acme.com' },
      'confirm: "acme.com" is not the domain name of the zone. Enter api.acme.com to confirm the deletion.',
    ],
    [
      'records',
      {
        records: [
          record('a.api.acme.com', 'A', '192.0.2.1'),
          record('b.api.acme.com', 'TXT', 'x'),
        ],
      },
      'The zone api.acme.com still contains A a.api.acme.com, TXT b.api.acme.com. Delete the APIs with these names first.',
    ],
    [
      'a certificate in use',
      { users: ['arn:a', 'arn:b'] },
      'The certificate of api.acme.com is in use by arn:a, arn:b. Delete that first.',
    ],
    [
      'a stack of somebody else',
      { authorize: jest.fn().mockRejectedValue(new Error('not yours')) },
      'not yours',
    ],
  ])('refuses with %s', async (_, options, message) => {
    await expect(plan(options)).rejects.toThrow(message);
  });
});
