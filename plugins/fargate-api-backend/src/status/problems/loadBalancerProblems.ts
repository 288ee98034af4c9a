import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

/** Reports a load balancer that failed or is impaired. */
export function loadBalancerProblems({
  endpoint,
}: StatusParts): FargateApiProblem[] {
  const state = endpoint.value?.state;
  switch (state) {
    case 'failed':
      return [problem('error', 'load-balancer-failed', {}, state)];
    case 'active_impaired':
      return [problem('warning', 'load-balancer-impaired', {}, state)];
    default:
      return [];
  }
}
