import { Deployment, Service } from '@aws-sdk/client-ecs';
import { Rollout } from '@fargate-api/backstage-plugin-fargate-api-common';
import { idOf } from './arns';

const STATES = {
  COMPLETED: 'completed',
  FAILED: 'failed',
  IN_PROGRESS: 'in-progress',
} as const;

/** Maps the primary deployment of an ECS service to its rollout. */
export function toRollout(service: Service, primary: Deployment): Rollout {
  const breaker = service.deploymentConfiguration?.deploymentCircuitBreaker;
  const previous = previousTaskDefinitionOf(service, primary);
  return {
    state: stateOf(service, primary),
    reason: primary.rolloutStateReason,
    startedAt: primary.createdAt?.toISOString(),
    updatedAt: primary.updatedAt?.toISOString(),
    desired: primary.desiredCount ?? 0,
    running: primary.runningCount ?? 0,
    pending: primary.pendingCount ?? 0,
    failedTasks: primary.failedTasks ?? 0,
    circuitBreaker: Boolean(breaker?.enable && breaker.rollback),
    progress: progressOf(primary),
    strategy: service.deploymentConfiguration?.strategy,
    taskDefinition: idOf(primary.taskDefinition!),
    previousTaskDefinition: previous && idOf(previous),
  };
}

/** The ARN of the task definition of the previous tasks that are still running. */
export function previousTaskDefinitionOf(
  { deployments = [] }: Service,
  primary: Deployment,
): string | undefined {
  return deployments.find(
    ({ status, runningCount, taskDefinition }) =>
      status === 'ACTIVE' &&
      Boolean(runningCount) &&
      taskDefinition !== primary.taskDefinition,
  )?.taskDefinition;
}

function progressOf(primary: Deployment): number {
  const { rolloutState, desiredCount = 0, runningCount = 0 } = primary;
  if (rolloutState === 'COMPLETED' || desiredCount === 0) {
    return 100;
  }
  return Math.min(100, Math.round((runningCount / desiredCount) * 100));
}

/**
 * ECS reports a rollout state only for rolling updates. For other strategies,
 * a second deployment or missing tasks indicate a rollout in progress.
 */
function stateOf(service: Service, primary: Deployment): Rollout['state'] {
  if (primary.rolloutState) {
    return STATES[primary.rolloutState];
  }
  const { runningCount = 0, desiredCount = 0 } = primary;
  const isStarting =
    service.currentServiceDeployment !== undefined &&
    runningCount < desiredCount;
  return service.deployments!.length > 1 || isStarting
    ? 'in-progress'
    : 'completed';
}
