import { billedEndpoints, billedNat, DEFAULT_ZONES } from './billedResources';
import {
  BilledResources,
  LIST_PRICES,
  MonthlyPrice,
  monthlyPrices,
  PriceList,
  totalPrice,
} from './prices';
import { ApiKind, API_SHAPES } from './shapes';

/**
 * What a person knows of an API before they choose how it runs.
 *
 * @public
 */
export interface ApiNeeds {
  /** A month. */
  requests: number;
  /** What the tasks send to the internet of their own accord, in GB a month. */
  outboundGigabytes: number;
  /** `internet`, or only private addresses: of this network, or of other accounts too. */
  callers: 'internet' | 'other-accounts' | 'within';
  /** Whether others allow the API by its outbound IP addresses. */
  fixedEgress: boolean;
  /**
   * What is paid for already: nothing (`new`), the network of an environment, or the
   * load balancer too that its APIs share.
   */
  environment: 'new' | 'existing' | 'existing-shared';
  /** How many APIs share a load balancer that is not paid for, with this one. */
  sharingApis: number;
}

/**
 * A way to run an API that a person can choose.
 *
 * @public
 */
export interface ApiChoice {
  kind: ApiKind;
  /** Where its tasks are: behind NAT, or with public addresses. */
  tasks: 'private' | 'public';
  /** How the requests are metered. */
  front:
    | 'load-balancer'
    | 'shared-load-balancer'
    | 'gateway'
    | 'network-load-balancer';
}

/**
 * The ways to run an API that a person can choose from.
 *
 * @public
 */
export const API_CHOICES = {
  'public-api': {
    kind: 'public-api',
    tasks: 'private',
    front: 'load-balancer',
  },
  'public-tasks': {
    kind: 'public-api',
    tasks: 'public',
    front: 'load-balancer',
  },
  'shared-api': {
    kind: 'shared-api',
    tasks: 'private',
    front: 'shared-load-balancer',
  },
  'gateway-api': { kind: 'gateway-api', tasks: 'private', front: 'gateway' },
  'internal-api': {
    kind: 'internal-api',
    tasks: 'private',
    front: 'network-load-balancer',
  },
} as const satisfies Record<string, ApiChoice>;

/**
 * The name of a way to run an API.
 *
 * @public
 */
export type ApiChoiceName = keyof typeof API_CHOICES;

/**
 * Why a way to run an API does not fit.
 *
 * @public
 */
export type ChoiceObstacle =
  | 'reached-from-internet'
  | 'not-reached-from-internet'
  | 'egress-changes';

/**
 * One way to run an API, against what a person needs.
 *
 * @public
 */
export interface ChoiceAdvice {
  name: ApiChoiceName;
  kind: ApiKind;
  fits: boolean;
  obstacles: ChoiceObstacle[];
  /** The cheapest of those that fit. */
  isRecommended: boolean;
  /** US dollars. */
  monthly: number;
  lines: MonthlyPrice[];
}

/** Two of the smallest, as the wizards propose. */
const TASKS = { count: 2, cpu: 256, memory: 512 };

/** A capacity unit has 25 new connections a second. */
const CONNECTIONS_PER_UNIT_HOUR = 25 * 3600;

/**
 * The ways to run an API with these needs: those that fit first, the cheapest before
 * the others.
 *
 * @public
 */
export function adviseApi(
  needs: ApiNeeds,
  region: string,
  prices: PriceList = LIST_PRICES,
): ChoiceAdvice[] {
  const choices = Object.entries(API_CHOICES)
    .map(([name, choice]) => {
      const lines = monthlyPrices(billedChoice(choice, needs), region, prices);
      const obstacles = obstaclesOf(choice, needs);
      return {
        name: name as ApiChoiceName,
        kind: choice.kind,
        fits: obstacles.length === 0,
        obstacles,
        monthly: totalPrice(lines),
        lines,
      };
    })
    .sort((a, b) => Number(b.fits) - Number(a.fits) || a.monthly - b.monthly);
  return choices.map((choice, index) => ({
    ...choice,
    isRecommended: index === 0 && choice.fits,
  }));
}

/**
 * The requests a month from which a public load balancer costs less than API Gateway,
 * before its capacity units.
 *
 * @public
 */
export function gatewayBreakEven(
  region: string,
  prices: PriceList = LIST_PRICES,
): number {
  const dollars = (resources: BilledResources) =>
    totalPrice(monthlyPrices(resources, region, prices));
  const million = dollars({ gatewayRequests: 1_000_000 });
  return (
    (dollars(API_SHAPES['public-api'].billed(DEFAULT_ZONES)) / million) *
    1_000_000
  );
}

function obstaclesOf(
  { kind, tasks }: ApiChoice,
  { callers, fixedEgress }: ApiNeeds,
): ChoiceObstacle[] {
  const isOnInternet = API_SHAPES[kind].reach === 'internet';
  const obstacles: ChoiceObstacle[] = [];
  if (isOnInternet && callers !== 'internet') {
    obstacles.push('reached-from-internet');
  }
  if (!isOnInternet && callers === 'internet') {
    obstacles.push('not-reached-from-internet');
  }
  if (tasks === 'public' && fixedEgress) {
    obstacles.push('egress-changes');
  }
  return obstacles;
}

function billedChoice(choice: ApiChoice, needs: ApiNeeds): BilledResources {
  const { kind, tasks, front } = choice;
  const { requests, outboundGigabytes, callers, environment, sharingApis } =
    needs;
  return {
    ...API_SHAPES[kind].billed(DEFAULT_ZONES),
    ...(environment === 'new' && billedNetwork(choice, needs)),
    ...(front === 'gateway' && { gatewayRequests: requests }),
    ...(front === 'shared-load-balancer' &&
      environment !== 'existing-shared' && {
        loadBalancerShare: { apis: sharingApis, addresses: DEFAULT_ZONES },
      }),
    ...(['load-balancer', 'shared-load-balancer'].includes(front) && {
      loadBalancerUnits: Math.round(requests / CONNECTIONS_PER_UNIT_HOUR),
    }),
    transitGatewayAttachments:
      kind === 'internal-api' && callers === 'other-accounts' ? 1 : 0,
    taskAddresses: tasks === 'public' ? TASKS.count : 0,
    natGigabytes: tasks === 'private' ? outboundGigabytes : 0,
    outboundGigabytes,
    tasks: TASKS,
  };
}

/** What a new environment for it needs, so that tasks reach what they have to. */
function billedNetwork(
  { kind, tasks, front }: ApiChoice,
  { outboundGigabytes, fixedEgress }: ApiNeeds,
): BilledResources {
  if (tasks === 'public') {
    return {};
  }
  const needsInternet = outboundGigabytes > 0 || fixedEgress;
  return {
    ...(kind === 'internal-api' && !needsInternet
      ? billedEndpoints(0, DEFAULT_ZONES)
      : billedNat('single', DEFAULT_ZONES)),
    // That of the private namespace.
    hostedZones: front === 'gateway' ? 1 : 0,
  };
}
