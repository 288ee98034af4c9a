import type * as Api from '@aws-sdk/client-ecs';
import { CallContext } from '../../ServiceDefinition';
import {
  createCluster,
  deleteCluster,
  putCapacityProviders,
} from '../model/clusters';
import { Ecs, lastPart } from '../model/Ecs';
import { missing } from './missing';
import { page } from './page';
import { clusterShape } from './shapes';

const of = ({ region }: CallContext) => region.service(Ecs);

export const CreateCluster = (
  context: CallContext,
  input: Api.CreateClusterRequest,
) => ({
  cluster: clusterShape(of(context), createCluster(of(context), input)),
});

export const PutClusterCapacityProviders = (
  context: CallContext,
  input: Api.PutClusterCapacityProvidersRequest,
) => {
  putCapacityProviders(
    of(context),
    input.cluster ?? '',
    input.capacityProviders ?? [],
    input.defaultCapacityProviderStrategy ?? [],
  );
  const ecs = of(context);
  return { cluster: clusterShape(ecs, ecs.cluster(input.cluster)) };
};

export const DeleteCluster = (
  context: CallContext,
  input: Api.DeleteClusterRequest,
) => ({
  cluster: clusterShape(
    of(context),
    deleteCluster(of(context), input.cluster ?? ''),
  ),
});

export const DescribeClusters = (
  context: CallContext,
  input: Api.DescribeClustersRequest,
) => {
  const ecs = of(context);
  const names = input.clusters?.length ? input.clusters : ['default'];
  const withTags = input.include?.includes('TAGS');
  const found = names.flatMap(name => ecs.clusters.get(lastPart(name)) ?? []);
  return {
    clusters: found.map(cluster => ({
      ...clusterShape(ecs, cluster),
      tags: withTags ? cluster.tags : [],
    })),
    failures: names
      .filter(name => !ecs.clusters.has(lastPart(name)))
      .map(name =>
        missing(context.region.arn('ecs', `cluster/${lastPart(name)}`)),
      ),
  };
};

export const ListClusters = (
  context: CallContext,
  input: Api.ListClustersRequest,
) => {
  const arns = [...of(context).clusters.values()]
    .filter(({ shape }) => shape.status === 'ACTIVE')
    .map(({ shape }) => shape.clusterArn);
  const { items, nextToken } = page(arns, input);
  return { clusterArns: items, nextToken };
};
