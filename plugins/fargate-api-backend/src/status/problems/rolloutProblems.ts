import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

/** Reports a rollout that failed, or whose tasks keep failing. */
export function rolloutProblems({ service }: StatusParts): FargateApiProblem[] {
  const { rollout, running } = service.value ?? {};
  if (rollout?.state === 'failed') {
    const { taskDefinition, reason } = rollout;
    return [
      reason
        ? problem(
            'error',
            'rollout-failed-because',
            { taskDefinition, reason },
            'FAILED',
          )
        : problem('error', 'rollout-failed', { taskDefinition }, 'FAILED'),
    ];
  }
  if (rollout?.state === 'in-progress' && rollout.failedTasks > 0) {
    const { failedTasks: count, taskDefinition, circuitBreaker } = rollout;
    return [
      problem(
        running === 0 ? 'error' : 'warning',
        circuitBreaker ? 'rollout-failing' : 'rollout-failing-without-rollback',
        { count, taskDefinition },
      ),
    ];
  }
  return [];
}
