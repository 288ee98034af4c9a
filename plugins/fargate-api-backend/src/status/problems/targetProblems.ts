import {
  FargateApiProblem,
  TargetGroupStatus,
  TargetStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { diagnoseTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { causeFacts } from './causeFacts';
import { healthCheckOf } from './healthCheckOf';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

/** The states that are reported. `initial` and `draining` are normal during a deployment. */
const REPORTED_STATES = ['unhealthy', 'unused', 'unavailable'];

/** Reports targets that receive no requests, one problem for each target group and reason. */
export function targetProblems({
  service,
  targetGroups,
}: StatusParts): FargateApiProblem[] {
  if (service.value?.desired === 0) {
    return [];
  }
  return (targetGroups.value ?? []).flatMap(problemsOfGroup);
}

function problemsOfGroup(group: TargetGroupStatus): FargateApiProblem[] {
  const severity = group.counts.healthy === 0 ? 'error' : 'warning';
  const total = group.targets.length - group.counts.draining;
  return [...byReason(group.targets).values()].map(targets => {
    const [{ state }] = targets;
    const diagnosis = diagnoseTarget(targets[0], healthCheckOf(group));
    const facts = { count: targets.length, total, state };
    return problem(
      severity,
      'targets-unhealthy',
      { ...causeFacts(diagnosis), ...facts },
      diagnosis.code,
    );
  });
}

function byReason(targets: TargetStatus[]): Map<string, TargetStatus[]> {
  const groups = new Map<string, TargetStatus[]>();
  for (const target of targets.filter(({ state }) =>
    REPORTED_STATES.includes(state),
  )) {
    const key = `${target.state} ${target.reason} ${target.description}`;
    groups.set(key, [...(groups.get(key) ?? []), target]);
  }
  return groups;
}
