import { StoppedTask } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  Diagnosis,
  diagnoseStoppedTask,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { healthCheckOf } from './healthCheckOf';
import { StatusParts } from './StatusParts';

/**
 * Why stopped tasks stopped, the newest first, without those that were stopped
 * on purpose. Tasks that stopped for the same reason, regardless of the IDs in
 * AWS's message, are one cause; the newest of them supplies the message.
 *
 * @param isOfInterest - Selects the stopped tasks.
 */
export function stoppedTaskCauses(
  { service, stoppedTasks, targetGroups }: StatusParts,
  isOfInterest: (task: StoppedTask) => boolean,
): { diagnosis: Diagnosis; count: number }[] {
  const check = healthCheckOf(targetGroups.value?.[0]);
  const events = service.value?.events.map(({ message }) => message) ?? [];
  const causes = new Map<string, { diagnosis: Diagnosis; count: number }>();
  for (const task of (stoppedTasks.value ?? []).filter(isOfInterest)) {
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
