import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { plural } from './plural';
import { StatusParts } from './StatusParts';

/** What is wrong with the deployment that is under way or was the last one. */
export function rolloutProblems({ service }: StatusParts): FargateApiProblem[] {
  const { rollout, running } = service.value ?? {};
  if (rollout?.state === 'failed') {
    const reason = rollout.reason ? `: ${rollout.reason}` : '';
    return [
      {
        severity: 'error',
        message: `The deployment of ${rollout.taskDefinition} failed${reason}`,
        hint: 'Find out why its tasks stopped, and deploy again.',
        code: 'FAILED',
      },
    ];
  }
  if (rollout?.state === 'in-progress' && rollout.failedTasks > 0) {
    return [
      {
        severity: running === 0 ? 'error' : 'warning',
        message: `${plural(rollout.failedTasks, 'task')} of ${
          rollout.taskDefinition
        } failed to start or to turn healthy`,
        hint: rollout.circuitBreaker
          ? 'ECS gives up by itself and goes back to the version before.'
          : 'The service has no circuit breaker with rollback, so ECS goes on trying: deploy a version that works.',
      },
    ];
  }
  return [];
}
