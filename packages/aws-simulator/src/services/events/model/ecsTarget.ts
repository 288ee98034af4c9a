import type { Target } from '@aws-sdk/client-eventbridge';
import type { RunTaskRequest } from '@aws-sdk/client-ecs';
import { ServiceRoles } from '../../../rights/ServiceRoles';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { Ecs } from '../../ecs/model/Ecs';
import { runTask } from '../../ecs/model/runTask';
import { invalid } from './invalid';

const MOST_TASKS = 10;
const MOST_SUBNETS = 16;
const MOST_GROUPS = 5;

/** ECS cuts off more of what started a task. */
const STARTED_BY_LENGTH = 36;

/** Settings of tasks on instances. */
const OF_INSTANCES = ['PlacementConstraints', 'PlacementStrategy'] as const;

/**
 * Refuses a target that starts no tasks.
 *
 * @throws AwsError `ValidationException`
 */
export function checkEcsTarget({ Arn = '', EcsParameters, Id }: Target): void {
  if (!EcsParameters) {
    throw invalid(
      `Parameter(s) EcsParameters must be specified for target: ${Id}.`,
    );
  }
  const { TaskCount = 1, TaskDefinitionArn = '', LaunchType } = EcsParameters;
  const network = EcsParameters.NetworkConfiguration?.awsvpcConfiguration;
  if (TaskCount > MOST_TASKS) {
    throw invalid(`Parameter(s) TaskCount not valid for target: ${Id}.`);
  }
  if (Arn.split(':')[3] !== TaskDefinitionArn.split(':')[3]) {
    throw invalid(
      `Region of ${Arn} does not match region of ${TaskDefinitionArn}.`,
    );
  }
  if (LaunchType === 'FARGATE' && !EcsParameters.NetworkConfiguration) {
    throw invalid(
      `Parameter NetworkConfiguration must be specified for target ${Id} when launch type is FARGATE.`,
    );
  }
  checkSize('Subnets', network?.Subnets, 1, MOST_SUBNETS);
  checkSize('SecurityGroups', network?.SecurityGroups, 0, MOST_GROUPS);
  const unsupported = OF_INSTANCES.find(name => EcsParameters[name]?.length);
  if (unsupported || (LaunchType && LaunchType !== 'FARGATE')) {
    throw invalid(
      `The AWS simulator does not support ${
        unsupported ?? `the launch type ${LaunchType}`
      } of a target`,
    );
  }
}

/**
 * Starts the tasks of a target in the rights of its role.
 *
 * @param input - what the target gives instead of the event: what the tasks override
 * @throws AwsError where the role is not trusted or may not, or ECS refuses the tasks
 */
export function startTasks(
  region: Region,
  target: Target,
  rule: { name: string; arn: string },
  input: string | undefined,
): void {
  const request = requestOf(target, rule.name, input);
  const rights = region.world.service(ServiceRoles).assume({
    account: region.account,
    partition: region.partition,
    roleArn: target.RoleArn!,
    servicePrincipal: 'events.amazonaws.com',
    sessionName: rule.name,
    sourceArn: rule.arn,
  });
  if (!rights) {
    throw new AwsError('AccessDenied', `${target.RoleArn} cannot be assumed`);
  }
  rights.require({
    region,
    service: 'ecs',
    operation: 'RunTask',
    input: request,
  });
  runTask(region.service(Ecs), request);
}

function requestOf(
  { Arn, EcsParameters = { TaskDefinitionArn: undefined } }: Target,
  ruleName: string,
  input: string | undefined,
): RunTaskRequest {
  const { Subnets, SecurityGroups, AssignPublicIp } =
    EcsParameters.NetworkConfiguration?.awsvpcConfiguration ?? {};
  return {
    cluster: Arn,
    taskDefinition: EcsParameters.TaskDefinitionArn,
    count: EcsParameters.TaskCount ?? 1,
    launchType: EcsParameters.LaunchType,
    capacityProviderStrategy: EcsParameters.CapacityProviderStrategy,
    platformVersion: EcsParameters.PlatformVersion,
    group: EcsParameters.Group,
    propagateTags: EcsParameters.PropagateTags,
    enableECSManagedTags: EcsParameters.EnableECSManagedTags,
    enableExecuteCommand: EcsParameters.EnableExecuteCommand,
    tags: EcsParameters.Tags?.map(({ Key, Value }) => ({
      key: Key,
      value: Value,
    })),
    networkConfiguration: Subnets && {
      awsvpcConfiguration: {
        subnets: Subnets,
        securityGroups: SecurityGroups,
        assignPublicIp: AssignPublicIp,
      },
    },
    overrides: input === undefined ? undefined : JSON.parse(input),
    startedBy: `events-rule/${ruleName}`.slice(0, STARTED_BY_LENGTH),
  };
}

function checkSize(
  name: string,
  list: string[] | undefined,
  least: number,
  most: number,
): void {
  if (list && (list.length < least || list.length > most)) {
    throw invalid(
      `Parameter ${name} is not valid. Reason: size must be in between ${least} and ${most}`,
    );
  }
}
