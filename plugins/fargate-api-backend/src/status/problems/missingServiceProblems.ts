import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { failureFacts } from './failureFacts';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

/** Reports a service that does not exist or was deleted. */
export function missingServiceProblems({
  service,
}: StatusParts): FargateApiProblem[] {
  const { failure, value } = service;
  if (failure?.reason === 'not-found') {
    return [problem('error', 'service-missing', failureFacts(failure))];
  }
  if (value?.status === 'INACTIVE') {
    const facts = { service: value.name, cluster: value.cluster };
    return [problem('error', 'service-deleted', facts, 'INACTIVE')];
  }
  return [];
}
