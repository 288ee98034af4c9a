import {
  Observed,
  TargetGroupStatus,
  TargetStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { toTargetGroupStatus } from '../mappers';
import { allOf, andThen, FRESH_FOR } from '../observe';
import {
  readTargetGroup,
  readTargets,
  ServiceFacts,
  ServiceTargetGroup,
  TargetGroupFacts,
} from '../reads';
import { Look } from './Look';

/** A target group of a service, and what is known of it. */
export interface ServiceGroup extends ServiceTargetGroup {
  facts: Observed<TargetGroupFacts>;
}

/** The groups of a service, each of which may be unknown. */
export function observeGroups(
  { observations, target }: Look,
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

/** What is known of those groups of which anything is; a failure where of none. */
export function knownGroups(
  groups: Observed<ServiceGroup[]>,
): Promise<Observed<TargetGroupFacts[]>> {
  return andThen(groups, all => {
    const facts = all.map(group => group.facts);
    const known = facts.filter(({ value }) => value !== undefined);
    return allOf(known.length ? known : facts);
  });
}

/**
 * The targets of each group. Only where no group tells any, the whole fails.
 *
 * @param groups - Not waited for before the targets are asked for.
 */
export function observeTargetGroups(
  look: Look,
  service: Observed<ServiceFacts>,
  groups: Promise<Observed<ServiceGroup[]>>,
): Promise<Observed<TargetGroupStatus[]>> {
  return andThen(service, async ({ targetGroups }) => {
    const targets = targetGroups.map(({ arn }) => observeTargets(look, arn));
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

function statusOf(
  { arn, alternateOf, facts }: ServiceGroup,
  targets: Observed<TargetStatus[]>,
): TargetGroupStatus {
  return toTargetGroupStatus(
    {
      name: facts.value?.name ?? nameOf(arn),
      healthCheckPath: facts.value?.healthCheckPath,
      alternateOf: alternateOf && nameOf(alternateOf),
    },
    targets,
  );
}

function observeTargets(
  { observations, target }: Look,
  arn: string,
): Promise<Observed<TargetStatus[]>> {
  return observations.observe({
    target,
    resource: `targets:${arn}`,
    freshFor: FRESH_FOR.running,
    read: (clients, signal) => readTargets(clients, arn, signal),
    restless: targets => targets.some(({ state }) => state !== 'healthy'),
  });
}

/** As in `…:targetgroup/{name}/{id}`. */
function nameOf(arn: string): string {
  return arn.split('/')[1] ?? arn;
}
