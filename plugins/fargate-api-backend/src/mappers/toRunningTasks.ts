import { HealthStatus, Task } from '@aws-sdk/client-ecs';
import { RunningTask } from '@fargate-api/backstage-plugin-fargate-api-common';
import { idOf } from './idOf';

const HEALTH: Record<HealthStatus, RunningTask['health']> = {
  HEALTHY: 'healthy',
  UNHEALTHY: 'unhealthy',
  UNKNOWN: 'unknown',
};

/** Tasks that run or are about to, oldest first. */
export function toRunningTasks(tasks: Task[]): RunningTask[] {
  return [...tasks]
    .sort((a, b) => timeOf(a) - timeOf(b))
    .map(task => ({
      id: idOf(task.taskArn!),
      state: task.lastStatus!,
      health: HEALTH[task.healthStatus ?? 'UNKNOWN'],
      availabilityZone: task.availabilityZone,
      startedAt: task.startedAt?.toISOString(),
      taskDefinition: idOf(task.taskDefinitionArn!),
    }));
}

function timeOf(task: Task): number {
  return task.createdAt?.getTime() ?? 0;
}
