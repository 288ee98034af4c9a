import { keptOfZone } from './knownZone';

const ENTITY = {
  namespace: 'default',
  name: 'api-acme-com',
  owner: 'group:default/a',
};

describe('keptOfZone', () => {
  const known = {
    stack: {} as any,
    entity: { ...ENTITY, description: 'Names' },
    certificateName: 'api.acme.com',
  };

  it.each([
    [ENTITY, undefined, []],
    [{ ...ENTITY, description: 'Names' }, 'api.acme.com', []],
    [
      { ...ENTITY, owner: 'group:default/b', description: 'Other' },
      '*.api.acme.com',
      [
        'owner stays group:default/a, not group:default/b',
        'description stays Names, not Other',
        'certificateDomainName stays api.acme.com, not *.api.acme.com',
      ],
    ],
  ])('of %j and %s is %j', (requested, name, kept) => {
    expect(keptOfZone(known, requested, name)).toEqual(kept);
  });

  it('names what was empty', () => {
    expect(
      keptOfZone(
        { stack: {} as any, entity: ENTITY },
        { ...ENTITY, description: 'New' },
        'api.acme.com',
      ),
    ).toEqual(['description stays none, not New']);
  });
});
