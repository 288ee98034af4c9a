import {
  FargateApiProblem,
  ServiceStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { diagnoseServiceEvent } from '@fargate-api/backstage-plugin-fargate-api-node';
import { causeFacts } from './causeFacts';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

/** That tasks are missing, for when no stopped task tells why. */
export function shortageProblems({
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
  for (const event of eventsOfRollout(status)) {
    const about = { container: status.name, image };
    const diagnosis = diagnoseServiceEvent(event, about);
    if (diagnosis) {
      const facts = causeFacts(diagnosis);
      return [problem(severity, 'tasks-not-started', facts, diagnosis.code)];
    }
    if (/\bunable to\b/.test(event)) {
      return [problem(severity, 'tasks-not-placed', { event })];
    }
  }
  return rollout?.state === 'in-progress'
    ? []
    : [problem(severity, 'tasks-missing', { running, desired })];
}

/** What ECS said since the deployment began, newest first. */
function eventsOfRollout({ events, rollout }: ServiceStatus): string[] {
  return events
    .filter(({ createdAt }) => createdAt >= (rollout?.startedAt ?? ''))
    .map(({ message }) => message);
}
