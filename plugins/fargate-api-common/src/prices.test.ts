import { monthlyPrices, totalPrice } from './prices';

const lines = (...args: Parameters<typeof monthlyPrices>) =>
  monthlyPrices(...args).map(
    ({ text, dollars }) => `${dollars.toFixed(2)} ${text}`,
  );

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

  it('is the one of the region, and of us-east-1 where that is not known', () => {
    const one = { natGateways: 1 };
    expect(lines(one, 'eu-central-1')).toEqual([
      '41.61 1 NAT gateway with a public IPv4 address',
    ]);
    expect(lines(one, 'mars-1')).toEqual(lines(one, 'us-east-1'));
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
