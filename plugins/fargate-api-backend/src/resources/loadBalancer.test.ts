import { toEndpointStatus } from './loadBalancer';

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
