import { cannedContext } from '../__testUtils__/cannedContext';
import {
  cannedRecord,
  cannedStack,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { OWN_NS, record, withZones, ZONE } from '../__testUtils__/cannedZones';
import { deployStack } from '../stack/deployStack';
import { delegate, isOwnDelegation } from './delegate';

jest.mock('../stack/deployStack');

const ENTITY = {
  namespace: 'default',
  name: 'api-acme-com',
  owner: 'group:default/a',
};

const REF = 'resource:default/api-acme-com';

describe('delegate', () => {
  it.each([
    ['its own', { kind: 'dns-delegation', entityRef: REF }, true],
    ['that of another zone', { kind: 'dns-delegation', entityRef: 'x' }, false],
    ['of another kind', { kind: 'dns-zone', entityRef: REF }, false],
    [
      'of somebody else',
      { kind: 'dns-delegation', entityRef: REF, isForeign: true },
      false,
    ],
  ] as const)('knows a stack as %s', async (_, facts, expected) => {
    expect(isOwnDelegation(await cannedRecord('x', facts), ENTITY)).toBe(
      expected,
    );
  });

  it('knows that there is none', () => {
    expect(isOwnDelegation(undefined, ENTITY)).toBe(false);
  });

  describe('in a parent zone', () => {
    const deploy = jest.mocked(deployStack);
    const PARENT = { ...ZONE, id: 'Z0', name: 'acme.com' };
    const own = { kind: 'dns-delegation', entityRef: REF } as const;
    const OTHER_NS = record('api.acme.com', 'NS', 'ns.other.org');

    async function run(
      records: Parameters<typeof withZones>[1],
      known?: Parameters<typeof cannedStack>[1],
      changed = true,
    ) {
      const stack = await cannedRecord('dns-api-acme-com-delegation');
      deploy
        .mockReset()
        .mockResolvedValue({ stack, changed, created: changed });
      const canned = cannedContext({
        ...withZones({ Z0: { name: 'acme.com' } }, records),
        ...withStacks(
          ...(known ? [cannedStack('dns-api-acme-com-delegation', known)] : []),
        ),
      });
      return {
        ...canned,
        done: delegate(canned.context, ENTITY, ZONE, PARENT),
      };
    }

    it.each([true, false])('deploys the NS record, changed: %s', async is => {
      const { context, done, lines, signals } = await run([], undefined, is);
      expect(await done).toBe(is);
      expect(deploy).toHaveBeenCalledWith(
        context,
        expect.objectContaining({
          name: 'dns-api-acme-com-delegation',
          parameters: {
            DomainName: 'api.acme.com',
            ParentHostedZoneId: 'Z0',
            NameServers: 'ns-1.awsdns.com,ns-2.awsdns.org',
          },
        }),
      );
      expect(lines).toEqual([
        'Delegation acme.com (Z0, account 123456789012) delegates api.acme.com to 2 name servers, INSYNC',
      ]);
      expect(new Set(signals)).toEqual(new Set([context.signal]));
    });

    it('leaves a record alone that somebody else made for the zone', async () => {
      const { done, lines } = await run([OWN_NS]);
      expect(await done).toBe(false);
      expect(deploy).not.toHaveBeenCalled();
      expect(lines).toEqual([
        'Delegation acme.com already delegates api.acme.com to hosted zone Z1',
      ]);
    });

    it('refuses to take over a record to another zone', async () => {
      const { done } = await run([OTHER_NS]);
      await expect(done).rejects.toThrow('api.acme.com is in use');
      const ofOther = await run([OTHER_NS], { ...own, entityRef: 'x' });
      await expect(ofOther.done).rejects.toThrow('api.acme.com is in use');
      expect(deploy).not.toHaveBeenCalled();
    });

    it.each([[OWN_NS], [OTHER_NS]])(
      'updates the record that its own stack made: %j',
      async one => {
        const { done } = await run([one], own);
        expect(await done).toBe(true);
        expect(deploy).toHaveBeenCalledTimes(1);
      },
    );

    it('looks only for NS records of the name', async () => {
      const { done } = await run([
        record('web.acme.com', 'A', '192.0.2.1'),
        record('www.acme.com', 'NS', 'ns.other.org'),
      ]);
      expect(await done).toBe(true);
    });
  });
});
