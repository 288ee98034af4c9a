import {
  ContainerDefinition,
  ContainerOverride,
  KeyValuePair,
  TaskOverride,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { checkResources } from './checkContainer';
import { checkSizes } from './checkTaskDefinition';
import { fargateSize } from './fargateSizes';
import { TaskDefinition } from './types';

/**
 * Refuses overrides of containers that a task definition does not have.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function checkOverrides(
  { containerDefinitions }: TaskDefinition['shape'],
  { containerOverrides = [] }: TaskOverride = {},
): void {
  const unknown = containerOverrides.find(
    ({ name }) => !containerDefinitions.some(one => one.name === name),
  );
  if (unknown) {
    // The text: azavea/django-ecsmanage#21
    throw new AwsError(
      'InvalidParameterException',
      `Override for container named ${unknown.name} is not a container in the TaskDefinition.`,
    );
  }
}

/**
 * A task definition as one task has it.
 *
 * @throws AwsError `ClientException` for sizes that Fargate does not have
 */
export function overridden(
  definition: TaskDefinition['shape'],
  overrides?: TaskOverride,
): TaskDefinition['shape'] {
  const effective = withOverrides(definition, overrides);
  if (overrides && effective.compatibilities?.includes('FARGATE')) {
    const { containerDefinitions, runtimePlatform } = effective;
    checkSizes(effective, containerDefinitions);
    containerDefinitions.forEach(one => checkResources(effective, one));
    return {
      ...effective,
      ...fargateSize(
        effective.cpu,
        effective.memory,
        runtimePlatform?.operatingSystemFamily,
      ),
    };
  }
  return effective;
}

function withOverrides(
  definition: TaskDefinition['shape'],
  { containerOverrides = [], ...overrides }: TaskOverride = {},
): TaskDefinition['shape'] {
  const { cpu, memory, ephemeralStorage, executionRoleArn, taskRoleArn } =
    overrides;
  return {
    ...definition,
    cpu: cpu ?? definition.cpu,
    memory: memory ?? definition.memory,
    ephemeralStorage: ephemeralStorage ?? definition.ephemeralStorage,
    executionRoleArn: executionRoleArn ?? definition.executionRoleArn,
    taskRoleArn: taskRoleArn ?? definition.taskRoleArn,
    containerDefinitions: definition.containerDefinitions.map(container =>
      overriddenContainer(
        container,
        containerOverrides.find(({ name }) => name === container.name),
      ),
    ),
  };
}

function overriddenContainer(
  container: ContainerDefinition,
  override: ContainerOverride = {},
): ContainerDefinition {
  return {
    ...container,
    command: override.command ?? container.command,
    environment: merged(container.environment, override.environment),
    environmentFiles: override.environmentFiles ?? container.environmentFiles,
    cpu: override.cpu ?? container.cpu,
    memory: override.memory ?? container.memory,
    memoryReservation:
      override.memoryReservation ?? container.memoryReservation,
  };
}

function merged(
  own: KeyValuePair[] = [],
  others: KeyValuePair[] = [],
): KeyValuePair[] {
  const names = new Set(others.map(({ name }) => name));
  return [...own.filter(({ name }) => !names.has(name)), ...others];
}
