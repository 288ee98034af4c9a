import {
  Observed,
  TargetGroupStatus,
  TargetState,
  TargetStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  allOf,
  andThen,
  Batches,
  FRESH_FOR,
  MissingError,
  ObservationContext,
} from '../aws';
import { ServiceFacts, ServiceTargetGroup } from './service';
import { observeTargetHealth } from './targetHealth';

/** The properties of a target group that rarely change. */
export interface TargetGroupFacts {
  name: string;
  healthCheckPath?: string;
  loadBalancerArns: string[];
  vpcId?: string;
}

/** A target group of a service, and its properties if they could be read. */
export interface ServiceGroup extends ServiceTargetGroup {
  facts: Observed<TargetGroupFacts>;
}

/** Observes the target groups of a service. Each one may fail on its own. */
export function observeServiceGroups(
  { observations, target }: ObservationContext,
  service: Observed<ServiceFacts>,
): Promise<Observed<ServiceGroup[]>> {
  return andThen(service, async ({ targetGroups }) => ({
    value: await Promise.all(
      targetGroups.map(async group => ({
        ...group,
        facts: await observations.observe({
          target,
          resource: `target-group:${group.arn}`,
          freshFor: FRESH_FOR.configured,
          read: clients => readTargetGroup(clients, group.arn),
        }),
      })),
    ),
  }));
}

/** Returns the target groups that could be read, or a failure when none could. */
export function readableGroups(
  groups: Observed<ServiceGroup[]>,
): Promise<Observed<TargetGroupFacts[]>> {
  return andThen(groups, all => {
    const facts = all.map(group => group.facts);
    const readable = facts.filter(({ value }) => value !== undefined);
    return allOf(readable.length ? readable : facts);
  });
}

/**
 * Observes the target health of each target group of a service. The whole
 * fails only when no target group could be read.
 *
 * @param groups - Awaited only after the target health was requested.
 */
export function observeTargetGroups(
  context: ObservationContext,
  service: Observed<ServiceFacts>,
  groups: Promise<Observed<ServiceGroup[]>>,
): Promise<Observed<TargetGroupStatus[]>> {
  return andThen(service, async ({ targetGroups, tasksVersion }) => {
    const targets = targetGroups.map(({ arn }) =>
      observeTargetHealth(context, arn, tasksVersion),
    );
    const { value: all = [] } = await groups;
    const value = await Promise.all(
      all.map(async (group, i) => statusOf(group, await targets[i])),
    );
    const failures = value.flatMap(({ failure }) => failure ?? []);
    const failed = value.length > 0 && failures.length === value.length;
    const times = value.flatMap(({ observedAt }) => observedAt ?? []).sort();
    return {
      ...((!failed || times.length > 0) && { value, observedAt: times[0] }),
      ...(failed && { failure: failures[0] }),
    };
  });
}

async function readTargetGroup(
  clients: FargateClients,
  targetGroupArn: string,
): Promise<TargetGroupFacts> {
  const group = await Batches.of(clients).targetGroups.load(targetGroupArn);
  if (!group) {
    throw new MissingError('target-group-missing', { arn: targetGroupArn });
  }
  return {
    name: group.TargetGroupName!,
    healthCheckPath: group.HealthCheckPath,
    loadBalancerArns: group.LoadBalancerArns ?? [],
    vpcId: group.VpcId,
  };
}

function statusOf(
  { arn, alternateOf, facts }: ServiceGroup,
  { value: targets = [], observedAt, failure }: Observed<TargetStatus[]>,
): TargetGroupStatus {
  return {
    name: facts.value?.name ?? nameOf(arn),
    healthCheckPath: facts.value?.healthCheckPath,
    counts: countByState(targets),
    targets,
    ...(alternateOf && { alternateOf: nameOf(alternateOf) }),
    ...(observedAt && { observedAt }),
    ...(failure && { failure }),
  };
}

/** Counts targets by their state. */
export function countByState(
  targets: TargetStatus[],
): Record<TargetState, number> {
  const counts: Record<TargetState, number> = {
    healthy: 0,
    initial: 0,
    unhealthy: 0,
    draining: 0,
    unused: 0,
    unavailable: 0,
  };
  for (const { state } of targets) {
    counts[state] += 1;
  }
  return counts;
}

/** Returns the name in the ARN of a target group, `…:targetgroup/{name}/{id}`. */
function nameOf(arn: string): string {
  return arn.split('/')[1] ?? arn;
}
