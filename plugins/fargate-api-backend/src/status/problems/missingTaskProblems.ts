import {
  FargateApiProblem,
  isStarting,
  ServiceStatus,
  steadySince,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { diagnoseServiceEvent } from '@fargate-api/backstage-plugin-fargate-api-node';
import { causeFacts } from './causeFacts';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

/** Reports missing tasks when no stopped task shows the cause. */
export function missingTaskProblems({
  service,
  taskDefinition,
}: StatusParts): FargateApiProblem[] {
  const status = service.value;
  if (!status || status.running >= status.desired) {
    return [];
  }
  const { running, desired, rollout } = status;
  const severity = running === 0 ? 'error' : 'warning';
  const image = taskDefinition.value?.images[0] ?? '(unknown)';
  for (const event of latestEvents(status)) {
    const context = { container: status.name, image };
    const diagnosis = diagnoseServiceEvent(event, context);
    if (diagnosis) {
      const facts = causeFacts(diagnosis);
      return [problem(severity, 'tasks-not-started', facts, diagnosis.code)];
    }
    if (/\bunable to\b/.test(event)) {
      return [problem(severity, 'tasks-not-placed', { event })];
    }
  }
  return rollout?.state === 'in-progress' || isStarting(status)
    ? []
    : [problem(severity, 'tasks-missing', { running, desired })];
}

/** Returns the messages of the service events since the rollout started or all tasks ran, newest first. */
function latestEvents(status: ServiceStatus): string[] {
  const { events, rollout } = status;
  const since = [rollout?.startedAt ?? '', steadySince(status) ?? ''].sort();
  return events
    .filter(({ createdAt }) => createdAt >= since[1])
    .map(({ message }) => message);
}
