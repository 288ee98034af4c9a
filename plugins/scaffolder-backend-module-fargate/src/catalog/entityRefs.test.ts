import { apiRef, componentRef, dnsZoneRef, environmentRef } from './entityRefs';

describe('entityRefs', () => {
  it('are of the kinds that the catalog has for stacks', () => {
    const name = { namespace: 'Pay', name: 'Orders' };
    expect(
      [apiRef, componentRef, environmentRef, dnsZoneRef].map(of => of(name)),
    ).toEqual([
      'api:pay/orders',
      'component:pay/orders',
      'resource:pay/orders',
      'resource:pay/orders',
    ]);
  });
});
