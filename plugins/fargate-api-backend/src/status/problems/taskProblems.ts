import {
  FargateApiProblem,
  servingTasks,
  steadySince,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { causeFacts } from './causeFacts';
import { problem } from './problem';
import { StatusParts } from './StatusParts';
import { stoppedTaskCauses } from './stoppedTaskCauses';

/**
 * Reports why tasks stopped since the service last had all its tasks, while it
 * has fewer than desired. Otherwise stopped tasks are normal, because
 * deployments and scaling stop tasks.
 */
export function taskProblems(parts: StatusParts): FargateApiProblem[] {
  const status = parts.service.value;
  if (!status || !isShort(parts)) {
    return [];
  }
  const severity = status.running === 0 ? 'error' : 'warning';
  const steady = steadySince(status) ?? '';
  return stoppedTaskCauses(
    parts,
    // A task that is still stopping has no time.
    ({ stoppedAt }) => stoppedAt === undefined || stoppedAt > steady,
  ).map(({ diagnosis, count }) =>
    problem(
      severity,
      'tasks-stopped',
      { ...causeFacts(diagnosis), count },
      diagnosis.code,
    ),
  );
}

function isShort({ service, targetGroups }: StatusParts): boolean {
  const { desired, running, rollout } = service.value!;
  return (
    running < desired ||
    servingTasks({ running }, targetGroups.value) < desired ||
    (rollout !== undefined &&
      rollout.state !== 'completed' &&
      rollout.failedTasks > 0)
  );
}
