import {
  LIST_PRICES,
  meteredRegion,
  monthlyPrices,
  PRICES,
  PRICES_DATE,
  PRICES_REGION,
  totalPrice,
} from './prices';

const lines = (...args: Parameters<typeof monthlyPrices>) =>
  monthlyPrices(...args).map(
    ({ text, dollars }) => `${dollars.toFixed(2)} ${text}`,
  );

const HOURLY = [
  'vCpu',
  'gigabyte',
  'loadBalancer',
  'natGateway',
  'publicIpAddress',
  'interfaceEndpoint',
  'transitGatewayAttachment',
];
const METERED = [
  'gatewayMillion',
  'loadBalancerUnit',
  'natGigabyte',
  'outboundGigabyte',
];

describe('the price of a month', () => {
  it('has a line for each kind of resource', () => {
    expect(
      lines(
        {
          natGateways: 2,
          loadBalancers: 1,
          loadBalancerAddresses: 2,
          interfaceEndpoints: 6,
          transitGatewayAttachments: 1,
          hostedZones: 1,
          tasks: { count: 2, cpu: 256, memory: 512 },
        },
        'us-east-1',
      ),
    ).toEqual([
      '73.00 2 NAT gateways, each with a public IPv4 address',
      '23.73 1 load balancer with 2 public IPv4 addresses',
      '43.80 6 VPC endpoints, each in one AZ',
      '36.50 1 transit gateway attachment',
      '0.50 1 hosted zone',
      '18.02 2 tasks, each of 0.25 vCPU and 0.5 GB',
    ]);
  });

  it('is that of a part of the time where tasks run for no more', () => {
    expect(
      lines(
        { tasks: { count: 2, cpu: 256, memory: 512, share: 60 / 168 } },
        'us-east-1',
      ),
    ).toEqual([
      '6.44 2 tasks, each of 0.25 vCPU and 0.5 GB, 60 of 168 hours a week',
    ]);
  });

  it('counts public addresses of tasks as long as these run', () => {
    const tasks = { count: 2, cpu: 256, memory: 512 };
    expect(lines({ taskAddresses: 2, tasks }, 'us-east-1')).toEqual([
      '18.02 2 tasks, each of 0.25 vCPU and 0.5 GB',
      '7.30 2 public IPv4 addresses of tasks',
    ]);
    expect(
      lines(
        { taskAddresses: 2, tasks: { ...tasks, share: 60 / 168 } },
        'us-east-1',
      ),
    ).toContain(
      '2.61 2 public IPv4 addresses of tasks, 60 of 168 hours a week',
    );
  });

  it('is the one of the region, and of us-east-1 where that is not known', () => {
    const one = { natGateways: 1 };
    expect(lines(one, 'eu-central-1')).toEqual([
      '41.61 1 NAT gateway with a public IPv4 address',
    ]);
    expect(lines(one, 'eu-west-1')).toEqual([
      '38.69 1 NAT gateway with a public IPv4 address',
    ]);
    expect(lines(one, 'mars-1')).toEqual(lines(one, 'us-east-1'));
  });

  it('is known, with all of its parts, in these regions', () => {
    expect(Object.keys(PRICES)).toEqual([
      'us-east-1',
      'us-east-2',
      'us-west-2',
      'eu-west-1',
      'eu-central-1',
    ]);
    for (const prices of Object.values(PRICES)) {
      expect(Object.keys(prices)).toEqual(expect.arrayContaining(HOURLY));
    }
    expect(Object.keys(PRICES[PRICES_REGION]).sort()).toEqual(
      [...HOURLY, ...METERED].sort(),
    );
    expect(PRICES_REGION).toBe('us-east-1');
    expect(PRICES_DATE).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it.each([
    [{ loadBalancers: 2 }, '32.85 2 load balancers'],
    [
      { loadBalancerShare: { apis: 10, addresses: 2 } },
      '2.37 1/10 of a load balancer with 2 public IPv4 addresses',
    ],
    [
      { loadBalancers: 2, loadBalancerAddresses: 3 },
      '43.80 2 load balancers, each with 3 public IPv4 addresses',
    ],
    [{ interfaceEndpoints: 1 }, '7.30 1 VPC endpoint in one AZ'],
    [{ transitGatewayAttachments: 2 }, '73.00 2 transit gateway attachments'],
    [{ hostedZones: 2 }, '1.00 2 hosted zones'],
    [{ taskAddresses: 1 }, '3.65 1 public IPv4 address of a task'],
    [
      { tasks: { count: 1, cpu: 2048, memory: 4096, share: 1 } },
      '72.08 1 task of 2 vCPU and 4 GB',
    ],
    [
      { tasks: { count: 1, cpu: 1024, memory: 2048, share: 0.25 } },
      '9.01 1 task of 1 vCPU and 2 GB, 42 of 168 hours a week',
    ],
    [
      { tasks: { count: 1, cpu: 1024, memory: 2048, share: 0.01 } },
      '0.36 1 task of 1 vCPU and 2 GB, 1.7 of 168 hours a week',
    ],
  ])('of %j is %s', (resources, line) => {
    expect(lines(resources, 'us-east-1')).toEqual([line]);
  });

  it('counts what is metered, where the resources say how much there is', () => {
    expect(
      lines(
        {
          gatewayRequests: 2_500_000,
          loadBalancerUnits: 1000,
          natGigabytes: 100,
          outboundGigabytes: 10,
        },
        'us-east-1',
      ),
    ).toEqual([
      '2.50 2.5 million requests to API Gateway',
      '8.00 1000 hours of a load balancer capacity unit',
      '4.50 100 GB through NAT gateways',
      '0.90 10 GB to the internet',
    ]);
  });

  it('has what is metered from the region, and from us-east-1 where that is not known', () => {
    const own = {
      ...LIST_PRICES,
      byRegion: {
        ...PRICES,
        'eu-west-1': { ...PRICES['eu-west-1'], natGigabyte: 0.01 },
        'sa-east-1': { ...PRICES['us-east-1'], gatewayMillion: 3 },
      },
    };
    const traffic = { natGigabytes: 100, gatewayRequests: 1_000_000 };
    expect(lines(traffic, 'eu-west-1', own)).toEqual([
      '1.00 1 million requests to API Gateway',
      '1.00 100 GB through NAT gateways',
    ]);
    expect(
      ['us-east-1', 'eu-west-1', 'mars-1', 'sa-east-1'].map(region =>
        meteredRegion(region, own),
      ),
    ).toEqual(['us-east-1', 'us-east-1', 'us-east-1', 'sa-east-1']);
  });

  it('leaves out what there is none of, and sums up the rest', () => {
    const prices = monthlyPrices(
      {
        loadBalancers: 1,
        natGateways: 0,
        tasks: { count: 0, cpu: 256, memory: 512 },
      },
      'us-east-1',
    );
    expect(prices.map(({ text }) => text)).toEqual(['1 load balancer']);
    expect(totalPrice(prices)).toBe(16.43);
  });
});
