import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StatusParts } from './StatusParts';

/** That tasks are missing, for when nothing tells why. */
export function shortageProblems({
  service,
}: StatusParts): FargateApiProblem[] {
  const status = service.value;
  if (!status || status.running >= status.desired) {
    return [];
  }
  const severity = status.running === 0 ? 'error' : 'warning';
  const complaint = status.events.find(
    event =>
      event.createdAt >= (status.rollout?.startedAt ?? '') &&
      /\bunable to\b/.test(event.message),
  );
  if (complaint) {
    return [
      {
        severity,
        message: `ECS says: ${complaint.message}`,
        hint: 'Look at the events of the service: they tell what ECS waits for.',
      },
    ];
  }
  if (status.rollout?.state === 'in-progress') {
    return [];
  }
  return [
    {
      severity,
      message: `${status.running} of ${status.desired} tasks run`,
      hint: 'ECS starts the missing ones; if it does not, look at the events of the service.',
    },
  ];
}
