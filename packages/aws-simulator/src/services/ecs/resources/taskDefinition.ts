import { ResourceType } from '../../ResourceType';
import { Ecs } from '../model/Ecs';
import {
  deregisterTaskDefinition,
  registerTaskDefinition,
} from '../model/taskDefinitions';
import { apiInput, apiTagsWithoutAws } from './apiInput';

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
    'Memory',
    'NetworkMode',
    'PidMode',
    'RequiresCompatibilities',
    'RuntimePlatform',
    'Tags',
    'TaskRoleArn',
    'Volumes',
  ],
  create(request) {
    const { properties, region, stackName, logicalId } = request;
    const { Tags, ...settings } = properties;
    const { shape } = registerTaskDefinition(
      region.service(Ecs),
      {
        ...apiInput(settings),
        family:
          properties.Family ?? `${stackName}${logicalId}${region.ids.mixed(8)}`,
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
      found.tags = apiTagsWithoutAws(request);
    }
  },
  delete({ physicalId, region }) {
    const ecs = region.service(Ecs);
    if (ecs.taskDefinition(physicalId)) {
      deregisterTaskDefinition(ecs, physicalId);
    }
  },
  attributes: ({ physicalId }) => ({ TaskDefinitionArn: physicalId }),
};
