import {
  DescribeTasksCommand,
  DesiredStatus,
  HealthStatus,
  Task,
} from '@aws-sdk/client-ecs';
import { NotFoundError } from '@backstage/errors';
import {
  Observed,
  RunningTask,
  StoppedTask,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateClients,
  toStoppedTask,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, Batches, FRESH_FOR, ObservationContext } from '../aws';
import { idOf, parseServiceArn } from './arns';
import { ServiceFacts } from './service';

const MAX_STOPPED_TASKS = 10;

const HEALTH: Record<HealthStatus, RunningTask['health']> = {
  HEALTHY: 'healthy',
  UNHEALTHY: 'unhealthy',
  UNKNOWN: 'unknown',
};

/** The cache keys of the tasks of a service, within its account and region. */
export const tasksKeys = (serviceArn: string) => ({
  running: `running-tasks:${serviceArn}`,
  stopped: `stopped-tasks:${serviceArn}`,
});

/** Observes the running and starting tasks of a service. They are read again when the version of its tasks changes. */
export function observeRunningTasks(
  { observations, target }: ObservationContext,
  serviceArn: Observed<string>,
  service: Observed<ServiceFacts>,
): Promise<Observed<RunningTask[]>> {
  return andThen(service, ({ tasksVersion }) =>
    andThen(serviceArn, arn =>
      observations.observe({
        target,
        resource: tasksKeys(arn).running,
        freshFor: FRESH_FOR.versioned,
        version: tasksVersion,
        read: async clients =>
          toRunningTasks(await readTasks(clients, arn, 'RUNNING')),
        isChanging: tasks => tasks.some(({ state }) => state !== 'RUNNING'),
      }),
    ),
  );
}

/** Observes the recently stopped tasks of a service. They are read again when the version of its tasks changes. */
export function observeStoppedTasks(
  { observations, target }: ObservationContext,
  serviceArn: Observed<string>,
  service: Observed<ServiceFacts>,
): Promise<Observed<StoppedTask[]>> {
  return andThen(service, ({ tasksVersion }) =>
    andThen(serviceArn, arn =>
      observations.observe({
        target,
        resource: tasksKeys(arn).stopped,
        freshFor: FRESH_FOR.versioned,
        version: tasksVersion,
        read: async clients =>
          toStoppedTasks(await readTasks(clients, arn, 'STOPPED')),
        isChanging: tasks => tasks.some(({ stoppedAt }) => !stoppedAt),
      }),
    ),
  );
}

/**
 * Reads at most 100 tasks of a service. ECS keeps stopped tasks for at least
 * one hour.
 */
function readTasks(
  clients: FargateClients,
  serviceArn: string,
  desiredStatus: DesiredStatus,
): Promise<Task[]> {
  const { cluster, name } = parseServiceArn(serviceArn);
  return Batches.of(clients).serviceTasks(cluster, desiredStatus).load(name);
}

/**
 * Reads one task of a service, running or recently stopped.
 *
 * @throws NotFoundError when ECS has no task with this ID, or the task belongs
 * to another service.
 */
export async function readTask(
  { ecs }: FargateClients,
  { cluster, name }: { cluster: string; name: string },
  taskId: string,
  abortSignal: AbortSignal,
): Promise<Task> {
  const { tasks } = await ecs.send(
    new DescribeTasksCommand({ cluster, tasks: [taskId] }),
    { abortSignal },
  );
  const task = tasks?.[0];
  if (task?.group !== `service:${name}`) {
    throw new NotFoundError(
      `The service ${name} has no task ${taskId}. ECS keeps stopped tasks for at least one hour.`,
    );
  }
  return task;
}

/** Maps the SDK's tasks, oldest first. */
export function toRunningTasks(tasks: Task[]): RunningTask[] {
  return [...tasks]
    .sort((a, b) => createdTime(a) - createdTime(b))
    .map(task => ({
      id: idOf(task.taskArn!),
      state: task.lastStatus!,
      health: HEALTH[task.healthStatus ?? 'UNKNOWN'],
      availabilityZone: task.availabilityZone,
      startedAt: task.startedAt?.toISOString(),
      taskDefinition: idOf(task.taskDefinitionArn!),
    }));
}

function createdTime(task: Task): number {
  return task.createdAt?.getTime() ?? 0;
}

/** Maps the SDK's tasks: the ten that stopped last, newest first. */
export function toStoppedTasks(tasks: Task[]): StoppedTask[] {
  return [...tasks]
    .sort((a, b) => stoppedTime(b) - stoppedTime(a))
    .slice(0, MAX_STOPPED_TASKS)
    .map(toStoppedTask);
}

/** A task that is still stopping has no `stoppedAt` and counts as the newest. */
function stoppedTime(task: Task): number {
  return task.stoppedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
