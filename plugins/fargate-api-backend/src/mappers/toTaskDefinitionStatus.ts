import { TaskDefinition } from '@aws-sdk/client-ecs';
import { TaskDefinitionStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { idOf } from './idOf';

/** Reads the SDK's task definition. Nothing of its environment variables or secrets leaves it. */
export function toTaskDefinitionStatus(
  taskDefinition: TaskDefinition,
): TaskDefinitionStatus {
  return {
    name: idOf(taskDefinition.taskDefinitionArn!),
    images: (taskDefinition.containerDefinitions ?? []).map(
      container => container.image!,
    ),
    cpu: toNumber(taskDefinition.cpu),
    memory: toNumber(taskDefinition.memory),
  };
}

function toNumber(text: string | undefined): number | undefined {
  return text ? Number(text) : undefined;
}
