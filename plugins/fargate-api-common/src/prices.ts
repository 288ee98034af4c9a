/**
 * AWS's list prices in one region, in US dollars: of an hour, and of what is metered.
 *
 * @public
 */
export interface HourlyPrices extends Partial<MeteredPrices> {
  /** One vCPU of a Fargate task on Linux/X86. */
  vCpu: number;
  /** One GB of memory of such a task. */
  gigabyte: number;
  /** An Application or Network Load Balancer, without capacity units. */
  loadBalancer: number;
  /** A NAT gateway, without traffic and without its address. */
  natGateway: number;
  publicIpAddress: number;
  /** An interface endpoint in one Availability Zone. */
  interfaceEndpoint: number;
  transitGatewayAttachment: number;
}

/**
 * AWS's list prices of what is metered in one region, in US dollars, at the first tier.
 *
 * @public
 */
export interface MeteredPrices {
  /** A million requests to an HTTP API of API Gateway. */
  gatewayMillion: number;
  /** A capacity unit of an Application Load Balancer, for an hour. */
  loadBalancerUnit: number;
  /** A GB that a NAT gateway processes. */
  natGigabyte: number;
  /** A GB that leaves AWS for the internet. */
  outboundGigabyte: number;
}

/**
 * What of a deployment has a price by the month.
 *
 * @public
 */
export interface BilledResources {
  natGateways?: number;
  loadBalancers?: number;
  /** In each Availability Zone that an internet-facing load balancer is in. */
  loadBalancerAddresses?: number;
  /** The share of one of some APIs in an internet-facing load balancer. */
  loadBalancerShare?: { apis: number; addresses: number };
  /** Each in one Availability Zone. */
  interfaceEndpoints?: number;
  transitGatewayAttachments?: number;
  hostedZones?: number;
  /** A month. */
  gatewayRequests?: number;
  /** For an hour each, a month. */
  loadBalancerUnits?: number;
  /** A month, through NAT gateways. */
  natGigabytes?: number;
  /** A month, to the internet. */
  outboundGigabytes?: number;
  /** Of tasks in public subnets, while these run. */
  taskAddresses?: number;
  tasks?: {
    count: number;
    /** CPU units; 1024 are one vCPU. */
    cpu: number;
    /** Memory in MiB. */
    memory: number;
    /** The share of the time in which they run, from 0 to 1. Default: 1. */
    share?: number;
  };
}

/**
 * One line of a monthly price.
 *
 * @public
 */
export interface MonthlyPrice {
  /** What it is for, with {@link MonthlyPrice.facts}; a key of texts in other languages. */
  kind: PricedKind;
  /** The numbers of its text: `count`, `addresses`, `apis`, `vCpu`, `gigabytes`, `hours`. */
  facts: { count: number } & Readonly<Record<string, number>>;
  /** In English. */
  text: string;
  /** US dollars, to the cent, so that a total is the sum of its lines. */
  dollars: number;
}

/**
 * What a line of a monthly price is for.
 *
 * @public
 */
export type PricedKind =
  | 'natGateways'
  | 'loadBalancers'
  | 'publicLoadBalancers'
  | 'loadBalancerShare'
  | 'interfaceEndpoints'
  | 'transitGatewayAttachments'
  | 'hostedZones'
  | 'tasks'
  | 'tasksAtHours'
  | 'taskAddresses'
  | 'taskAddressesAtHours'
  | 'gatewayRequests'
  | 'loadBalancerUnits'
  | 'natGigabytes'
  | 'outboundGigabytes';

/**
 * The day of the prices in `PRICES`.
 *
 * @public
 */
export const PRICES_DATE = '2026-11-22';

/**
 * The region whose prices the docs show.
 *
 * @public
 */
export const PRICES_REGION = 'us-east-1';

const VIRGINIA: HourlyPrices = {
  vCpu: 0.04048,
  gigabyte: 0.004445,
  loadBalancer: 0.0225,
  natGateway: 0.045,
  publicIpAddress: 0.005,
  interfaceEndpoint: 0.01,
  transitGatewayAttachment: 0.05,
};

// HTTP APIs: https://docs.aws.amazon.com/whitepapers/latest/best-practices-api-gateway-private-apis-integration/cost-optimization.html
const VIRGINIA_METERED: MeteredPrices = {
  gatewayMillion: 1,
  loadBalancerUnit: 0.008,
  natGigabyte: 0.045,
  outboundGigabyte: 0.09,
};

/**
 * AWS's list prices by region; the only place that has them. Where a region has none of
 * what is metered, no source for it was found.
 *
 * @public
 */
export const PRICES: Readonly<Record<string, HourlyPrices>> = {
  [PRICES_REGION]: { ...VIRGINIA, ...VIRGINIA_METERED },
  'us-east-2': VIRGINIA,
  'us-west-2': VIRGINIA,
  'eu-west-1': {
    ...VIRGINIA,
    loadBalancer: 0.0252,
    natGateway: 0.048,
    interfaceEndpoint: 0.011,
  },
  'eu-central-1': {
    vCpu: 0.04656,
    gigabyte: 0.00511,
    loadBalancer: 0.027,
    natGateway: 0.052,
    publicIpAddress: 0.005,
    interfaceEndpoint: 0.012,
    transitGatewayAttachment: 0.06,
  },
};

/**
 * The prices by region, and where they are from.
 *
 * @public
 */
export interface PriceList {
  /** The day of AWS's list prices. */
  date: string;
  byRegion: Readonly<Record<string, HourlyPrices>>;
  /** The regions for which the portal has prices of its own. */
  ownRegions: readonly string[];
}

/**
 * AWS's list prices, for a portal without its own.
 *
 * @public
 */
export const LIST_PRICES: PriceList = {
  date: PRICES_DATE,
  byRegion: PRICES,
  ownRegions: [],
};

/** AWS's own number for estimates. */
const HOURS_PER_MONTH = 730;

const HOURS_PER_WEEK = 168;

/** In every region, for each of the first 25. */
const HOSTED_ZONE_PER_MONTH = 0.5;

/**
 * The price of resources for a month of 730 hours, line by line, without logs and what
 * is metered, unless the resources say how much of it there is.
 *
 * @param region - see {@link pricedRegion}.
 * @param prices - Default: AWS's list prices.
 * @public
 */
export function monthlyPrices(
  resources: BilledResources,
  region: string,
  prices: PriceList = LIST_PRICES,
): MonthlyPrice[] {
  const {
    natGateways = 0,
    loadBalancers = 0,
    loadBalancerAddresses = 0,
    loadBalancerShare,
    interfaceEndpoints = 0,
    transitGatewayAttachments = 0,
    hostedZones = 0,
    taskAddresses = 0,
    tasks,
  } = resources;
  const hourly = prices.byRegion[pricedRegion(region, prices)];
  const lines: Line[] = [
    [
      'natGateways',
      { count: natGateways },
      counted(natGateways, 'NAT gateway', 'with a public IPv4 address'),
      natGateways * (hourly.natGateway + hourly.publicIpAddress),
    ],
    [
      loadBalancerAddresses ? 'publicLoadBalancers' : 'loadBalancers',
      { count: loadBalancers, addresses: loadBalancerAddresses },
      loadBalancerAddresses
        ? counted(
            loadBalancers,
            'load balancer',
            `with ${loadBalancerAddresses} public IPv4 addresses`,
          )
        : counted(loadBalancers, 'load balancer'),
      loadBalancers * hourly.loadBalancer +
        loadBalancerAddresses * hourly.publicIpAddress,
    ],
    ...(loadBalancerShare ? [shareLine(loadBalancerShare, hourly)] : []),
    [
      'interfaceEndpoints',
      { count: interfaceEndpoints },
      counted(interfaceEndpoints, 'VPC endpoint', 'in one AZ'),
      interfaceEndpoints * hourly.interfaceEndpoint,
    ],
    [
      'transitGatewayAttachments',
      { count: transitGatewayAttachments },
      counted(transitGatewayAttachments, 'transit gateway attachment'),
      transitGatewayAttachments * hourly.transitGatewayAttachment,
    ],
    [
      'hostedZones',
      { count: hostedZones },
      counted(hostedZones, 'hosted zone'),
      (hostedZones * HOSTED_ZONE_PER_MONTH) / HOURS_PER_MONTH,
    ],
    ...(tasks ? [taskLine(tasks, hourly)] : []),
    addressLine(taskAddresses, tasks?.share ?? 1, hourly),
    ...meteredLines(resources, {
      ...VIRGINIA_METERED,
      ...prices.byRegion[PRICES_REGION],
      ...hourly,
    }),
  ];
  return lines
    .filter(([, { count }]) => count > 0)
    .map(([kind, facts, text, perHour]) => ({
      kind,
      facts,
      text,
      dollars: Math.round(perHour * HOURS_PER_MONTH * 100) / 100,
    }));
}

/**
 * The sum of monthly prices, in US dollars.
 *
 * @public
 */
export function totalPrice(prices: readonly MonthlyPrice[]): number {
  return prices.reduce((sum, { dollars }) => sum + dollars, 0);
}

/**
 * The region whose prices count for a region: its own, and `PRICES_REGION` where the
 * list does not have it.
 *
 * @public
 */
export function pricedRegion(
  region: string,
  prices: PriceList = LIST_PRICES,
): string {
  return hasPrices(region, prices) ? region : PRICES_REGION;
}

/**
 * Whether a list has prices for a region.
 *
 * @public
 */
export function hasPrices(region: string, { byRegion }: PriceList): boolean {
  return Object.hasOwn(byRegion, region);
}

/**
 * The region whose prices count for what is metered in a region: its own, and
 * `PRICES_REGION` where the list has none of it.
 *
 * @public
 */
export function meteredRegion(
  region: string,
  prices: PriceList = LIST_PRICES,
): string {
  return Object.keys(VIRGINIA_METERED).every(
    name =>
      prices.byRegion[region]?.[name as keyof MeteredPrices] !== undefined,
  )
    ? region
    : PRICES_REGION;
}

/**
 * US dollars to the cent, such as `$36.50`.
 *
 * @public
 */
export function formatDollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}

type Line = [
  kind: PricedKind,
  facts: MonthlyPrice['facts'],
  text: string,
  perHour: number,
];

function shareLine(
  { apis, addresses }: NonNullable<BilledResources['loadBalancerShare']>,
  { loadBalancer, publicIpAddress }: HourlyPrices,
): Line {
  return [
    'loadBalancerShare',
    { count: 1, apis, addresses },
    `1/${apis} of a load balancer with ${addresses} public IPv4 addresses`,
    (loadBalancer + addresses * publicIpAddress) / apis,
  ];
}

function taskLine(
  { count, cpu, memory, share = 1 }: NonNullable<BilledResources['tasks']>,
  hourly: HourlyPrices,
): Line {
  const vCpu = cpu / 1024;
  const gigabytes = memory / 1024;
  return [
    share < 1 ? 'tasksAtHours' : 'tasks',
    { count, vCpu, gigabytes, hours: hoursOf(share) },
    counted(
      count,
      'task',
      `of ${vCpu} vCPU and ${gigabytes} GB${runningTime(share)}`,
    ),
    count * share * (vCpu * hourly.vCpu + gigabytes * hourly.gigabyte),
  ];
}

function addressLine(
  count: number,
  share: number,
  { publicIpAddress }: HourlyPrices,
): Line {
  return [
    share < 1 ? 'taskAddressesAtHours' : 'taskAddresses',
    { count, hours: hoursOf(share) },
    `${count} public IPv4 ${
      count === 1 ? 'address of a task' : 'addresses of tasks'
    }${runningTime(share)}`,
    count * share * publicIpAddress,
  ];
}

function meteredLines(
  {
    gatewayRequests = 0,
    loadBalancerUnits = 0,
    natGigabytes = 0,
    outboundGigabytes = 0,
  }: BilledResources,
  prices: MeteredPrices,
): Line[] {
  const millions = gatewayRequests / 1_000_000;
  const lines: [PricedKind, number, string, number][] = [
    [
      'gatewayRequests',
      millions,
      `${millions} million requests to API Gateway`,
      prices.gatewayMillion,
    ],
    [
      'loadBalancerUnits',
      loadBalancerUnits,
      `${loadBalancerUnits} hours of a load balancer capacity unit`,
      prices.loadBalancerUnit,
    ],
    [
      'natGigabytes',
      natGigabytes,
      `${natGigabytes} GB through NAT gateways`,
      prices.natGigabyte,
    ],
    [
      'outboundGigabytes',
      outboundGigabytes,
      `${outboundGigabytes} GB to the internet`,
      prices.outboundGigabyte,
    ],
  ];
  return lines.map(([kind, count, text, price]) => [
    kind,
    { count },
    text,
    (count * price) / HOURS_PER_MONTH,
  ]);
}

/** `, 60 of 168 hours a week`; nothing for all of them */
function runningTime(share: number): string {
  return share < 1
    ? `, ${hoursOf(share)} of ${HOURS_PER_WEEK} hours a week`
    : '';
}

function hoursOf(share: number): number {
  return Math.round(share * HOURS_PER_WEEK * 10) / 10;
}

/** `2 NAT gateways, each with a public IPv4 address` */
function counted(count: number, noun: string, detail = ''): string {
  if (count === 1) {
    return [`1 ${noun}`, detail].filter(Boolean).join(' ');
  }
  return [`${count} ${noun}s`, detail && `each ${detail}`]
    .filter(Boolean)
    .join(', ');
}
