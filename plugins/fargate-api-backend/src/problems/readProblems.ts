import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { failuresInWords } from './failuresInWords';
import { StatusParts } from './StatusParts';

/** Parts that could not be read. */
export function readProblems(parts: StatusParts): FargateApiProblem[] {
  const groups = parts.targetGroups.failure
    ? []
    : parts.targetGroups.value ?? [];
  return failuresInWords([
    ['the service', parts.service.failure],
    ['the task definition', parts.taskDefinition.failure],
    ['the target groups', parts.targetGroups.failure],
    ...groups.map(
      ({ name, failure }) =>
        [`the targets of ${name}`, failure] as [string, typeof failure],
    ),
    ['the load balancer', parts.endpoint.failure],
    ['its consumers', parts.consumers.failure],
    ['the egress addresses', parts.egressIps.failure],
    ['the running tasks', parts.tasks.failure],
    ['the stopped tasks', parts.stoppedTasks.failure],
  ]);
}
