import { ResourceRequest, ResourceType } from '../../ResourceType';
import { Ecs } from '../model/Ecs';
import { putCapacityProviders } from '../model/clusters';
import { apiInput } from '../model/templateForm';
import { strategyModel } from './strategyModel';

function put({ properties, region }: ResourceRequest): void {
  putCapacityProviders(
    region.service(Ecs),
    properties.Cluster,
    properties.CapacityProviders ?? [],
    (properties.DefaultCapacityProviderStrategy ?? []).map(apiInput),
  );
}

/** `AWS::ECS::ClusterCapacityProviderAssociations` */
export const capacityProviderAssociations: ResourceType = {
  typeName: 'AWS::ECS::ClusterCapacityProviderAssociations',
  sdkServiceName: 'Ecs',
  seconds: { create: 15, update: 15, delete: 15 },
  create(request) {
    put(request);
    return request.properties.Cluster;
  },
  update: put,
  delete({ properties, region }) {
    const ecs = region.service(Ecs);
    if (ecs.clusters.get(properties.Cluster)?.shape.status === 'ACTIVE') {
      putCapacityProviders(ecs, properties.Cluster, [], []);
    }
  },
  read({ region, physicalId }) {
    const shape = region.service(Ecs).clusters.get(physicalId)?.shape;
    return shape?.status === 'ACTIVE'
      ? {
          CapacityProviders: [...(shape.capacityProviders ?? [])].sort(),
          Cluster: shape.clusterName,
          DefaultCapacityProviderStrategy: strategyModel(
            shape.defaultCapacityProviderStrategy,
          ),
        }
      : undefined;
  },
  list: region => region.service(Ecs).clusters.keys(),
  attributes: () => ({}),
};
