import { EnvironmentStatus, NatMode } from './environment';
import { BilledResources } from './prices';
import { FargateApiStatus } from './status';

/** `ecr.api`, `ecr.dkr` and `logs`, which every task needs to start. */
const ENDPOINTS_OF_TASKS = 3;

const HOURS_PER_WEEK = 7 * 24;

/**
 * In how many Availability Zones an environment is by default.
 *
 * @public
 */
export const DEFAULT_ZONES = 2;

/**
 * What AWS bills by the month of the NAT gateways of a VPC.
 *
 * @public
 */
export function billedNat(
  mode: Exclude<NatMode, 'other'>,
  zones: number,
): BilledResources {
  return {
    natGateways: { none: 0, single: 1, 'per-zone': zones }[mode],
  };
}

/**
 * What AWS bills by the month of the VPC endpoints of an environment.
 *
 * @param more - how many there are beside those of tasks.
 * @public
 */
export function billedEndpoints(more: number, zones: number): BilledResources {
  return { interfaceEndpoints: (ENDPOINTS_OF_TASKS + more) * zones };
}

/**
 * What AWS bills by the month of an API as it runs now, without a load balancer that it
 * shares; undefined as long as parts
 * that count are not known.
 *
 * @public
 */
export function billedApi(
  status: Pick<FargateApiStatus, 'service' | 'taskDefinition' | 'endpoint'>,
): BilledResources | undefined {
  const endpoint = status.endpoint.value;
  const count = status.service.value?.running;
  const { cpu, memory } = status.taskDefinition.value ?? {};
  if (!endpoint || count === undefined || !cpu || !memory) {
    return undefined;
  }
  const isPublic = endpoint.scheme === 'internet-facing';
  return {
    ...(endpoint.type &&
      !endpoint.isShared && {
        loadBalancers: 1,
        loadBalancerAddresses: isPublic ? endpoint.availabilityZones.length : 0,
      }),
    ...(status.service.value?.hasPublicIps && { taskAddresses: count }),
    tasks: { count, cpu, memory },
  };
}

/**
 * What AWS bills by the month of the preview of a pull request, as the template of the
 * wizard makes it.
 *
 * @param publicZones - in which its load balancer has a public address.
 * @public
 */
export function billedPreview(publicZones: number): BilledResources {
  return {
    loadBalancers: 1,
    loadBalancerAddresses: publicZones,
    tasks: { count: 1, cpu: 256, memory: 512 },
  };
}

/**
 * What AWS bills by the month of an environment as it is now, without the APIs in it;
 * undefined as long as parts that count are not known.
 *
 * @public
 */
export function billedEnvironment(
  status: Pick<
    EnvironmentStatus,
    'egress' | 'endpoints' | 'sharedLoadBalancer'
  >,
): BilledResources | undefined {
  const egress = status.egress.value;
  const endpoints = status.endpoints.value;
  const balancer = status.sharedLoadBalancer;
  if (!egress || !endpoints || (balancer.failure && !balancer.value)) {
    return undefined;
  }
  return {
    ...(balancer.value && {
      loadBalancers: 1,
      loadBalancerAddresses: balancer.value.zones,
    }),
    // A NAT gateway that the portal creates has one address.
    natGateways: egress.ips.length,
    interfaceEndpoints: endpoints
      .filter(({ type }) => type === 'Interface')
      .reduce((sum, { zones = 1 }) => sum + zones, 0),
  };
}

/**
 * What AWS would bill by the month of an environment with other NAT gateways; undefined
 * as long as parts that count are not known.
 *
 * @public
 */
export function billedWithNat(
  status: Parameters<typeof billedEnvironment>[0] &
    Pick<EnvironmentStatus, 'network'>,
  mode: Exclude<NatMode, 'other'>,
): BilledResources | undefined {
  const now = billedEnvironment(status);
  const zones = status.network.value?.availabilityZones.length;
  return now && zones ? { ...now, ...billedNat(mode, zones) } : undefined;
}

/**
 * The share of a week, from 0 to 1, in which tasks with office hours run.
 *
 * @param hours - of each day; `from` and `to` as `HH:MM`.
 * @public
 */
export function shareOfWeek(hours: {
  days: readonly string[];
  from: string;
  to: string;
}): number {
  const { days, from, to } = hours;
  return (days.length * (hoursOf(to) - hoursOf(from))) / HOURS_PER_WEEK;
}

function hoursOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return hour + minute / 60;
}
