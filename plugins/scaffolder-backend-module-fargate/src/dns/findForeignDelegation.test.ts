import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import { OWN_NS, record, withZones, ZONE } from '../__testUtils__/cannedZones';
import { findForeignDelegation } from './findForeignDelegation';

describe('findForeignDelegation', () => {
  const look = (...accounts: object[]) => {
    const targets = accounts.map((_, i) => ({ ...TARGET, name: `t${i}` }));
    return findForeignDelegation(
      {
        targets: { list: () => targets },
        clients: async (target: any) =>
          cannedContext(accounts[targets.indexOf(target)] as any).clients,
      } as any,
      ZONE,
    );
  };
  const parent = { Z0: { name: 'acme.com' } };

  it.each<[string, object[], unknown]>([
    ['unknown without the parent zone', [withZones({})], 'unknown'],
    ['none in the parent zone', [withZones(parent)], 'none'],
    [
      'none of the zone',
      [withZones(parent, [record('api.acme.com', 'NS', 'x')])],
      'none',
    ],
    ['none, whatever others have', [withZones(parent), withZones({})], 'none'],
    [
      'in whichever target it is',
      [withZones({}), withZones(parent), withZones(parent, [OWN_NS])],
      {
        parent: { ...ZONE, id: 'Z0', name: 'acme.com' },
        target: { ...TARGET, name: 't2' },
      },
    ],
  ])('is %s', async (_, accounts, expected) => {
    expect(await look(...accounts)).toEqual(expected);
  });
});
