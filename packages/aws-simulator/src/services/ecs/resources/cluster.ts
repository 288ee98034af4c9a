import { ResourceType } from '../../ResourceType';
import { Ecs } from '../model/Ecs';
import { createCluster, deleteCluster } from '../model/clusters';
import { apiInput, apiTags } from './apiInput';
import { onlyProperties } from '../../onlyProperties';
import { physicalName } from '../../physicalName';

const PROPERTIES = [
  'CapacityProviders',
  'ClusterName',
  'ClusterSettings',
  'Configuration',
  'DefaultCapacityProviderStrategy',
  'ServiceConnectDefaults',
  'Tags',
];

/** `AWS::ECS::Cluster` */
export const cluster: ResourceType = {
  typeName: 'AWS::ECS::Cluster',
  sdkServiceName: 'Ecs',
  seconds: { create: 10, update: 5, delete: 3 },
  create(request) {
    onlyProperties(request, PROPERTIES);
    const { properties, region, stackTags } = request;
    const { Tags, ClusterSettings, ...settings } = properties;
    const { shape } = createCluster(region.service(Ecs), {
      ...apiInput(settings),
      settings: ClusterSettings?.map(apiInput),
      clusterName: properties.ClusterName ?? physicalName(request, 255),
      tags: apiTags(Tags, stackTags),
    });
    return shape.clusterName;
  },
  update(request) {
    onlyProperties(request, PROPERTIES);
    const { physicalId, properties, region, stackTags } = request;
    const found = region.service(Ecs).cluster(physicalId);
    const { Tags, ClusterSettings, CapacityProviders, ...settings } =
      properties;
    const { configuration, serviceConnectDefaults } = apiInput(settings);
    Object.assign(found.shape, { configuration, serviceConnectDefaults });
    if (ClusterSettings) {
      found.shape.settings = ClusterSettings.map(apiInput);
    }
    if (CapacityProviders) {
      found.shape.capacityProviders = CapacityProviders;
      found.shape.defaultCapacityProviderStrategy = (
        properties.DefaultCapacityProviderStrategy ?? []
      ).map(apiInput);
    }
    found.tags = apiTags(Tags, stackTags);
  },
  delete({ physicalId, region }) {
    const ecs = region.service(Ecs);
    if (ecs.clusters.get(physicalId)?.shape.status === 'ACTIVE') {
      deleteCluster(ecs, physicalId);
    }
  },
  attributes: ({ physicalId, region }) => ({
    Arn: region.service(Ecs).cluster(physicalId).shape.clusterArn,
  }),
};
