import { cannedContext } from '../__testUtils__/cannedContext';
import {
  cannedStack,
  stackArnOf,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { withZones, ZONE } from '../__testUtils__/cannedZones';
import { readZoneById, readZoneOfStack } from './ZoneToDelete';

const REF = 'resource:default/api-acme-com';

describe('ZoneToDelete', () => {
  const read = (...stacks: Parameters<typeof withStacks>) => {
    const { clients, context } = cannedContext({
      ...withZones({ Z1: { name: 'api.acme.com' } }),
      ...withStacks(...stacks),
    });
    const { signal } = context;
    return readZoneOfStack(clients, stackArnOf('zone'), { signal });
  };
  const facts = {
    kind: 'dns-zone',
    entityRef: REF,
    parameters: { DomainName: 'api.acme.com' },
    outputs: { HostedZoneId: 'Z1' },
  } as const;

  it('is that of a stack', async () => {
    expect(await read()).toBeUndefined();
    expect(await read(cannedStack('zone', facts))).toMatchObject({
      domainName: 'api.acme.com',
      stack: { name: 'zone' },
      zone: ZONE,
    });
  });

  it.each([
    { ...facts, status: 'DELETE_COMPLETE' },
    { ...facts, outputs: {} },
  ])('has no hosted zone of %j', async one => {
    const { zone, domainName } = (await read(cannedStack('zone', one)))!;
    expect({ domainName, zone }).toEqual({ domainName: 'api.acme.com' });
  });

  it.each([
    { ...facts, isForeign: true },
    { ...facts, kind: 'certificate' as const },
    { ...facts, entityRef: undefined },
  ])('is none of %j', async one => {
    await expect(read(cannedStack('zone', one))).rejects.toThrow(
      'zoneStackArn: stack zone is not a DNS zone of this portal.',
    );
  });

  it('is one that existed before', async () => {
    const { clients } = cannedContext(
      withZones({ Z1: { name: 'api.acme.com' } }),
    );
    expect(await readZoneById(clients, 'Z1')).toEqual({
      domainName: 'api.acme.com',
      zone: ZONE,
    });
    await expect(readZoneById(clients, 'Z2')).rejects.toThrow(
      /^hostedZoneId: /,
    );
  });
});
