import {
  CapacityProviderStrategyItem,
  CreateClusterRequest,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { Ecs } from './Ecs';
import { Cluster } from './types';

/** @throws AwsError `InvalidParameterException` */
export function createCluster(ecs: Ecs, input: CreateClusterRequest): Cluster {
  const name = input.clusterName ?? 'default';
  if (!/^[a-zA-Z0-9_-]{1,255}$/.test(name)) {
    throw new AwsError(
      'InvalidParameterException',
      'Invalid identifier: Cluster name',
    );
  }
  const existing = ecs.clusters.get(name);
  if (existing && existing.shape.status === 'ACTIVE') {
    return existing;
  }
  const cluster: Cluster = {
    shape: {
      clusterArn: ecs.region.arn('ecs', `cluster/${name}`),
      clusterName: name,
      status: 'ACTIVE',
      settings: input.settings?.length
        ? input.settings
        : [{ name: 'containerInsights', value: 'disabled' }],
      configuration: input.configuration,
      serviceConnectDefaults: input.serviceConnectDefaults,
      capacityProviders: input.capacityProviders ?? [],
      defaultCapacityProviderStrategy:
        input.defaultCapacityProviderStrategy ?? [],
    },
    tags: input.tags ?? [],
  };
  ecs.clusters.set(name, cluster);
  return cluster;
}

/** @throws AwsError `ClusterNotFoundException`, `InvalidParameterException` */
export function putCapacityProviders(
  ecs: Ecs,
  clusterName: string,
  capacityProviders: string[],
  defaultStrategy: CapacityProviderStrategyItem[],
): void {
  const { shape } = ecs.cluster(clusterName);
  for (const { capacityProvider = '' } of defaultStrategy) {
    if (!capacityProviders.includes(capacityProvider)) {
      throw notAssociated();
    }
  }
  shape.capacityProviders = capacityProviders;
  shape.defaultCapacityProviderStrategy = defaultStrategy;
}

/** @throws AwsError `ClusterContainsServicesException`, `ClusterNotFoundException` */
export function deleteCluster(ecs: Ecs, nameOrArn: string): Cluster {
  const cluster = ecs.cluster(nameOrArn);
  const inUse = [...ecs.services.values()].some(
    ({ record }) =>
      record.clusterName === cluster.shape.clusterName &&
      record.shape.status !== 'INACTIVE',
  );
  if (inUse) {
    throw new AwsError(
      'ClusterContainsServicesException',
      'The Cluster cannot be deleted while Services are active.',
    );
  }
  cluster.shape.status = 'INACTIVE';
  return cluster;
}

/** The error for a strategy with a capacity provider that is not associated with the cluster. */
export function notAssociated(): AwsError {
  return new AwsError(
    'InvalidParameterException',
    'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
  );
}
