import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

/** That tasks are missing, for when nothing tells why. */
export function shortageProblems({
  service,
}: StatusParts): FargateApiProblem[] {
  const status = service.value;
  if (!status || status.running >= status.desired) {
    return [];
  }
  const { running, desired, rollout, events } = status;
  const severity = running === 0 ? 'error' : 'warning';
  const complaint = events.find(
    event =>
      event.createdAt >= (rollout?.startedAt ?? '') &&
      /\bunable to\b/.test(event.message),
  );
  if (complaint) {
    return [problem(severity, 'tasks-unplaced', { event: complaint.message })];
  }
  return rollout?.state === 'in-progress'
    ? []
    : [problem(severity, 'tasks-missing', { running, desired })];
}
