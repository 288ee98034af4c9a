import {
  ContainerDefinition,
  RegisterTaskDefinitionRequest,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { Ecs } from './Ecs';
import { checkTaskDefinition } from './checkTaskDefinition';
import { fargateSize } from './fargateSizes';
import { TaskDefinition } from './types';

/** @throws AwsError `ClientException`, `InvalidParameterException` */
export function registerTaskDefinition(
  ecs: Ecs,
  input: RegisterTaskDefinitionRequest,
  registeredBy: string,
): TaskDefinition {
  checkTaskDefinition(input);
  const { family = '', containerDefinitions = [], tags = [] } = input;
  const onFargate = input.requiresCompatibilities?.includes('FARGATE') ?? false;
  const { cpu = '', memory = '' } = onFargate
    ? fargateSize(
        input.cpu,
        input.memory,
        input.runtimePlatform?.operatingSystemFamily,
      )
    : input;
  const revisions = ecs.taskDefinitions.get(family) ?? [];
  const revision = revisions.length + 1;
  const { tags: _, ...settings } = input;
  const created: TaskDefinition = {
    shape: {
      ...settings,
      cpu,
      memory,
      family,
      revision,
      taskDefinitionArn: ecs.region.arn(
        'ecs',
        `task-definition/${family}:${revision}`,
      ),
      containerDefinitions: containerDefinitions.map(container =>
        withDefaults(container, input.networkMode === 'awsvpc'),
      ),
      volumes: input.volumes ?? [],
      placementConstraints: input.placementConstraints ?? [],
      compatibilities: onFargate ? ['EC2', 'FARGATE'] : ['EC2'],
      status: 'ACTIVE',
      registeredAt: ecs.region.world.now(),
      registeredBy,
    },
    tags,
  };
  ecs.taskDefinitions.set(family, [...revisions, created]);
  return created;
}

/** @throws AwsError `ClientException`, if there is none */
export function deregisterTaskDefinition(
  ecs: Ecs,
  name: string,
): TaskDefinition {
  const definition = ecs.taskDefinition(name);
  if (!definition) {
    throw new AwsError(
      'ClientException',
      'Unable to describe task definition.',
    );
  }
  definition.shape.status = 'INACTIVE';
  definition.shape.deregisteredAt = ecs.region.world.now();
  return definition;
}

function withDefaults(
  container: ContainerDefinition,
  awsvpc: boolean,
): ContainerDefinition {
  return {
    ...container,
    cpu: container.cpu ?? 0,
    essential: container.essential ?? true,
    environment: container.environment ?? [],
    mountPoints: container.mountPoints ?? [],
    volumesFrom: container.volumesFrom ?? [],
    systemControls: container.systemControls ?? [],
    portMappings: (container.portMappings ?? []).map(mapping => ({
      ...mapping,
      hostPort: awsvpc ? mapping.containerPort : mapping.hostPort,
      protocol: mapping.protocol ?? 'tcp',
    })),
  };
}
