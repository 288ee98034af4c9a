import { DesiredStatus, ListTasksCommand, Task } from '@aws-sdk/client-ecs';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Batches } from '../batches';
import { parseServiceArn } from '../location/parseServiceArn';

/**
 * At most 100 tasks of a service. Stopped ones are forgotten by ECS after an
 * hour or more.
 */
export async function readTasks(
  clients: FargateClients,
  serviceArn: string,
  desiredStatus: DesiredStatus,
  signal: AbortSignal,
): Promise<Task[]> {
  const { cluster, name } = parseServiceArn(serviceArn);
  const { taskArns = [] } = await clients.ecs.send(
    new ListTasksCommand({ cluster, serviceName: name, desiredStatus }),
    { abortSignal: signal },
  );
  const loader = Batches.of(clients).tasks(cluster);
  const tasks = await Promise.all(taskArns.map(arn => loader.load(arn)));
  return tasks.flatMap(task => task ?? []);
}
