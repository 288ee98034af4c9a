import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { TaskDefinitionStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { toTaskDefinitionStatus } from '../mappers';

/** A task definition, and where its first container that logs to CloudWatch does so. */
export interface TaskDefinitionFacts {
  status: TaskDefinitionStatus;
  logGroup?: string;
}

export async function readTaskDefinition(
  { ecs }: FargateClients,
  taskDefinitionArn: string,
  signal: AbortSignal,
): Promise<TaskDefinitionFacts> {
  const { taskDefinition } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }),
    { abortSignal: signal },
  );
  const logGroups = (taskDefinition!.containerDefinitions ?? []).flatMap(
    ({ logConfiguration }) =>
      logConfiguration?.options?.['awslogs-group'] ?? [],
  );
  return {
    status: toTaskDefinitionStatus(taskDefinition!),
    logGroup: logGroups[0],
  };
}
