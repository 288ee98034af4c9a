import {
  ContainerDefinition,
  DescribeTaskDefinitionCommand,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import {
  ContainerConfiguration,
  Observed,
  TaskDefinitionStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, FRESH_FOR, ObservationContext } from '../aws';
import { idOf } from './arns';
import { toSecretVariable } from './secretVariable';
import { ServiceFacts } from './service';

/** A task definition, and the log group of its first container that logs to CloudWatch. */
export interface TaskDefinitionFacts {
  status: TaskDefinitionStatus;
  logGroup?: string;
}

/** Observes the task definition of a service. */
export function observeTaskDefinition(
  context: ObservationContext,
  service: Observed<ServiceFacts>,
): Promise<Observed<TaskDefinitionFacts>> {
  return andThen(service, async ({ taskDefinitionArn }) =>
    taskDefinitionArn ? observe(context, taskDefinitionArn) : {},
  );
}

/** Observes the task definition of the previous tasks that are still running. */
export function observePreviousTaskDefinition(
  context: ObservationContext,
  service: Observed<ServiceFacts>,
): Promise<Observed<TaskDefinitionFacts>> {
  return andThen(service, async ({ previousTaskDefinitionArn }) =>
    previousTaskDefinitionArn
      ? observe(context, previousTaskDefinitionArn)
      : {},
  );
}

function observe(
  { observations, target }: ObservationContext,
  arn: string,
): Promise<Observed<TaskDefinitionFacts>> {
  return observations.observe({
    target,
    resource: `task-definition:${arn}`,
    freshFor: FRESH_FOR.immutable,
    read: async (clients, signal) =>
      toFacts(await readTaskDefinition(clients, arn, signal)),
  });
}

/** Reads a task definition, including its environment variables: do not cache or return it. */
export async function readTaskDefinition(
  { ecs }: FargateClients,
  taskDefinitionArn: string,
  abortSignal: AbortSignal,
): Promise<TaskDefinition> {
  const { taskDefinition } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }),
    { abortSignal },
  );
  return taskDefinition!;
}

function toFacts(taskDefinition: TaskDefinition): TaskDefinitionFacts {
  const logGroups = (taskDefinition.containerDefinitions ?? []).flatMap(
    ({ logConfiguration }) =>
      logConfiguration?.options?.['awslogs-group'] ?? [],
  );
  return {
    status: toTaskDefinitionStatus(taskDefinition),
    logGroup: logGroups[0],
  };
}

/** Maps the SDK's task definition, without the values of its environment variables. */
export function toTaskDefinitionStatus(
  taskDefinition: TaskDefinition,
): TaskDefinitionStatus {
  const {
    containerDefinitions = [],
    cpu,
    memory,
    taskDefinitionArn,
    taskRoleArn,
  } = taskDefinition;
  const configuration = containerDefinitions
    .map(toConfiguration)
    .filter(({ secrets, variables }) => variables.length || secrets.length);
  return {
    name: idOf(taskDefinitionArn!),
    images: containerDefinitions.map(container => container.image!),
    cpu: toNumber(cpu),
    memory: toNumber(memory),
    ...(configuration.length && { configuration }),
    ...(taskRoleArn && { taskRole: idOf(taskRoleArn) }),
  };
}

function toConfiguration({
  environment = [],
  name = '',
  secrets = [],
}: ContainerDefinition): ContainerConfiguration {
  return {
    container: name,
    variables: environment.map(variable => variable.name!).sort(),
    secrets: secrets
      .map(toSecretVariable)
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function toNumber(text: string | undefined): number | undefined {
  return text ? Number(text) : undefined;
}
