import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StatusParts } from './StatusParts';

/** What is wrong with the load balancer itself. */
export function balancerProblems({
  endpoint,
}: StatusParts): FargateApiProblem[] {
  switch (endpoint.value?.state) {
    case 'failed':
      return [
        {
          severity: 'error',
          message: 'The load balancer could not be set up',
          hint: 'Delete the stack and deploy again.',
          code: 'failed',
        },
      ];
    case 'active_impaired':
      return [
        {
          severity: 'warning',
          message: 'The load balancer answers, but cannot scale',
          hint: 'Give its subnets more free addresses: it needs at least eight in each.',
          code: 'active_impaired',
        },
      ];
    default:
      return [];
  }
}
