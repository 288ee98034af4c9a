import { Failure, RunTaskRequest, TaskOverride } from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { Ec2 } from '../../ec2/model/Ec2';
import { Ecs } from './Ecs';
import { FargateTask, TaskObserver } from './FargateTask';
import { TaskLaunch } from './TaskLaunch';
import { checkExec, checkLaunch, checkPlacement } from './checkService';
import {
  assertNetwork,
  capacityOf,
  definitionOf,
  networkOf,
} from './launchSettings';
import { checkOverrides, overridden } from './overrides';
import { nextPlacement } from './taskPlacement';
import { TaskDefinition } from './types';
import { NO_VCPUS_LEFT } from './vcpuQuota';

const MOST_TASKS = 10;
const MOST_OF_OVERRIDES = 8192;
const MOST_OF_STARTED_BY = 128;

const invalid = (message: string) =>
  new AwsError('InvalidParameterException', message);

/**
 * Starts tasks of no service. A repeated client token starts nothing more.
 *
 * @throws AwsError `ClientException`, `ClusterNotFoundException`,
 *   `ConflictException`, `InvalidParameterException`
 */
export function runTask(
  ecs: Ecs,
  input: RunTaskRequest,
): { tasks: FargateTask[]; failures: Failure[] } {
  const { clientToken = '', ...rest } = input;
  const request = JSON.stringify(rest);
  const before = ecs.runs.get(clientToken);
  if (before && before.request !== request) {
    throw new AwsError(
      'ConflictException',
      'The provided clientToken is already in use with a different RunTask request.',
    );
  }
  if (before) {
    return before;
  }
  const started = start(ecs, input);
  if (clientToken) {
    ecs.runs.set(clientToken, { request, ...started });
  }
  return started;
}

function start(
  ecs: Ecs,
  input: RunTaskRequest,
): { tasks: FargateTask[]; failures: Failure[] } {
  const { count = 1, overrides, propagateTags, tags = [] } = input;
  const cluster = ecs.cluster(input.cluster);
  checkCall(input);
  checkPlacement(input);
  const definition = definitionOf(ecs, input.taskDefinition ?? '');
  const capacity = capacityOf(cluster, input);
  checkLaunch(input, definition, capacity !== undefined);
  assertNetwork(ecs, input.networkConfiguration, definition);
  checkOverrides(definition.shape, overrides);
  const effective = overridden(definition.shape, overrides);
  checkExec(
    input,
    { ...definition, shape: effective },
    "The task couldn't be started",
  );
  if (!capacity && input.launchType !== 'FARGATE') {
    throw invalid('No Container Instances were found in your cluster.');
  }
  const network = networkOf(input.networkConfiguration)?.awsvpcConfiguration;
  const launch: TaskLaunch = {
    ...cluster.shape,
    definition,
    overrides,
    group: input.group ?? `family:${definition.shape.family}`,
    startedBy: input.startedBy,
    network: network ?? { subnets: [] },
    loadBalancers: [],
    proxies: [],
    registries: [],
    registryAttributes: {},
    enableExecuteCommand: input.enableExecuteCommand ?? false,
    tags:
      propagateTags === 'TASK_DEFINITION'
        ? [...definition.tags.filter(isNotIn(tags)), ...tags]
        : tags,
  };
  const tasks: FargateTask[] = [];
  const failures: Failure[] = [];
  for (let i = 0; i < count; i++) {
    const place = nextPlacement(
      ecs.region.service(Ec2),
      launch.network.subnets ?? [],
      capacity,
      tasks.map(({ shape }) => shape),
    );
    if (ecs.tasksLeft(effective.cpu, place.capacityProvider) === 0) {
      failures.push({ reason: NO_VCPUS_LEFT });
    } else {
      const task = new FargateTask(
        ecs.region,
        launch,
        place,
        forgettingStopped(ecs),
      );
      ecs.standaloneTasks.add(task);
      tasks.push(task);
      task.start();
    }
  }
  return { tasks, failures };
}

function checkCall({
  count = 1,
  group = '',
  overrides,
  propagateTags,
  startedBy = '',
}: RunTaskRequest): void {
  if (count < 1 || count > MOST_TASKS) {
    throw invalid(`count must be between 1 and ${MOST_TASKS}.`);
  }
  if (group.startsWith('service:')) {
    throw invalid('Invalid namespace for group.');
  }
  if (propagateTags === 'SERVICE') {
    throw invalid('SERVICE is not a supported value for propagateTags.');
  }
  if (startedBy.length > MOST_OF_STARTED_BY) {
    throw invalid(`startedBy length must be at most ${MOST_OF_STARTED_BY}`);
  }
  if (sizeOf(overrides) > MOST_OF_OVERRIDES) {
    throw invalid(
      `Container Overrides length must be at most ${MOST_OF_OVERRIDES}`,
    );
  }
}

function sizeOf(overrides: TaskOverride = {}): number {
  return JSON.stringify(overrides).length;
}

function isNotIn(tags: TaskDefinition['tags']) {
  const keys = new Set(tags.map(({ key }) => key));
  return ({ key }: { key?: string }) => !keys.has(key);
}

/** Nobody replaces a standalone task. */
function forgettingStopped(ecs: Ecs): TaskObserver {
  return {
    changed: () => undefined,
    pulledImages: () => undefined,
    registered: () => undefined,
    deregistered: () => undefined,
    stopped: task => {
      ecs.standaloneTasks.delete(task);
      ecs.keepStopped(task);
    },
  };
}
