import {
  answeringClients,
  readFirst,
  readingsOf,
} from '../__testUtils__/readings';
import {
  endpointOf,
  observeLoadBalancer,
  toEndpointStatus,
} from './loadBalancer';

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

  const balancer = {
    dnsName: 'orders.elb',
    scheme: 'internet-facing' as const,
    type: 'application' as const,
    state: 'active',
    availabilityZones: [],
    securityGroups: [],
  };

  it.each([
    ['shared-api', true],
    ['public-api', undefined],
  ] as const)(
    'returns whether others have the load balancer too: %s',
    async (kind, isShared) => {
      const { value } = await endpointOf(
        { loadBalancer: { value: balancer }, listeners: { value: [] } },
        { kind },
      );
      expect(value!.isShared).toBe(isShared);
    },
  );

  it('returns the further names that are host names', async () => {
    const { value } = await endpointOf(
      { loadBalancer: { value: balancer }, listeners: { value: [] } },
      {
        additionalDomains: ['shop.acme.com', '<b>'].map(name => ({
          name,
          zoneId: 'Z1',
        })),
      },
    );
    expect(value!.additionalUrls).toEqual(['https://shop.acme.com']);
  });

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

describe('observeLoadBalancer', () => {
  const ARN =
    'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/1';
  const groups = {
    value: [
      { name: 'idle', loadBalancerArns: [] },
      { name: 'orders', loadBalancerArns: [ARN, 'other'] },
    ],
  };
  const context = {
    observations: { observe: jest.fn() },
    target: { name: 'dev', accountId: '123456789012', region: 'eu-west-1' },
  };
  const failure = { reason: 'denied', message: 'no' } as const;

  it.each([
    [{}, { loadBalancer: {}, listeners: {} }],
    [{ value: [] }, { loadBalancer: {}, listeners: {} }],
    [{ failure }, { loadBalancer: { failure }, listeners: { failure } }],
  ])('reads nothing of %j', async (observed, expected) => {
    expect(await observeLoadBalancer(context, observed)).toEqual(expected);
    expect(context.observations.observe).not.toHaveBeenCalled();
  });

  const read = (LoadBalancers: object[]) =>
    readFirst(one => observeLoadBalancer(one, groups), {
      DescribeLoadBalancers: { LoadBalancers },
    });

  it('reads the first load balancer', async () => {
    const { value, calls } = await read([
      {
        LoadBalancerArn: ARN,
        DNSName: 'orders.elb',
        Scheme: 'internal',
        Type: 'network',
        State: { Code: 'provisioning' },
        AvailabilityZones: [{ ZoneName: 'b' }, {}, { ZoneName: 'a' }],
        SecurityGroups: ['sg-1'],
      },
    ]);
    expect(value).toEqual({
      dnsName: 'orders.elb',
      scheme: 'internal',
      type: 'network',
      state: 'provisioning',
      availabilityZones: ['a', 'b'],
      securityGroups: ['sg-1'],
    });
    expect(calls[0].input).toEqual({ LoadBalancerArns: [ARN] });
  });

  it('is an active one on the internet where AWS says no more', async () => {
    const { value } = await read([{ LoadBalancerArn: ARN, DNSName: 'x' }]);
    expect(value).toEqual({
      dnsName: 'x',
      scheme: 'internet-facing',
      type: 'application',
      state: 'active',
      availabilityZones: [],
      securityGroups: [],
    });
  });

  it('fails without the load balancer', async () => {
    await expect(read([])).rejects.toMatchObject({
      kind: 'load-balancer-missing',
      facts: { arn: ARN },
    });
  });

  it('reads its listeners, page by page', async () => {
    const pages = [
      {
        Listeners: [
          {
            Protocol: 'HTTPS',
            Port: 443,
            Certificates: [{ CertificateArn: 'arn:1' }, {}],
          },
        ],
        NextMarker: 'x',
      },
      { Listeners: [{ Protocol: 'HTTP', Port: 80 }] },
      {},
    ];
    const [, listeners] = await readingsOf(one =>
      observeLoadBalancer(one, groups),
    );
    const { clients } = answeringClients({
      DescribeListeners: () => pages.shift()!,
    });
    const { signal } = new AbortController();
    expect(await listeners.read(clients, signal)).toEqual([
      { protocol: 'HTTPS', port: 443, certificateArn: 'arn:1' },
      { protocol: 'HTTP', port: 80 },
    ]);
    expect(await listeners.read(clients, signal)).toEqual([]);
  });
});
