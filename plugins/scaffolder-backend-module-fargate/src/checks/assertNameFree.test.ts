import { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedRecord } from '../__testUtils__/cannedStacks';
import { record, withZones, ZONE } from '../__testUtils__/cannedZones';
import { assertNameFree } from './assertNameFree';

const NAME = 'a.b.api.acme.com';

async function check(
  records: ResourceRecordSet[],
  domainName = NAME,
  outputs?: Record<string, string>,
) {
  const { clients, context, signals } = cannedContext(
    withZones({ Z1: { name: ZONE.name } }, records),
  );
  const { signal } = context;
  const own = outputs && (await cannedRecord('orders', { outputs }));
  await assertNameFree(clients, ZONE, domainName, own, { signal });
  expect(signals).toEqual(signals.map(() => signal));
}

describe('assertNameFree', () => {
  it.each<[string, ResourceRecordSet[], string]>([
    ['no records', [], NAME],
    ['another type of record', [record(NAME, 'TXT', 'x')], NAME],
    ['a record below', [record(`c.${NAME}`, 'A', '192.0.2.1')], NAME],
    ['a record above', [record('b.api.acme.com', 'A', '192.0.2.1')], NAME],
    ['the name servers of the zone', [record(ZONE.name, 'NS', 'x')], ZONE.name],
  ])('accepts %s', async (_, records, domainName) => {
    await expect(check(records, domainName)).resolves.toBeUndefined();
  });

  it.each(['A', 'AAAA', 'CNAME', 'HTTPS', 'SVCB', 'NS'])(
    'refuses a record of type %s',
    async type => {
      await expect(check([record(NAME, type, 'x')])).rejects.toThrow(
        `domainName: the zone api.acme.com already has a record ${type} ${NAME}. Choose another name, or delete that record.`,
      );
    },
  );

  it('refuses a name in a delegated zone', async () => {
    await expect(check([record('b.api.acme.com', 'NS', 'x')])).rejects.toThrow(
      'already has a record NS b.api.acme.com',
    );
  });

  it('refuses a name outside the zone', async () => {
    await expect(check([], 'b.acme.com')).rejects.toThrow(
      'domainName: b.acme.com is not in the zone api.acme.com (Z1). Give api.acme.com or a subdomain of it.',
    );
  });

  it("accepts the stack's own record, and no other", async () => {
    const taken = [record(NAME, 'A', '192.0.2.1')];
    await expect(
      check(taken, NAME, { DomainName: NAME, HostedZoneId: 'Z1' }),
    ).resolves.toBeUndefined();
    for (const outputs of [
      { DomainName: NAME, HostedZoneId: 'Z2' },
      { DomainName: 'x', HostedZoneId: 'Z1' },
    ]) {
      await expect(check(taken, NAME, outputs)).rejects.toThrow('already has');
    }
  });
});
