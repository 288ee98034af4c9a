import { checkRouteKey, clashingRoute, matchingRoute } from './routeKey';

const routes = (...keys: string[]) => keys.map(key => ({ key }));

describe('the key of a route', () => {
  it.each(['$default', 'GET /', 'ANY /orders/{id}', 'POST /{proxy+}'])(
    'may be %s',
    key => {
      expect(() => checkRouteKey(key)).not.toThrow();
    },
  );

  it.each([
    'GET',
    'TRACE /',
    'get /',
    'GET orders',
    '/',
    'GET /{a+}/b',
    'GET /a{b}',
  ])('may not be %s', key => {
    expect(() => checkRouteKey(key)).toThrow(
      'The provided route key is not formatted properly for HTTP protocol.',
    );
  });

  it('clashes with one that names a variable at the same place otherwise', () => {
    const known = routes('GET /orders/{id}', 'GET /pets');
    expect(clashingRoute(known, 'GET /orders/{order}')?.key).toBe(
      'GET /orders/{id}',
    );
    expect(clashingRoute(known, 'POST /orders/{id}/items')).toBeUndefined();
    expect(clashingRoute(known, 'GET /orders/{proxy+}')).toBeUndefined();
  });
});

describe('the route for a request', () => {
  // The example of the documentation.
  const all = routes(
    'GET /pets/dog/1',
    'GET /pets/dog/{id}',
    'GET /pets/{proxy+}',
    'ANY /{proxy+}',
    '$default',
  );

  it.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1'],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}'],
    ['GET', '/pets/cat/1', 'GET /pets/{proxy+}'],
    ['POST', '/test/5', 'ANY /{proxy+}'],
  ])('%s %s is %s', (method, path, key) => {
    expect(matchingRoute(all, method, path)?.key).toBe(key);
  });

  it('is $default, or none', () => {
    expect(matchingRoute(routes('GET /a', '$default'), 'GET', '/b')?.key).toBe(
      '$default',
    );
    expect(matchingRoute(routes('GET /a'), 'POST', '/a')).toBeUndefined();
  });

  it('is one for its method rather than for any', () => {
    const both = routes('ANY /a', 'GET /a');
    expect(matchingRoute(both, 'GET', '/a')?.key).toBe('GET /a');
    expect(matchingRoute(both, 'PUT', '/a')?.key).toBe('ANY /a');
  });
});
