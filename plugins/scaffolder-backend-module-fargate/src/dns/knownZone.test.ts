import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedStack, withStacks } from '../__testUtils__/cannedStacks';
import { readKnownZone } from './knownZone';
import { toZoneSettings } from './zoneSettings';

const ENTITY = {
  namespace: 'default',
  name: 'api-acme-com',
  owner: 'group:default/a',
};

const REF = 'resource:default/api-acme-com';

describe('knownZone', () => {
  const facts = {
    kind: 'dns-zone',
    entityRef: REF,
    parameters: { DomainName: 'api.acme.com' },
  } as const;
  const read = (...stacks: Parameters<typeof withStacks>) => {
    const { context, ...rest } = cannedContext(
      {
        ...withStacks(...stacks),
        DescribeStackResource: {
          StackResourceDetail: {
            ResourceType: 'AWS::Route53::HostedZone',
            Metadata: JSON.stringify({ FargateApi: { entity: ENTITY } }),
          },
        },
      },
      { authorize: jest.fn() },
    );
    const settings = toZoneSettings({ domainName: 'api.acme.com' });
    return {
      context,
      ...rest,
      known: readKnownZone(context, ENTITY, settings),
    };
  };
  const zoneStack = (changes = {}) =>
    cannedStack('dns-api-acme-com-zone', { ...facts, ...changes });

  it('is what the stack and its descriptor say', async () => {
    const { context, known, signals } = read(
      zoneStack(),
      cannedStack('dns-api-acme-com-certificate', {
        parameters: { DomainName: '*.api.acme.com' },
      }),
    );
    expect(await known).toEqual({
      stack: expect.objectContaining({ name: 'dns-api-acme-com-zone' }),
      entity: ENTITY,
      certificateName: '*.api.acme.com',
    });
    expect(context.authorize).toHaveBeenCalledTimes(1);
    expect(new Set(signals)).toEqual(new Set([context.signal]));
    expect(
      (await read(zoneStack({ status: 'UPDATE_ROLLBACK_COMPLETE' })).known)!
        .certificateName,
    ).toBeUndefined();
  });

  it.each([
    [],
    [zoneStack({ isForeign: true })],
    [zoneStack({ kind: 'certificate' })],
    [zoneStack({ status: 'ROLLBACK_COMPLETE' })],
    [zoneStack({ status: 'CREATE_IN_PROGRESS' })],
  ])('is none without a zone that was complete', async (...stacks) => {
    const { context, known } = read(...stacks);
    expect(await known).toBeUndefined();
    expect(context.authorize).not.toHaveBeenCalled();
  });

  it('is not that of another domain', async () => {
    const { known } = read(
      zoneStack({ parameters: { DomainName: 'b.acme.com' } }),
    );
    await expect(known).rejects.toThrow(
      'domainName: DNS zone api-acme-com exists, for b.acme.com and not for api.acme.com. Give another name for the new zone.',
    );
  });
});
