import {
  ApiKind,
  API_SHAPES,
  billedApi,
  billedEndpoints,
  billedEnvironment,
  billedNat,
  BilledResources,
  DEFAULT_ZONES,
  EnvironmentStatus,
  FargateApiStatus,
  shareOfWeek,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { PricedResources } from '../../prices/PriceTexts';
import { PricedForm } from './PriceOptions';

type Values = Readonly<Record<string, unknown>>;
type NewForm = Exclude<PricedForm, `update-${string}`>;
type Tasks = NonNullable<BilledResources['tasks']>;

/**
 * What a form is going to create that has a price by the month.
 *
 * @param environment - the existing one that the form names.
 */
export function planned(
  form: NewForm,
  data: Values,
  environment?: EnvironmentStatus,
): PricedResources {
  if (form === 'environment') {
    return { resources: data.network === 'existing' ? {} : networkOf(data) };
  }
  const kind = form === 'source-api' ? (`${data.shape}-api` as ApiKind) : form;
  const isNew = data.where === 'new';
  const others: BilledResources = {
    ...(isNew &&
      kind === 'public-api' &&
      data.taskSubnets !== 'public' &&
      networkOf(data)),
    ...(isNew &&
      kind === 'internal-api' && {
        ...billedEndpoints(0, DEFAULT_ZONES),
        transitGatewayAttachments: data.transitGateway ? 1 : 0,
      }),
    hostedZones: data.zoneWhere === 'new' ? 1 : 0,
    ...API_SHAPES[
      createsSharedBalancer(kind, environment) ? 'public-api' : kind
    ]?.billed((environment && zonesOf(environment)) ?? DEFAULT_ZONES),
  };
  const isPublic = data.taskSubnets === 'public';
  return withTasks(
    others,
    tasksOf(data, Number(data.desiredCount ?? 0)),
    isPublic,
    data,
  );
}

/** What an update makes of an API; undefined while it is not known what that is. */
export function changedApi(
  status: FargateApiStatus,
  data: Values,
): PricedResources | undefined {
  const now = billedApi(status);
  const desired = status.service.value?.desired ?? 0;
  if (!now?.tasks) {
    return undefined;
  }
  const fewest = { fixed: data.desiredCount, load: data.minCount }[
    String(data.scaling)
  ];
  const tasks = tasksOf(data, Number(fewest ?? desired), now.tasks);
  const isPublic =
    (chosen(data.moveTasks) ??
      (status.service.value?.hasPublicIps && 'public')) === 'public';
  return { now, ...withTasks(now, tasks, isPublic, data) };
}

/** @param isPublic - whether each task has a public IP address. */
function withTasks(
  others: BilledResources,
  tasks: Tasks,
  isPublic: boolean,
  { scaling, maxCount }: Values,
): PricedResources {
  const running = (count: number): BilledResources => ({
    ...others,
    taskAddresses: isPublic ? count : 0,
    tasks: { ...tasks, count },
  });
  return {
    resources: running(tasks.count),
    ...(scaling === 'load' && maxCount
      ? { most: running(Number(maxCount)) }
      : {}),
  };
}

/** What an update makes of an environment; undefined while it is not known what that is. */
export function changedEnvironment(
  status: EnvironmentStatus,
  data: Values,
): PricedResources | undefined {
  const now = billedEnvironment(status);
  const zonesNow = zonesOf(status);
  if (!now || !zonesNow) {
    return undefined;
  }
  const zones = Number(data.availabilityZones) || zonesNow;
  const mode = chosen(data.natGateways) ?? status.egress.value!.nat;
  const { interfaceEndpoints = 0 } = now;
  return {
    now,
    resources: {
      ...(mode === 'other'
        ? { natGateways: now.natGateways }
        : billedNat(mode as 'none', zones)),
      ...(data.endpoints === 'replace'
        ? billedEndpoints(
            (data.moreEndpoints as [] | undefined)?.length ?? 0,
            zones,
          )
        : { interfaceEndpoints: (interfaceEndpoints / zonesNow) * zones }),
    },
  };
}

/** The first API behind a shared load balancer brings it, and it costs as one of its own. */
function createsSharedBalancer(
  kind: ApiKind,
  environment: EnvironmentStatus | undefined,
): boolean {
  const balancer = environment?.sharedLoadBalancer;
  return (
    kind === 'shared-api' && !!balancer && !balancer.value && !balancer.failure
  );
}

/** In how many Availability Zones an environment is; undefined while that is not known. */
function zonesOf(status: EnvironmentStatus): number | undefined {
  return status.network.value?.availabilityZones.length;
}

/** The value of a choice; undefined for `No change`. */
function chosen(value: unknown): unknown {
  return value === 'keep' ? undefined : value;
}

function networkOf({ natGateways, availabilityZoneCount }: Values) {
  return billedNat(
    natGateways === 'no-private-subnets'
      ? 'none'
      : ((natGateways ?? 'single') as 'single'),
    Number(availabilityZoneCount ?? DEFAULT_ZONES),
  );
}

/** @param now - what stays where the form does not change it. */
function tasksOf(
  data: Values,
  count: number,
  now: Tasks = { count: 0, cpu: 0, memory: 0 },
): Tasks {
  const { size, cpu, memory, officeHours } = data;
  const [sizeCpu, sizeMemory] =
    size === 'custom' ? [cpu, memory] : String(size ?? '').split('/');
  return {
    count,
    cpu: Number(sizeCpu) || now.cpu,
    memory: Number(sizeMemory) || now.memory,
    ...(officeHours === 'on' &&
      Array.isArray(data.days) && {
        share: shareOfWeek({
          days: data.days,
          from: String(data.from),
          to: String(data.to),
        }),
      }),
  };
}
