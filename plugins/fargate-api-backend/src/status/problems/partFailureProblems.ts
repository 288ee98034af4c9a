import {
  FargateApiProblem,
  ReadFailure,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StatusParts } from './StatusParts';
import { readFailureProblems } from './readFailureProblems';

/** Reports the parts of a status that could not be read. */
export function partFailureProblems(parts: StatusParts): FargateApiProblem[] {
  const groups = parts.targetGroups.failure
    ? []
    : parts.targetGroups.value ?? [];
  return readFailureProblems([
    ['service', parts.service.failure],
    ['taskDefinition', parts.taskDefinition.failure],
    ['taskDefinition', parts.previousTaskDefinition?.failure],
    ['targetGroups', parts.targetGroups.failure],
    ...groups.map(
      ({ failure }) => ['targets', failure] as ['targets', typeof failure],
    ),
    ['endpoint', parts.endpoint.failure],
    ['consumers', parts.callers.failure],
    ['taskIngress', parts.taskIngress.failure],
    ['vpcLink', parts.vpcLink?.failure],
    ['throttling', readable(parts.throttling?.failure)],
    ['gatewayRoute', parts.gatewayBreak.failure],
    ['linkRules', parts.linkRules.failure],
    ['sharedRule', parts.sharedRule.failure],
    ['instances', parts.instances?.failure],
    ...[parts.domainRecord, ...parts.additionalRecords].map(
      ({ failure }) =>
        ['domainRecord', failure] as ['domainRecord', typeof failure],
    ),
    ['egress', parts.egressIps.failure],
    ['schedule', parts.nextChange?.failure],
    ['tasks', parts.tasks.failure],
    ['stoppedTasks', parts.stoppedTasks.failure],
  ]);
}

/** A stage that is missing is a problem of its own. */
function readable(failure: ReadFailure | undefined): ReadFailure | undefined {
  return failure?.reason === 'not-found' ? undefined : failure;
}
