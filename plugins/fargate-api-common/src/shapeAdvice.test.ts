import { LIST_PRICES, monthlyPrices, totalPrice } from './prices';
import { API_SHAPES } from './shapes';
import { adviseApi, ApiNeeds, gatewayBreakEven } from './shapeAdvice';

const NEEDS: ApiNeeds = {
  requests: 1_000_000,
  outboundGigabytes: 0,
  callers: 'internet',
  fixedEgress: false,
  hasEnvironment: true,
};

/** The ways in their order, as `name dollars`, with what keeps them from fitting. */
const advice = (needs: Partial<ApiNeeds>, region = 'us-east-1') =>
  adviseApi({ ...NEEDS, ...needs }, region).map(
    ({ name, monthly, obstacles, isRecommended }) =>
      [
        `${name} ${monthly.toFixed(2)}`,
        ...(isRecommended ? ['recommended'] : []),
        ...obstacles,
      ].join(', '),
  );

const dollars = (...args: Parameters<typeof monthlyPrices>) =>
  Number(totalPrice(monthlyPrices(...args)).toFixed(2));

describe('the list prices of us-east-1', () => {
  it('are $23.73 for a balancer with two addresses, and $1.00 for a million requests to API Gateway', () => {
    expect(dollars(API_SHAPES['public-api'].billed(2), 'us-east-1')).toBe(
      23.73,
    );
    expect(dollars({ gatewayRequests: 1_000_000 }, 'us-east-1')).toBe(1);
  });

  it('cross near 24 million requests a month, before capacity units', () => {
    const requests = gatewayBreakEven('us-east-1');
    expect(requests).toBeCloseTo(23_730_000);
    expect(Math.round(requests / 1_000_000)).toBe(24);
  });

  it('of a NAT gateway with its address are those of ten addresses of tasks', () => {
    expect(dollars({ natGateways: 1 }, 'us-east-1')).toBe(
      dollars({ taskAddresses: 10 }, 'us-east-1'),
    );
  });
});

describe('the ways to run an API', () => {
  it.each<[string, Partial<ApiNeeds>, string[]]>([
    [
      'few requests in an existing environment: API Gateway',
      {},
      [
        'gateway-api 19.02, recommended',
        'public-api 41.84',
        'public-tasks 49.14',
        'internal-api 34.45, not-reached-from-internet',
      ],
    ],
    [
      'many requests: a load balancer',
      { requests: 100_000_000 },
      [
        'public-api 50.64, recommended',
        'public-tasks 57.94',
        'gateway-api 118.02',
        'internal-api 34.45, not-reached-from-internet',
      ],
    ],
    [
      'a new environment: no NAT gateway to pay for',
      { hasEnvironment: false },
      [
        'public-tasks 49.14, recommended',
        'gateway-api 56.02',
        'public-api 78.34',
        'internal-api 78.25, not-reached-from-internet',
      ],
    ],
    [
      'a new environment whose addresses others allow: not tasks with their own',
      { hasEnvironment: false, fixedEgress: true },
      [
        'gateway-api 56.02, recommended',
        'public-api 78.34',
        'public-tasks 49.14, egress-changes',
        'internal-api 70.95, not-reached-from-internet',
      ],
    ],
    [
      'much outbound traffic: not through NAT',
      { requests: 50_000_000, outboundGigabytes: 1000 },
      [
        'public-tasks 143.50, recommended',
        'public-api 181.20',
        'gateway-api 203.02',
        'internal-api 169.45, not-reached-from-internet',
      ],
    ],
    [
      'callers of this network only: an internal one',
      { callers: 'within' },
      [
        'internal-api 34.45, recommended',
        'gateway-api 19.02, reached-from-internet',
        'public-api 41.84, reached-from-internet',
        'public-tasks 49.14, reached-from-internet',
      ],
    ],
    [
      'callers of other accounts, in a new environment: an internal one with a transit gateway',
      { callers: 'other-accounts', hasEnvironment: false, fixedEgress: true },
      [
        'internal-api 107.45, recommended',
        'public-tasks 49.14, reached-from-internet, egress-changes',
        'gateway-api 56.02, reached-from-internet',
        'public-api 78.34, reached-from-internet',
      ],
    ],
  ])('for %s', (_, needs, ways) => {
    expect(advice(needs)).toEqual(ways);
  });

  it('change their order where API Gateway and balancer cross', () => {
    const cheaper = (requests: number) =>
      adviseApi({ ...NEEDS, requests }, 'us-east-1')[0].name;
    // A capacity unit for each 90,000 requests moves the crossing up.
    expect(cheaper(25_000_000)).toBe('gateway-api');
    expect(cheaper(27_000_000)).toBe('public-api');
  });

  it('have the prices of the region, and of us-east-1 for what is not known of it', () => {
    expect(advice({ requests: 2_000_000 }, 'eu-central-1')[0]).toBe(
      'gateway-api 22.72, recommended',
    );
  });

  it('have the prices of the portal', () => {
    const own = {
      ...LIST_PRICES,
      byRegion: {
        ...LIST_PRICES.byRegion,
        'us-east-1': {
          ...LIST_PRICES.byRegion['us-east-1'],
          gatewayMillion: 50,
        },
      },
    };
    expect(adviseApi(NEEDS, 'us-east-1', own)[0].name).toBe('public-api');
    expect(gatewayBreakEven('us-east-1', own)).toBeCloseTo(474_600);
  });
});
