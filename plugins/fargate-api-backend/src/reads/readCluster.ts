import { DescribeClustersCommand } from '@aws-sdk/client-ecs';
import { ClusterStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { MissingError } from '../observe';

/** @throws MissingError when ECS has no such cluster. */
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
    throw new MissingError('cluster-missing', { arn: clusterArn });
  }
  return {
    name: cluster.clusterName!,
    status: cluster.status!,
    runningTasks: cluster.runningTasksCount ?? 0,
    pendingTasks: cluster.pendingTasksCount ?? 0,
    activeServices: cluster.activeServicesCount ?? 0,
  };
}
