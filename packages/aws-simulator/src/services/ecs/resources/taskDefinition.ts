import type { ProxyConfiguration as ApiProxy } from '@aws-sdk/client-ecs';
import { ResourceType } from '../../ResourceType';
import { physicalName } from '../../physicalName';
import { Ecs } from '../model/Ecs';
import {
  deregisterTaskDefinition,
  registerTaskDefinition,
} from '../model/taskDefinitions';
import { apiInput, templateForm } from '../model/templateForm';
import {
  apiTagsWithoutAws,
  tagModels,
  updatedApiTags,
  withoutAws,
} from './tags';
import { containerModel } from './containerModel';

/** The API has another name for the properties of a proxy. */
function proxyInput({
  ProxyConfigurationProperties,
  ...proxy
}: Record<string, any>): ApiProxy {
  return apiInput({ ...proxy, Properties: ProxyConfigurationProperties });
}

function proxyModel({ properties, ...proxy }: ApiProxy) {
  return templateForm({ ...proxy, proxyConfigurationProperties: properties });
}

/** `AWS::ECS::TaskDefinition` */
export const taskDefinition: ResourceType = {
  typeName: 'AWS::ECS::TaskDefinition',
  sdkServiceName: 'Ecs',
  api: { service: 'ecs', operation: 'RegisterTaskDefinition' },
  seconds: { create: 2, update: 2, delete: 2 },
  supportedProperties: [
    'ContainerDefinitions',
    'Cpu',
    'EphemeralStorage',
    'ExecutionRoleArn',
    'Family',
    'InferenceAccelerators',
    'IpcMode',
    'Memory',
    'NetworkMode',
    'PidMode',
    'PlacementConstraints',
    'ProxyConfiguration',
    'RequiresCompatibilities',
    'RuntimePlatform',
    'Tags',
    'TaskRoleArn',
    'Volumes',
  ],
  create(request) {
    const { properties, region } = request;
    const { Tags, ProxyConfiguration, ...settings } = properties;
    const { shape } = registerTaskDefinition(
      region.service(Ecs),
      {
        ...apiInput(settings),
        proxyConfiguration:
          ProxyConfiguration && proxyInput(ProxyConfiguration),
        family: properties.Family ?? physicalName(request, 255),
        tags: apiTagsWithoutAws(request),
      },
      region.accountId,
    );
    return shape.taskDefinitionArn;
  },
  update(request) {
    const { physicalId, region } = request;
    const found = region.service(Ecs).taskDefinition(physicalId);
    if (found) {
      found.tags = withoutAws(updatedApiTags(request, found.tags));
    }
  },
  delete({ physicalId, region }) {
    const ecs = region.service(Ecs);
    if (ecs.taskDefinition(physicalId)) {
      deregisterTaskDefinition(ecs, physicalId);
    }
  },
  read({ region, physicalId }) {
    const found = region.service(Ecs).taskDefinition(physicalId);
    if (found?.shape.status !== 'ACTIVE') {
      return undefined;
    }
    const { shape, tags } = found;
    return {
      TaskDefinitionArn: shape.taskDefinitionArn,
      ContainerDefinitions: shape.containerDefinitions.map(containerModel),
      Cpu: shape.cpu || undefined,
      EphemeralStorage:
        shape.ephemeralStorage && templateForm(shape.ephemeralStorage),
      ExecutionRoleArn: shape.executionRoleArn,
      Family: shape.family,
      InferenceAccelerators: [],
      IpcMode: shape.ipcMode,
      Memory: shape.memory || undefined,
      NetworkMode: shape.networkMode,
      PidMode: shape.pidMode,
      ProxyConfiguration:
        shape.proxyConfiguration && proxyModel(shape.proxyConfiguration),
      PlacementConstraints: (shape.placementConstraints ?? []).map(
        templateForm,
      ),
      RequiresCompatibilities: shape.requiresCompatibilities ?? [],
      RuntimePlatform:
        shape.runtimePlatform && templateForm(shape.runtimePlatform),
      Tags: tagModels(tags),
      TaskRoleArn: shape.taskRoleArn,
      Volumes: (shape.volumes ?? []).map(templateForm),
    };
  },
  *list(region) {
    for (const revisions of region.service(Ecs).taskDefinitions.values()) {
      for (const { shape } of revisions) {
        if (shape.status === 'ACTIVE') {
          yield shape.taskDefinitionArn;
        }
      }
    }
  },
  attributes: ({ physicalId }) => ({ TaskDefinitionArn: physicalId }),
};
