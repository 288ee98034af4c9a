import { DescribeClustersCommand } from '@aws-sdk/client-ecs';
import {
  ClusterStatus,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, MissingError, ObservationContext } from '../aws';

/** Observes an ECS cluster. */
export function observeCluster(
  { observations, target }: ObservationContext,
  clusterArn: string,
): Promise<Observed<ClusterStatus>> {
  return observations.observe({
    target,
    resource: `cluster:${clusterArn}`,
    freshFor: FRESH_FOR.running,
    read: (clients, signal) => readCluster(clients, clusterArn, signal),
  });
}

async function readCluster(
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
