import { CONSUMER_HOPS } from './consumers';

describe('the hops of a request to an internal API', () => {
  it('come in the order of its path', () => {
    expect(CONSUMER_HOPS).toEqual([
      'name',
      'delegation',
      'address',
      'consumer-route',
      'attachment',
      'provider-route',
      'load-balancer',
      'target',
    ]);
  });
});
