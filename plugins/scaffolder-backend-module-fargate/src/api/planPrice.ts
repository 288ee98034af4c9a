import {
  API_SHAPES,
  billedEndpoints,
  billedNat,
  BilledResources,
  DEFAULT_ZONES,
  formatDollars,
  isApiKind,
  LIST_PRICES,
  MonthlyPrice,
  monthlyPrices,
  pricedRegion,
  PriceList,
  shareOfWeek,
  totalPrice,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { endpointsOf } from '../environment/endpointsRequest';
import { vpcSettingsOf } from '../environment/vpcRequest';
import { splitIds } from '../stack/splitIds';
import { StackPlan } from '../stack/StackPlan';
import { SettingValues } from './settings/settings';
import { defaultSettings, settingsFromParameters } from './settings/values';
import { DEPLOYABLE_SHAPES } from './shapes';

/** How many of the tasks are counted, and whether office hours are. */
type Tasks = 'fewest' | 'most' | 'always';

/**
 * What a month of the planned stacks costs, as text for the log: the total, then
 * a line for each resource. Nothing where there is nothing to pay for.
 */
export function describePlanPrice(
  plans: readonly StackPlan[],
  prices: PriceList = LIST_PRICES,
): string[] {
  const priced = (when: 'before' | 'after', tasks?: Tasks) =>
    pricesOf(plans, prices, when, tasks);
  const after = priced('after');
  const before = totalPrice(priced('before'));
  const total = totalPrice(after);
  if (!total && !before) {
    return [];
  }
  const most = totalPrice(priced('after', 'most'));
  const saved = totalPrice(priced('after', 'always')) - total;
  return [
    [
      `about ${formatDollars(total)} a month`,
      most > total && `up to ${formatDollars(most)} with all tasks`,
      saved > 0 && `office hours save about ${formatDollars(saved)}`,
      before > 0 && `now about ${formatDollars(before)}`,
    ]
      .filter(Boolean)
      .join(', '),
    ...after.map(
      ({ text, dollars }) => `${formatDollars(dollars).padStart(8)}  ${text}`,
    ),
    `${sourceOf(plans, prices)}, without traffic`,
  ];
}

/** `AWS list prices of 2026-11-22 in us-east-1 and prices of the portal in eu-west-1` */
function sourceOf(plans: readonly StackPlan[], prices: PriceList): string {
  const { date, ownRegions } = prices;
  const regions = [
    ...new Set(plans.map(({ region }) => pricedRegion(region, prices))),
  ];
  const own = regions.filter(region => ownRegions.includes(region));
  const listed = regions.filter(region => !ownRegions.includes(region));
  return [
    listed.length > 0 && `AWS list prices of ${date} in ${listed.join(', ')}`,
    own.length > 0 && `prices of the portal in ${own.join(', ')}`,
  ]
    .filter(Boolean)
    .join(' and ');
}

function pricesOf(
  plans: readonly StackPlan[],
  prices: PriceList,
  when: 'before' | 'after',
  tasks: Tasks = 'fewest',
): MonthlyPrice[] {
  const zones = zonesOf(plans);
  return plans.flatMap(plan => {
    const parameters = plan[when];
    return parameters
      ? monthlyPrices(
          billedResources(
            (when === 'before' && plan.kindBefore) || plan.kind,
            parameters,
            zones,
            tasks,
          ),
          plan.region,
          prices,
        )
      : [];
  });
}

/** Of a VPC among the plans; otherwise the default. */
function zonesOf(plans: readonly StackPlan[]): number {
  const vpc = plans.find(({ kind }) => kind === 'vpc');
  return vpc
    ? vpcSettingsOf({ parameters: { ...vpc.after } }).availabilityZoneCount!
    : DEFAULT_ZONES;
}

/** @param zones - how many there are where the parameters do not name the subnets. */
function billedResources(
  kind: StackPlan['kind'],
  parameters: Readonly<Record<string, string>>,
  zones: number,
  tasks: Tasks,
): BilledResources {
  const subnets = (ids: string | undefined) => splitIds(ids).length || zones;
  if (isApiKind(kind)) {
    const settings = settingsFromParameters(kind, parameters);
    const { cpu = 0, memory = 0, desiredCount = 0 } = settings;
    const limit =
      tasks === 'most' ? 'autoscaling.maxCount' : 'autoscaling.minCount';
    const count = settings['autoscaling.enabled']
      ? settings[limit] ?? desiredCount
      : desiredCount;
    return {
      ...DEPLOYABLE_SHAPES[kind].billed(parameters, subnets, count),
      tasks: {
        cpu,
        memory,
        count,
        share:
          tasks === 'always'
            ? 1
            : shareOf({ ...defaultSettings(kind), ...settings }),
      },
    };
  }
  switch (kind) {
    case 'vpc': {
      const { availabilityZoneCount = zones, natGateways = 'none' } =
        vpcSettingsOf({ parameters: { ...parameters } });
      return billedNat(natGateways, availabilityZoneCount);
    }
    case 'endpoints':
      return billedEndpoints(
        endpointsOf({ parameters: { ...parameters } }).length,
        subnets(parameters.PrivateSubnetIds),
      );
    case 'shared-load-balancer':
      return API_SHAPES['public-api'].billed(
        subnets(parameters.PublicSubnetIds),
      );
    case 'transit-gateway-attachment':
      return { transitGatewayAttachments: 1 };
    // That of a VPC link is the zone of its private namespace.
    case 'dns-zone':
    case 'vpc-link':
      return { hostedZones: 1 };
    default:
      return {};
  }
}

/** The share of the time in which tasks run. */
function shareOf(settings: SettingValues): number {
  const {
    'officeHours.enabled': isOn,
    'officeHours.days': days = [],
    'officeHours.from': from = '',
    'officeHours.to': to = '',
  } = settings;
  return isOn ? shareOfWeek({ days, from, to }) : 1;
}
