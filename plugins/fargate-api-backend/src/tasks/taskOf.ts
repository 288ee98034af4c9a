import { DescribeTasksCommand, Task } from '@aws-sdk/client-ecs';
import { NotFoundError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * A task of a service, running or stopped lately.
 *
 * @throws NotFoundError when ECS has none with this id, or another service's.
 */
export async function taskOf(
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
      `The service ${name} has no task ${taskId}; ECS forgets stopped tasks after an hour or more`,
    );
  }
  return task;
}
