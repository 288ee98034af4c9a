import { endpointOf, toEndpointStatus } from './loadBalancer';

describe('endpointOf', () => {
  const none = { loadBalancer: {}, listeners: {} };

  it.each([
    ['https://orders.acme.com', 'internet', 'internet-facing', true],
    ['http://orders.acme.com', 'private-network', 'internal', false],
  ] as const)(
    'returns without a load balancer what the stack says: %s, %s',
    async (url, reach, scheme, tls) => {
      expect(await endpointOf(none, { url, reach })).toEqual({
        value: { url, scheme, tls, availabilityZones: [] },
      });
    },
  );

  it('returns nothing without a load balancer and a URL', async () => {
    expect(await endpointOf(none)).toEqual({});
  });

  it('returns why the load balancer could not be read, whatever the stack says', async () => {
    const failure = { reason: 'denied', message: 'no' } as const;
    expect(
      await endpointOf(
        { loadBalancer: { failure }, listeners: { failure } },
        { url: 'https://orders.acme.com', reach: 'internet' },
      ),
    ).toEqual({ failure });
  });
});

describe('toEndpointStatus', () => {
  const balancer = {
    dnsName: 'orders.elb',
    scheme: 'internet-facing',
    type: 'application',
    state: 'active',
    availabilityZones: [],
  } as const;
  const on = (protocol: string, port: number) => ({ protocol, port });

  it.each([
    [[on('HTTP', 80)], 'http://orders.elb', false],
    [[on('HTTP', 8080)], 'http://orders.elb:8080', false],
    [[on('HTTP', 80), on('HTTPS', 443)], 'https://orders.elb', true],
    [[on('HTTPS', 8443)], 'https://orders.elb:8443', true],
    [[on('TLS', 443)], 'https://orders.elb', true],
    [[on('TCP', 80)], undefined, false],
    [[], undefined, false],
  ])('returns for %j the URL %s, TLS: %s', (listeners, url, tls) => {
    const facts = { ...balancer, availabilityZones: [], securityGroups: [] };
    expect(toEndpointStatus(facts, listeners)).toMatchObject({ url, tls });
  });

  it('prefers the URL of the stack, which contains the domain name', () => {
    const facts = { ...balancer, availabilityZones: [], securityGroups: [] };
    expect(
      toEndpointStatus(facts, [on('HTTPS', 443)], 'https://orders.acme.com')
        .url,
    ).toBe('https://orders.acme.com');
  });
});
