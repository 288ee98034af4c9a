import { DescribeClustersCommand } from '@aws-sdk/client-ecs';
import { NotFoundError } from '@backstage/errors';
import { ClusterStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** @throws NotFoundError when ECS has no such cluster. */
export async function readCluster(
  { ecs }: FargateClients,
  clusterArn: string,
  signal: AbortSignal,
): Promise<ClusterStatus> {
  const { clusters } = await ecs.send(
    new DescribeClustersCommand({ clusters: [clusterArn] }),
    { abortSignal: signal },
  );
  const cluster = clusters?.[0];
  if (!cluster) {
    throw new NotFoundError(`ECS has no cluster ${clusterArn} (MISSING)`);
  }
  return {
    name: cluster.clusterName!,
    status: cluster.status!,
    runningTasks: cluster.runningTasksCount ?? 0,
    pendingTasks: cluster.pendingTasksCount ?? 0,
    activeServices: cluster.activeServicesCount ?? 0,
  };
}
