import {
  ContainerDefinition,
  RegisterTaskDefinitionRequest,
} from '@aws-sdk/client-ecs';
import { imageReference } from '../../containers/imageReference';
import { AwsError } from '../../world/AwsError';
import { Ecs } from './Ecs';
import { fargateSize } from './fargateSizes';
import { TaskDefinition } from './model';

/** @throws AwsError `ClientException`, `InvalidParameterException` */
export function registerTaskDefinition(
  ecs: Ecs,
  input: RegisterTaskDefinitionRequest,
  registeredBy: string,
): TaskDefinition {
  const { family = '', containerDefinitions = [], tags = [] } = input;
  if (!/^[a-zA-Z0-9_-]{1,255}$/.test(family)) {
    throw new AwsError(
      'ClientException',
      'Family contains invalid characters.',
    );
  }
  const onFargate = input.requiresCompatibilities?.includes('FARGATE') ?? false;
  const { cpu = '', memory = '' } = onFargate
    ? fargateSize(input.cpu, input.memory)
    : input;
  if (onFargate) {
    assertFargate(input, containerDefinitions);
  }
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

function assertFargate(
  input: RegisterTaskDefinitionRequest,
  containers: ContainerDefinition[],
): void {
  const refuse = (message: string) => new AwsError('ClientException', message);
  if (input.networkMode !== 'awsvpc') {
    throw refuse('Fargate only supports network mode ‘awsvpc’.');
  }
  if (!input.executionRoleArn) {
    if (
      containers.some(({ image }) => imageReference(image ?? '').isPrivateEcr)
    ) {
      throw refuse(
        'Fargate requires task definition to have execution role ARN to support ECR images.',
      );
    }
    const driver = containers
      .map(({ logConfiguration }) => logConfiguration?.logDriver)
      .find(name => name === 'awslogs');
    if (driver) {
      throw refuse(
        `Fargate requires task definition to have execution role ARN to support log driver ${driver}.`,
      );
    }
  }
  for (const { portMappings = [] } of containers) {
    for (const { containerPort, hostPort = containerPort } of portMappings) {
      if (hostPort !== containerPort) {
        throw refuse(
          'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
        );
      }
    }
  }
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
