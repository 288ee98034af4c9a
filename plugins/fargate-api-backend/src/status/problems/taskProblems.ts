import {
  FargateApiProblem,
  ServiceStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  Diagnosis,
  diagnoseStoppedTask,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { causeFacts } from './causeFacts';
import { healthCheckOf } from './healthCheckOf';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

/**
 * Why tasks that are wanted do not run. Tasks that stopped while enough run
 * are no problem: deployments and scaling stop tasks all the time.
 */
export function taskProblems(parts: StatusParts): FargateApiProblem[] {
  const status = parts.service.value;
  if (!status || !isShort(status)) {
    return [];
  }
  const severity = status.running === 0 ? 'error' : 'warning';
  return causesOf(parts).map(({ diagnosis, count }) =>
    problem(
      severity,
      'tasks-stopped',
      { ...causeFacts(diagnosis), count },
      diagnosis.code,
    ),
  );
}

function isShort({ desired, running, rollout }: ServiceStatus): boolean {
  return (
    running < desired ||
    (rollout !== undefined &&
      rollout.state !== 'completed' &&
      rollout.failedTasks > 0)
  );
}

/**
 * Tasks that stopped for the same reason are one problem, whatever ids AWS's
 * text has; it is told of the last of them.
 */
function causesOf({
  service,
  stoppedTasks,
  targetGroups,
}: StatusParts): { diagnosis: Diagnosis; count: number }[] {
  const check = healthCheckOf(targetGroups.value?.[0]);
  const events = service.value!.events.map(({ message }) => message);
  const causes = new Map<string, { diagnosis: Diagnosis; count: number }>();
  for (const task of stoppedTasks.value ?? []) {
    const diagnosis = diagnoseStoppedTask(task, { check, events });
    if (diagnosis) {
      const { kind, facts } = diagnosis;
      const key = JSON.stringify([kind, facts]);
      const known = causes.get(key);
      causes.set(key, {
        diagnosis: known?.diagnosis ?? diagnosis,
        count: (known?.count ?? 0) + 1,
      });
    }
  }
  return [...causes.values()];
}
