import type * as Api from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Ecs, lastPart } from '../model/Ecs';
import { definitionOf } from '../model/launchSettings';
import { runTask } from '../model/runTask';
import { missing } from './missing';
import { page } from './page';

const of = ({ region }: CallContext) => region.service(Ecs);

const invalid = (message: string) =>
  new AwsError('InvalidParameterException', message);

export const DescribeTasks = (
  context: CallContext,
  input: Api.DescribeTasksRequest,
) => {
  const ecs = of(context);
  const { tasks: names = [], cluster } = input;
  if (names.length === 0) {
    throw invalid('Tasks cannot be empty.');
  }
  if (names.length > 100) {
    throw invalid('Tasks cannot have more than 100 elements.');
  }
  const { clusterName } = ecs.cluster(cluster).shape;
  const byId = new Map(ecs.tasksOf(clusterName).map(task => [task.id, task]));
  const ids = names.map(lastPart);
  const withTags = input.include?.includes('TAGS');
  return {
    tasks: ids
      .flatMap(id => byId.get(id) ?? [])
      .map(({ shape }) => ({ ...shape, tags: withTags ? shape.tags : [] })),
    failures: ids
      .filter(id => !byId.has(id))
      .map(id =>
        missing(context.region.arn('ecs', `task/${clusterName}/${id}`)),
      ),
  };
};

export const ListTasks = (
  context: CallContext,
  input: Api.ListTasksRequest,
) => {
  const ecs = of(context);
  const { clusterName } = ecs.cluster(input.cluster).shape;
  const { desiredStatus = 'RUNNING', serviceName, startedBy, family } = input;
  if (serviceName) {
    ecs.service(input.cluster, serviceName);
  }
  const group = serviceName && `service:${lastPart(serviceName)}`;
  const arns = ecs
    .tasksOf(clusterName)
    .filter(
      ({ shape, launch }) =>
        shape.desiredStatus === desiredStatus &&
        (!group || shape.group === group) &&
        (!startedBy || shape.startedBy === startedBy) &&
        (!family || launch.definition.shape.family === family),
    )
    .map(({ shape }) => shape.taskArn);
  const { items, nextToken } = page(arns, input);
  return { taskArns: items, nextToken };
};

export const RunTask = (context: CallContext, input: Api.RunTaskRequest) => {
  const { tasks, failures } = runTask(of(context), input);
  return { tasks: tasks.map(({ shape }) => ({ ...shape })), failures };
};

/** Only container instances can be named, and there are none. */
export const StartTask = (
  context: CallContext,
  input: Api.StartTaskRequest,
): Api.StartTaskResponse => {
  const ecs = of(context);
  ecs.cluster(input.cluster);
  definitionOf(ecs, input.taskDefinition ?? '');
  throw invalid(
    'The AWS simulator does not support container instances. On Fargate, RunTask starts tasks.',
  );
};

export const StopTask = (context: CallContext, input: Api.StopTaskRequest) => {
  const ecs = of(context);
  const { clusterName } = ecs.cluster(input.cluster).shape;
  const id = lastPart(input.task ?? '');
  const task = ecs.tasksOf(clusterName).find(other => other.id === id);
  if (!task) {
    throw invalid('The referenced task was not found.');
  }
  task.stop('UserInitiated', input.reason ?? 'Task stopped by user');
  return { task: { ...task.shape } };
};
