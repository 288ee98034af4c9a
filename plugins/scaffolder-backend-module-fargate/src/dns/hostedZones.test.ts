import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedStack, withStacks } from '../__testUtils__/cannedStacks';
import { withZones, ZONE } from '../__testUtils__/cannedZones';
import {
  readExistingZone,
  readOwnZone,
  readParentZone,
  readPublicZone,
} from './hostedZones';

describe('hostedZones', () => {
  const zones = {
    Z0: { name: 'acme.com' },
    Z1: { name: 'api.acme.com' },
    ZP: { name: 'acme.com', isPrivate: true },
  };

  it('reads a public zone', async () => {
    const { clients, context, signals } = cannedContext(withZones(zones));
    const { signal } = context;
    expect(await readPublicZone(clients, 'field', 'Z1', { signal })).toEqual(
      ZONE,
    );
    expect(signals).toEqual([signal]);
  });

  it.each([
    [
      'ZX',
      'field: account 123456789012 has no hosted zone ZX. Give the id of one of its hosted zones, e.g. Z0123456789ABCDEFGHIJ.',
    ],
    [
      'ZP',
      'field: hosted zone acme.com (ZP) is private, and other accounts cannot resolve its names. Give a public hosted zone; its records may contain private addresses.',
    ],
  ])('refuses %s', async (id, message) => {
    const { clients } = cannedContext(withZones(zones));
    await expect(readPublicZone(clients, 'field', id)).rejects.toThrow(message);
  });

  const existing = (
    stacks: Parameters<typeof withStacks>,
    domainName = 'api.acme.com',
    id = 'Z1',
  ) =>
    readExistingZone(
      cannedContext({ ...withZones(zones), ...withStacks(...stacks) }).clients,
      { id, domainName, stackName: 'dns-zone' },
    );

  it('uses an existing zone of that name, but not beside a stack of its own', async () => {
    expect(await existing([])).toEqual(ZONE);
    await expect(existing([], 'b.acme.com')).rejects.toThrow(
      'hostedZoneId: hosted zone Z1 is api.acme.com, not b.acme.com.',
    );
    await expect(existing([], 'api.acme.com', 'ZX')).rejects.toThrow(
      /^hostedZoneId: account 123456789012 has no hosted zone ZX\. /,
    );
    await expect(existing([cannedStack('dns-zone')])).rejects.toThrow(
      'hostedZoneId: stack dns-zone already has a hosted zone for api.acme.com. Leave hostedZoneId out.',
    );
  });

  it.each([
    ['no stack', [], undefined],
    ['a stack without outputs', [cannedStack('zone')], undefined],
    [
      'a zone',
      [cannedStack('zone', { outputs: { HostedZoneId: 'Z1' } })],
      ZONE,
    ],
    [
      'a deleted zone',
      [cannedStack('zone', { outputs: { HostedZoneId: 'ZX' } })],
      undefined,
    ],
  ])('finds of an earlier run %s', async (_, stacks, expected) => {
    const { clients } = cannedContext({
      ...withZones(zones),
      ...withStacks(...stacks),
    });
    expect(await readOwnZone(clients, 'zone')).toEqual(expected);
  });

  const parent = (domainName: string, id?: string) =>
    readParentZone(cannedContext(withZones(zones)).clients, domainName, id);

  it('finds the parent zone by the name, or takes the given one', async () => {
    expect((await parent('web.acme.com')).id).toBe('Z0');
    expect((await parent('web.api.acme.com')).id).toBe('Z1');
    expect((await parent('web.api.acme.com', 'Z0')).id).toBe('Z0');
  });

  it.each([
    [
      'a.other.org',
      undefined,
      'parentZone: account 123456789012 has no public hosted zone other.org. Give a target in the account that has it, or leave parentZone out: the log then shows the NS record to request from its owner.',
    ],
    ['api.acme.com', 'ZX', /^parentZone\.hostedZoneId: account/],
    [
      'api.acme.com',
      'Z1',
      'parentZone: api.acme.com is not a subdomain of api.acme.com (hosted zone Z1). Give the hosted zone of acme.com.',
    ],
    [
      'a.b.other.org',
      'Z1',
      'parentZone: a.b.other.org is not a subdomain of api.acme.com (hosted zone Z1). Give the hosted zone of b.other.org or other.org.',
    ],
  ])('refuses as the parent of %s: %s', async (domainName, id, message) => {
    await expect(parent(domainName, id)).rejects.toThrow(message);
  });
});
