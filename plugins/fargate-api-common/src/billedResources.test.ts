import {
  billedApi,
  billedEndpoints,
  billedEnvironment,
  billedNat,
  billedWithNat,
  shareOfWeek,
} from './billedResources';
import { API_SHAPES } from './shapes';
import { FargateApiStatus } from './status';

describe('what AWS bills by the month', () => {
  it.each([
    ['none', 0],
    ['single', 1],
    ['per-zone', 3],
  ] as const)('of NAT in three AZs, %s: %s', (mode, natGateways) => {
    expect(billedNat(mode, 3)).toEqual({ natGateways });
  });

  it('of VPC endpoints is one in each AZ, those of tasks and others', () => {
    expect(billedEndpoints(0, 2)).toEqual({ interfaceEndpoints: 6 });
    expect(billedEndpoints(2, 3)).toEqual({ interfaceEndpoints: 15 });
  });

  it('of the shapes of API is their load balancer, and its public addresses', () => {
    expect(
      Object.entries(API_SHAPES).map(([kind, { billed }]) => [kind, billed(3)]),
    ).toEqual([
      ['public-api', { loadBalancers: 1, loadBalancerAddresses: 3 }],
      ['internal-api', { loadBalancers: 1 }],
      ['gateway-api', {}],
      ['shared-api', {}],
    ]);
  });

  it.each([
    [['MON', 'TUE', 'WED', 'THU', 'FRI'], '07:00', '19:00', 60],
    [['SUN'], '08:30', '09:00', 0.5],
  ])(
    'of tasks from %s %s to %s is %s hours a week',
    (days, from, to, hours) => {
      expect(shareOfWeek({ days, from, to }) * 168).toBeCloseTo(hours);
    },
  );
});

describe('what AWS bills of an API as it runs', () => {
  const parts = (
    endpoint: object,
    running?: number,
  ): Parameters<typeof billedApi>[0] =>
    ({
      service: running === undefined ? {} : { value: { running, desired: 9 } },
      taskDefinition: { value: { cpu: 512, memory: 1024 } },
      endpoint: { value: { tls: true, availabilityZones: [], ...endpoint } },
    } as unknown as FargateApiStatus);
  const tasks = { count: 2, cpu: 512, memory: 1024 };

  it.each([
    [
      'a public load balancer, with an address in each of its AZs',
      {
        scheme: 'internet-facing',
        type: 'application',
        availabilityZones: ['a', 'b', 'c'],
      },
      { loadBalancers: 1, loadBalancerAddresses: 3, tasks },
    ],
    [
      'an internal load balancer, without public addresses',
      { scheme: 'internal', type: 'network', availabilityZones: ['a', 'b'] },
      { loadBalancers: 1, loadBalancerAddresses: 0, tasks },
    ],
    [
      'not the load balancer that it shares',
      {
        scheme: 'internet-facing',
        type: 'application',
        availabilityZones: ['a', 'b'],
        isShared: true,
      },
      { tasks },
    ],
    ['no load balancer', { scheme: 'internet-facing' }, { tasks }],
  ])('is the tasks that run, and %s', (_, endpoint, billed) => {
    expect(billedApi(parts(endpoint, 2))).toEqual(billed);
  });

  it('has an address for each task that has a public one', () => {
    const status = parts({}, 2);
    const service: any = {
      value: { ...status.service.value, hasPublicIps: true },
    };
    expect(billedApi({ ...status, service })).toEqual({
      taskAddresses: 2,
      tasks,
    });
  });

  it('is not known as long as a part is not', () => {
    expect(billedApi(parts({ scheme: 'internal' }))).toBeUndefined();
    expect(
      billedApi({ ...parts({}, 2), taskDefinition: { value: undefined } }),
    ).toBeUndefined();
    expect(billedApi({ ...parts({}, 2), endpoint: {} })).toBeUndefined();
  });
});

describe('what AWS bills of an environment as it is', () => {
  const endpoint = (type: string, zones?: number) => ({
    id: 'vpce-1',
    service: 'x',
    type,
    state: 'available',
    zones,
  });

  it('is its NAT gateways, and its interface endpoints in each of their AZs', () => {
    expect(
      billedEnvironment({
        egress: { value: { nat: 'per-zone', ips: ['1.2.3.4', '1.2.3.5'] } },
        endpoints: {
          value: [
            endpoint('Gateway'),
            endpoint('Interface', 2),
            endpoint('Interface', 3),
            endpoint('Interface'),
          ],
        },
        sharedLoadBalancer: {},
      }),
    ).toEqual({ natGateways: 2, interfaceEndpoints: 6 });
  });

  it('is the load balancer that its APIs share, with an address in each of its AZs', () => {
    const none = {
      egress: { value: { nat: 'none' as const, ips: [] } },
      endpoints: { value: [] },
    };
    const use = { used: 1, quota: 100 };
    const quotas = { rules: use, targetGroups: use, certificates: use };
    expect(
      billedEnvironment({
        ...none,
        sharedLoadBalancer: { value: { zones: 3, quotas } },
      }),
    ).toEqual({
      loadBalancers: 1,
      loadBalancerAddresses: 3,
      natGateways: 0,
      interfaceEndpoints: 0,
    });
    expect(
      billedEnvironment({
        ...none,
        sharedLoadBalancer: { failure: { reason: 'denied', message: 'no' } },
      }),
    ).toBeUndefined();
  });

  it('would be that of its endpoints, and of other NAT gateways', () => {
    const parts = {
      egress: { value: { nat: 'single' as const, ips: ['1.2.3.4'] } },
      endpoints: { value: [endpoint('Interface', 3)] },
      sharedLoadBalancer: {},
    };
    const network = {
      value: {
        vpcId: 'vpc-1',
        cidrs: [],
        availabilityZones: ['a', 'b', 'c'],
      },
    };
    expect(
      (['none', 'single', 'per-zone'] as const).map(mode =>
        billedWithNat({ ...parts, network }, mode),
      ),
    ).toEqual([
      { natGateways: 0, interfaceEndpoints: 3 },
      { natGateways: 1, interfaceEndpoints: 3 },
      { natGateways: 3, interfaceEndpoints: 3 },
    ]);
    expect(billedWithNat({ ...parts, network: {} }, 'single')).toBeUndefined();
  });

  it('is not known as long as a part is not', () => {
    const egress = { value: { nat: 'none' as const, ips: [] } };
    const endpoints = { value: [] };
    const sharedLoadBalancer = {};
    expect(
      billedEnvironment({ egress, endpoints: {}, sharedLoadBalancer }),
    ).toBeUndefined();
    expect(
      billedEnvironment({ egress: {}, endpoints, sharedLoadBalancer }),
    ).toBeUndefined();
  });
});
