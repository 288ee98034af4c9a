import { Task } from '@aws-sdk/client-ecs';
import { StoppedTask } from '@fargate-api/backstage-plugin-fargate-api-common';
import { idOf } from './idOf';

const MAX_TASKS = 10;

/** The tasks that stopped last, newest first. */
export function toStoppedTasks(tasks: Task[]): StoppedTask[] {
  return [...tasks]
    .sort((a, b) => timeOf(b) - timeOf(a))
    .slice(0, MAX_TASKS)
    .map(task => ({
      id: idOf(task.taskArn!),
      stoppedAt: task.stoppedAt?.toISOString(),
      stopCode: task.stopCode,
      reason: task.stoppedReason,
      containers: (task.containers ?? []).map(({ name, exitCode, reason }) => ({
        name: name!,
        exitCode,
        reason,
      })),
      taskDefinition: task.taskDefinitionArn && idOf(task.taskDefinitionArn),
    }));
}

/** A task that is about to stop has no `stoppedAt` yet, and is the newest. */
function timeOf(task: Task): number {
  return task.stoppedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
