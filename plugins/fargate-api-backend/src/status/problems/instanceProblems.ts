import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

/**
 * Reports running tasks that API Gateway does not find in AWS Cloud Map. ECS registers a
 * task once, when it runs, and never again.
 */
export function instanceProblems({
  instances,
  service,
}: Pick<StatusParts, 'instances' | 'service'>): FargateApiProblem[] {
  const { desired = 0, rollout, running = 0 } = service.value ?? {};
  const { registered = running } = instances?.value ?? {};
  const missing = Math.min(running, desired) - registered;
  if (rollout?.state !== 'completed' || missing <= 0) {
    return [];
  }
  return [
    registered === 0
      ? problem('error', 'instances-none', {})
      : problem('warning', 'instances-missing', { missing, running }),
  ];
}
