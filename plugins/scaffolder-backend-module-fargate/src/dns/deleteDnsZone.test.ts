import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import { cannedRecord } from '../__testUtils__/cannedStacks';
import { record, withZones, ZONE } from '../__testUtils__/cannedZones';
import { DeleteRequest, deleteStack } from '../deletion/deleteStack';
import { deleteDnsZone } from './deleteDnsZone';
import { ZoneDeletion } from './planZoneDeletion';

jest.mock('../deletion/deleteStack');

const VALIDATION = record('_x.api.acme.com', 'CNAME', '_y.acm-validations.aws');
const PARENT = { Z0: { name: 'acme.com' } };
const OWN_ZONE = { Z1: { name: 'api.acme.com' } };

describe('deleteDnsZone', () => {
  const calls: string[] = [];
  const requests: DeleteRequest[] = [];
  beforeEach(() => {
    calls.length = 0;
    requests.length = 0;
    jest.mocked(deleteStack).mockImplementation(async (context, request) => {
      requests.push(request);
      calls.push(
        `${context.clients.target.name}: ${request.label} ${
          request.stackArn.split('/')[1]
        }`,
      );
      return { name: '', retained: [] };
    });
  });

  async function run(
    changes: Partial<ZoneDeletion>,
    {
      parent = {},
      records = [] as object[],
    }: { parent?: object; records?: any[] } = {},
  ) {
    const canned = cannedContext({
      ...withZones(OWN_ZONE, records),
      ChangeResourceRecordSets: () => {
        calls.push('records deleted');
        return {};
      },
    });
    const other = { ...TARGET, name: 'network', accountId: '999' };
    const parentAccount = cannedContext({ ...withZones({}), ...parent });
    Object.assign(parentAccount.clients, { target: other });
    await deleteDnsZone(
      canned.context,
      {
        domainName: 'api.acme.com',
        zone: ZONE,
        stack: await cannedRecord('zone'),
        certificates: [await cannedRecord('certificate')],
        delegations: [],
        ...changes,
      } as ZoneDeletion,
      {
        aws: {
          targets: { list: () => [other] },
          clients: async () => parentAccount.clients,
        } as any,
        open: async (target, arn) => {
          calls.push(`open ${target.name} for ${arn.split('/')[1]}`);
          return parentAccount.context;
        },
        onZoneDeleted: async arn => {
          calls.push(`gone: ${arn.split('/')[1]}`);
        },
      },
    );
    return { ...canned, signalsOfParent: parentAccount.signals };
  }
  const delegation = async () => ({
    target: { ...TARGET, name: 'network' },
    stack: await cannedRecord('delegation'),
  });

  it('deletes first the delegation, then the certificate, then the zone', async () => {
    const { lines } = await run({ delegations: [await delegation()] });
    expect(calls).toEqual([
      'open network for delegation',
      'network: Delegation delegation',
      'dev: Certificate certificate',
      'dev: Zone zone',
      'gone: zone',
    ]);
    expect(lines).toEqual([]);
    expect(requests).toEqual(
      requests.map(() =>
        expect.objectContaining({ retain: [], unprotect: true }),
      ),
    );
  });

  it('deletes the records by which ACM validated', async () => {
    const { inputs, lines, signals, context } = await run(
      { certificates: [] },
      { parent: withZones(PARENT), records: [VALIDATION] },
    );
    expect(calls).toEqual(['records deleted', 'dev: Zone zone', 'gone: zone']);
    expect(inputs.at(-1)).toEqual([
      'ChangeResourceRecordSets',
      {
        HostedZoneId: 'Z1',
        ChangeBatch: {
          Changes: [{ Action: 'DELETE', ResourceRecordSet: VALIDATION }],
        },
      },
    ]);
    expect(lines).toEqual([
      'Zone ACM validation record _x.api.acme.com. deleted',
    ]);
    expect(new Set(signals)).toEqual(new Set([context.signal]));
  });

  it('names all of these records', async () => {
    const { lines } = await run(
      {},
      {
        parent: withZones(PARENT),
        records: [
          VALIDATION,
          record('_z.api.acme.com', 'CNAME', '_y.acm-validations.aws'),
        ],
      },
    );
    expect(lines).toEqual([
      'Zone ACM validation record _x.api.acme.com., _z.api.acme.com. deleted',
    ]);
  });

  it('retains a zone that existed before, with its records', async () => {
    const { lines } = await run(
      { stack: undefined },
      { parent: withZones(PARENT), records: [VALIDATION] },
    );
    expect(calls).toEqual(['dev: Certificate certificate']);
    expect(lines).toEqual([
      "Note hosted zone api.acme.com existed before and is retained, with ACM's validation record, which other certificates may need",
    ]);
  });

  it('deletes what is left of a zone that is gone', async () => {
    const { lines, inputs } = await run({ zone: undefined });
    expect(calls).toEqual([
      'dev: Certificate certificate',
      'dev: Zone zone',
      'gone: zone',
    ]);
    expect(lines).toEqual([]);
    expect(inputs).toEqual([]);
  });

  const RECORDS = ZONE.nameServers.map(
    name => ` api.acme.com. 300 IN NS ${name}.`,
  );
  const DANGER =
    'whoever gets these name servers could answer for api.acme.com';

  it.each([
    ['', async () => ({})],
    [
      ', even where a stack made another one',
      async () => ({ delegations: [await delegation()] }),
    ],
  ])('asks to delete a record that no stack made%s', async (_, changes) => {
    const { lines, context, signalsOfParent } = await run(await changes(), {
      parent: withZones(PARENT, [
        record('api.acme.com', 'NS', ...ZONE.nameServers),
      ]),
    });
    expect(lines).toEqual([
      `Note delete this NS record in hosted zone acme.com (Z0, account 999), which this portal did not create: ${DANGER}`,
      ...RECORDS,
    ]);
    expect(new Set(signalsOfParent)).toEqual(new Set([context.signal]));
  });

  it('asks the owner of the parent zone, where nobody knows it', async () => {
    const { lines } = await run({});
    expect(lines).toEqual([
      `Note ask the owner of acme.com to delete this NS record: ${DANGER}`,
      ...RECORDS,
    ]);
    const deep = await run({ domainName: 'a.api.acme.com' });
    expect(deep.lines[0]).toMatch(
      /^Note ask the owner of api\.acme\.com or acme\.com to delete /,
    );
  });

  it('asks for nothing where the parent zone has no such record', async () => {
    const { lines } = await run({}, { parent: withZones(PARENT) });
    expect(lines).toEqual([]);
  });
});
