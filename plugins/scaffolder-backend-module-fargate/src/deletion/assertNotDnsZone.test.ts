import { assertNotDnsZone } from './assertNotDnsZone';

describe('assertNotDnsZone', () => {
  it.each(['dns-zone', 'certificate', 'dns-delegation'] as const)(
    'refuses %s',
    kind => {
      expect(() =>
        assertNotDnsZone({ kind, entityRef: 'resource:default/z', name: 'x' }),
      ).toThrow(
        'entityRef: resource:default/z is a DNS zone, and its delegation has to be deleted first. Use fargate:dns-zone:delete, or choose DNS zone in the template "Delete an API, environment or DNS zone".',
      );
    },
  );

  it('names the stack of no entity', () => {
    expect(() => assertNotDnsZone({ kind: 'dns-zone', name: 'x' })).toThrow(
      'entityRef: x is a DNS zone',
    );
  });

  it.each(['public-api', 'cluster', undefined] as const)('accepts %s', kind => {
    expect(() => assertNotDnsZone({ kind, name: 'x' })).not.toThrow();
  });
});
