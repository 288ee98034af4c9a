import { ResourceType } from '../../ResourceType';
import { Ecs } from '../model/Ecs';
import { checkSettings, createCluster, deleteCluster } from '../model/clusters';
import { apiInput, templateForm } from '../model/templateForm';
import { strategyModel } from './strategyModel';
import { apiTags, tagModels, updatedApiTags } from './tags';
import { physicalName } from '../../physicalName';

/** `AWS::ECS::Cluster` */
export const cluster: ResourceType = {
  typeName: 'AWS::ECS::Cluster',
  sdkServiceName: 'Ecs',
  api: {
    service: 'ecs',
    operation: 'CreateCluster',
    input: ({ ClusterSettings, ...properties }) => ({
      ...properties,
      Settings: ClusterSettings,
    }),
  },
  seconds: { create: 10, update: 5, delete: 3 },
  supportedProperties: [
    'CapacityProviders',
    'ClusterName',
    'ClusterSettings',
    'Configuration',
    'DefaultCapacityProviderStrategy',
    'ServiceConnectDefaults',
    'Tags',
  ],
  create(request) {
    const { properties, region } = request;
    const { Tags, ClusterSettings, ...settings } = properties;
    const { shape } = createCluster(region.service(Ecs), {
      ...apiInput(settings),
      settings: ClusterSettings?.map(apiInput),
      clusterName: properties.ClusterName ?? physicalName(request, 255),
      tags: apiTags(request),
    });
    return shape.clusterName;
  },
  update(request) {
    const { physicalId, properties, region } = request;
    const found = region.service(Ecs).cluster(physicalId);
    const { Tags, ClusterSettings, CapacityProviders, ...settings } =
      properties;
    const { configuration, serviceConnectDefaults } = apiInput(settings);
    checkSettings({ configuration, settings: ClusterSettings?.map(apiInput) });
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
    found.tags = updatedApiTags(request, found.tags);
  },
  delete({ physicalId, region }) {
    const ecs = region.service(Ecs);
    if (ecs.clusters.get(physicalId)?.shape.status === 'ACTIVE') {
      deleteCluster(ecs, physicalId);
    }
  },
  read({ region, physicalId }) {
    const found = region.service(Ecs).clusters.get(physicalId);
    if (found?.shape.status !== 'ACTIVE') {
      return undefined;
    }
    const { shape } = found;
    return {
      Arn: shape.clusterArn,
      CapacityProviders: [...(shape.capacityProviders ?? [])].sort(),
      ClusterName: shape.clusterName,
      ClusterSettings: shape.settings?.map(templateForm),
      Configuration: shape.configuration && templateForm(shape.configuration),
      DefaultCapacityProviderStrategy: strategyModel(
        shape.defaultCapacityProviderStrategy,
      ),
      ServiceConnectDefaults:
        shape.serviceConnectDefaults &&
        templateForm(shape.serviceConnectDefaults),
      Tags: tagModels(found.tags),
    };
  },
  list: region => region.service(Ecs).clusters.keys(),
  attributes: ({ physicalId, region }) => ({
    Arn: region.service(Ecs).cluster(physicalId).shape.clusterArn,
  }),
};
