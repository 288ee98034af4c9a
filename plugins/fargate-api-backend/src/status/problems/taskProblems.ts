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
 * Reports why tasks stopped while the service has fewer tasks than desired.
 * Otherwise stopped tasks are normal, because deployments and scaling stop
 * tasks.
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
 * Groups the tasks that stopped for the same reason, regardless of the IDs in
 * AWS's message. The newest task of each group supplies the message.
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
