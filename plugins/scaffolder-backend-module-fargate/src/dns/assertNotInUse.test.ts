import { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { cannedContext } from '../__testUtils__/cannedContext';
import { OWN_NS, record, withZones, ZONE } from '../__testUtils__/cannedZones';
import { assertNotInUse } from './assertNotInUse';

describe('assertNotInUse', () => {
  const parent = { ...ZONE, id: 'Z0', name: 'acme.com' };

  async function check(records: ResourceRecordSet[], name = 'api.acme.com') {
    const { context, lines, signals } = cannedContext(
      withZones({ Z0: { name: 'acme.com' } }, records),
    );
    const isOwn = (values: string[]) => values.includes('ns-1.awsdns.com');
    await assertNotInUse(context, parent, name, isOwn);
    expect(new Set(signals)).toEqual(new Set([context.signal]));
    return lines;
  }

  it('accepts a name without records, and its own delegation', async () => {
    expect(await check([])).toEqual([]);
    expect(
      await check([OWN_NS, record('web.acme.com', 'A', '192.0.2.1')]),
    ).toEqual([]);
  });

  it.each([
    ['the name', record('api.acme.com', 'A', '192.0.2.1'), 'api.acme.com A'],
    [
      'a name below',
      record('a.api.acme.com', 'TXT', 'x'),
      'a.api.acme.com TXT',
    ],
    [
      'another delegation',
      record('api.acme.com', 'NS', 'x'),
      'api.acme.com NS',
    ],
    [
      'its own name servers in a record of another type',
      record('api.acme.com', 'TXT', ...ZONE.nameServers),
      'api.acme.com TXT',
    ],
    [
      'its own name servers for a name below',
      record('a.api.acme.com', 'NS', ...ZONE.nameServers),
      'a.api.acme.com NS',
    ],
  ])('refuses where the parent zone has %s', async (_, one, named) => {
    await expect(check([one])).rejects.toThrow(
      `domainName: api.acme.com is in use: its parent zone acme.com (Z0) contains ${named}, which a delegation of api.acme.com would take over. Choose another name, have these records deleted by their owner, or give the hosted zone that they delegate to as hostedZoneId.`,
    );
  });

  it('refuses a name below a delegated one', async () => {
    await expect(
      check([record('b.acme.com', 'NS', 'x')], 'a.b.acme.com'),
    ).rejects.toThrow('contains b.acme.com NS, which');
  });

  it('names at most five records', async () => {
    const some = (count: number) =>
      Array.from({ length: count }, (_, i) =>
        record(`${i}.api.acme.com`, 'A', '192.0.2.1'),
      );
    await expect(check(some(5))).rejects.toThrow('4.api.acme.com A, which');
    await expect(check(some(7))).rejects.toThrow(
      '4.api.acme.com A, 2 more, which',
    );
  });

  it('says which wildcards stop to answer', async () => {
    expect(
      await check(
        [
          record('*.acme.com', 'CNAME', 'web.acme.com'),
          record('*.b.acme.com', 'A', '192.0.2.1'),
        ],
        'a.b.acme.com',
      ),
    ).toEqual([
      'Delegation *.b.acme.com A of acme.com does not answer for a.b.acme.com once it is delegated',
      'Delegation *.acme.com CNAME of acme.com does not answer for a.b.acme.com once it is delegated',
    ]);
  });
});
