import { LIST_PRICES, monthlyPrices, PRICES, totalPrice } from './prices';
import { API_SHAPES } from './shapes';
import {
  adviseApi,
  ApiChoiceName,
  ApiNeeds,
  gatewayBreakEven,
} from './shapeAdvice';

const NEEDS: ApiNeeds = {
  requests: 1_000_000,
  outboundGigabytes: 0,
  callers: 'internet',
  fixedEgress: false,
  environment: 'existing',
  sharingApis: 2,
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
        'shared-api 29.97',
        'public-api 41.84',
        'public-tasks 49.14',
        'internal-api 34.45, not-reached-from-internet',
      ],
    ],
    [
      'many requests: a load balancer, shared with others',
      { requests: 100_000_000 },
      [
        'shared-api 38.77, recommended',
        'public-api 50.64',
        'public-tasks 57.94',
        'gateway-api 118.02',
        'internal-api 34.45, not-reached-from-internet',
      ],
    ],
    [
      'few requests where the load balancer is there already: that one',
      { environment: 'existing-shared' },
      [
        'shared-api 18.11, recommended',
        'gateway-api 19.02',
        'public-api 41.84',
        'public-tasks 49.14',
        'internal-api 34.45, not-reached-from-internet',
      ],
    ],
    [
      'a new environment: no NAT gateway to pay for',
      { environment: 'new' },
      [
        'public-tasks 49.14, recommended',
        'gateway-api 56.02',
        'shared-api 66.47',
        'public-api 78.34',
        'internal-api 78.25, not-reached-from-internet',
      ],
    ],
    [
      'a new environment whose addresses others allow: not tasks with their own',
      { environment: 'new', fixedEgress: true },
      [
        'gateway-api 56.02, recommended',
        'shared-api 66.47',
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
        'shared-api 169.33',
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
        'shared-api 29.97, reached-from-internet',
        'public-api 41.84, reached-from-internet',
        'public-tasks 49.14, reached-from-internet',
      ],
    ],
    [
      'callers of other accounts, in a new environment: an internal one with a transit gateway',
      { callers: 'other-accounts', environment: 'new', fixedEgress: true },
      [
        'internal-api 107.45, recommended',
        'public-tasks 49.14, reached-from-internet, egress-changes',
        'gateway-api 56.02, reached-from-internet',
        'shared-api 66.47, reached-from-internet',
        'public-api 78.34, reached-from-internet',
      ],
    ],
  ])('for %s', (_, needs, ways) => {
    expect(advice(needs)).toEqual(ways);
  });

  it.each<[string, Partial<ApiNeeds>, number]>([
    ['half of the one of two', {}, 1 / 2],
    ['a tenth of the one of ten', { sharingApis: 10 }, 1 / 10],
    [
      'nothing further of the one that is there',
      { environment: 'existing-shared' },
      0,
    ],
  ])(
    'with a shared load balancer have its fixed price as far as theirs: %s',
    (_, needs, share) => {
      for (const region of Object.keys(PRICES)) {
        const choices = adviseApi({ ...NEEDS, ...needs }, region);
        const monthly = (name: ApiChoiceName) =>
          choices.find(choice => choice.name === name)!.monthly;
        const { loadBalancer, publicIpAddress } = PRICES[region];
        const fixed = (loadBalancer + 2 * publicIpAddress) * 730;
        // Capacity units are the API's own, as those of a load balancer of its own.
        expect(monthly('shared-api')).toBeCloseTo(
          monthly('public-api') - fixed * (1 - share),
          1,
        );
      }
    },
  );

  it('change their order where API Gateway and balancer cross', () => {
    const cheaper = (requests: number) =>
      adviseApi({ ...NEEDS, requests }, 'us-east-1').find(({ name }) =>
        ['gateway-api', 'public-api'].includes(name),
      )!.name;
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
    expect(adviseApi(NEEDS, 'us-east-1', own)[0].name).toBe('shared-api');
    expect(gatewayBreakEven('us-east-1', own)).toBeCloseTo(474_600);
  });
});
