import { DesiredStatus, Task } from '@aws-sdk/client-ecs';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Batches } from '../batches';
import { parseServiceArn } from '../location/parseServiceArn';

/**
 * At most 100 tasks of a service. Stopped ones are forgotten by ECS after an
 * hour or more.
 */
export function readTasks(
  clients: FargateClients,
  serviceArn: string,
  desiredStatus: DesiredStatus,
): Promise<Task[]> {
  const { cluster, name } = parseServiceArn(serviceArn);
  return Batches.of(clients).serviceTasks(cluster, desiredStatus).load(name);
}
