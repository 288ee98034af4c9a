import { DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import { StoppedTask } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { parseServiceArn } from '../location/parseServiceArn';
import { toStoppedTasks } from '../mappers';

/** The tasks of a service that stopped lately; ECS forgets them after an hour or more. */
export async function readStoppedTasks(
  { ecs }: FargateClients,
  serviceArn: string,
  signal: AbortSignal,
): Promise<StoppedTask[]> {
  const { cluster, name } = parseServiceArn(serviceArn);
  const { taskArns } = await ecs.send(
    new ListTasksCommand({
      cluster,
      serviceName: name,
      desiredStatus: 'STOPPED',
    }),
    { abortSignal: signal },
  );
  // ECS refuses an empty list.
  if (!taskArns?.length) {
    return [];
  }
  const { tasks } = await ecs.send(
    new DescribeTasksCommand({ cluster, tasks: taskArns }),
    { abortSignal: signal },
  );
  return toStoppedTasks(tasks ?? []);
}
