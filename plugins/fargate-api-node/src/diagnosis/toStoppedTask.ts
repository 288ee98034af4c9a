import { Task } from '@aws-sdk/client-ecs';
import { StoppedTask } from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * Reads the SDK's task that stopped or is about to.
 *
 * @public
 */
export function toStoppedTask(task: Task): StoppedTask {
  return {
    id: lastPart(task.taskArn!),
    stoppedAt: task.stoppedAt?.toISOString(),
    stopCode: task.stopCode,
    reason: task.stoppedReason,
    containers: (task.containers ?? []).map(
      ({ name, image, exitCode, healthStatus, reason }) => ({
        name: name!,
        image,
        exitCode,
        reason,
        ...(healthStatus === 'UNHEALTHY' && { unhealthy: true }),
      }),
    ),
    taskDefinition: task.taskDefinitionArn && lastPart(task.taskDefinitionArn),
  };
}

/** Of an ARN: the id, or family and revision. */
function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
