import { ResourceType } from '../../ResourceType';
import { Ecs } from '../model/Ecs';
import {
  deregisterTaskDefinition,
  registerTaskDefinition,
} from '../model/taskDefinitions';
import { apiInput, apiTags } from './apiInput';
import { onlyProperties } from '../../onlyProperties';

const PROPERTIES = [
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
];

const number = (value: unknown) =>
  value === undefined ? undefined : Number(value);

/** `AWS::ECS::TaskDefinition` */
export const taskDefinition: ResourceType = {
  typeName: 'AWS::ECS::TaskDefinition',
  sdkServiceName: 'Ecs',
  seconds: { create: 2, update: 2, delete: 2 },
  create(request) {
    onlyProperties(request, PROPERTIES);
    const { properties, region, stackName, logicalId, stackTags } = request;
    const { Tags, Cpu, Memory, ContainerDefinitions, ...settings } = properties;
    const { shape } = registerTaskDefinition(
      region.service(Ecs),
      {
        ...apiInput(settings),
        family:
          properties.Family ?? `${stackName}${logicalId}${region.ids.mixed(8)}`,
        cpu: Cpu === undefined ? undefined : String(Cpu),
        memory: Memory === undefined ? undefined : String(Memory),
        containerDefinitions: (ContainerDefinitions ?? []).map(
          (container: Record<string, any>) => ({
            ...apiInput(container),
            cpu: number(container.Cpu),
            memory: number(container.Memory),
          }),
        ),
        tags: apiTags(Tags, stackTags),
      },
      region.accountId,
    );
    return shape.taskDefinitionArn;
  },
  update({ physicalId, properties, region, stackTags }) {
    const found = region.service(Ecs).taskDefinition(physicalId);
    if (found) {
      found.tags = apiTags(properties.Tags, stackTags);
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
