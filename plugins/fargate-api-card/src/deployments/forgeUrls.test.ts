import { orders } from '../../dev/fixtures/entities';
import { commitUrl, pullRequestUrl } from './forgeUrls';

const from = (location: string) => ({
  ...orders,
  metadata: {
    ...orders.metadata,
    annotations: { 'backstage.io/source-location': location },
  },
});

describe('commitUrl', () => {
  it.each([
    [
      'url:https://github.com/acme/orders/tree/main/',
      'https://github.com/acme/orders/commit/abcdef0',
    ],
    [
      'url:https://gitlab.example.com/acme/shop/orders/-/tree/main/',
      'https://gitlab.example.com/acme/shop/orders/-/commit/abcdef0',
    ],
    [
      'url:http://localhost:4570/acme/orders/tree/main/',
      'http://localhost:4570/acme/orders/commit/abcdef0',
    ],
    ['dir:/work/orders', undefined],
    ['url:javascript:alert(1)/a/b/tree/', undefined],
  ])('of %s is %s', (location, expected) => {
    expect(commitUrl(from(location), 'abcdef0')).toBe(expected);
  });

  it('is nothing without a commit or a repository', () => {
    expect(
      commitUrl(
        from('url:https://github.com/acme/orders/tree/main/'),
        undefined,
      ),
    ).toBeUndefined();
    expect(commitUrl(orders, 'abcdef0')).toBeUndefined();
  });
});

describe('pullRequestUrl', () => {
  it.each([
    [
      'url:https://github.com/acme/orders/tree/main/',
      'https://github.com/acme/orders/pull/7',
    ],
    [
      'url:https://gitlab.example.com/acme/shop/orders/-/tree/main/',
      'https://gitlab.example.com/acme/shop/orders/-/merge_requests/7',
    ],
    ['dir:/work/orders', undefined],
  ])('of %s is %s', (location, expected) => {
    expect(pullRequestUrl(from(location), 7)).toBe(expected);
  });
});
