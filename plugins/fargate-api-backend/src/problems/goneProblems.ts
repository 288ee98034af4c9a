import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StatusParts } from './StatusParts';

const HINT =
  'Deploy it again, or remove the entity from the catalog if that was meant.';

/** A service that is no more has no other problems. */
export function goneProblems({ service }: StatusParts): FargateApiProblem[] {
  if (service.failure?.reason === 'not-found') {
    return [
      { severity: 'error', message: service.failure.message, hint: HINT },
    ];
  }
  if (service.value?.status === 'INACTIVE') {
    const { name, cluster } = service.value;
    const message = `The service ${name} in cluster ${cluster} was deleted`;
    return [{ severity: 'error', message, hint: HINT, code: 'INACTIVE' }];
  }
  return [];
}
