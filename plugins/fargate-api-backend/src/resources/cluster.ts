import { DescribeClustersCommand } from '@aws-sdk/client-ecs';
import {
  ClusterStatus,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, MissingError, ObservationContext } from '../aws';
import { Ownership, ownershipOf } from './ownership';

/** An ECS cluster, and who it belongs to. */
export interface ClusterFacts {
  status: ClusterStatus;
  ownership: Ownership;
}

/** Observes an ECS cluster. */
export function observeCluster(
  { observations, target }: ObservationContext,
  clusterArn: string,
): Promise<Observed<ClusterFacts>> {
  return observations.observe({
    target,
    resource: `ecs-cluster:${clusterArn}`,
    freshFor: FRESH_FOR.authorization,
    isStrict: true,
    read: (clients, signal) => readCluster(clients, clusterArn, signal),
  });
}

async function readCluster(
  { ecs }: FargateClients,
  clusterArn: string,
  signal: AbortSignal,
): Promise<ClusterFacts> {
  const { clusters } = await ecs.send(
    new DescribeClustersCommand({ clusters: [clusterArn], include: ['TAGS'] }),
    { abortSignal: signal },
  );
  const cluster = clusters?.[0];
  if (!cluster) {
    throw new MissingError('cluster-missing', { arn: clusterArn });
  }
  return {
    status: {
      name: cluster.clusterName!,
      status: cluster.status!,
      runningTasks: cluster.runningTasksCount ?? 0,
      pendingTasks: cluster.pendingTasksCount ?? 0,
      activeServices: cluster.activeServicesCount ?? 0,
    },
    ownership: ownershipOf(cluster.tags),
  };
}
