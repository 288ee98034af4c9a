import { ConflictError } from '@backstage/errors';
import {
  isNearlyUsed,
  SharedLoadBalancerQuota,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  LOAD_BALANCER_QUOTAS,
  SharedListener,
} from '@fargate-api/backstage-plugin-fargate-api-node';

const NOUNS: Record<SharedLoadBalancerQuota, string> = {
  rules: 'rules',
  targetGroups: 'target groups',
  certificates: 'certificates',
};

/**
 * Refuses another API where its load balancer would have more than a load balancer may.
 *
 * @param brings - what the API adds.
 * @returns warnings of what is nearly used up.
 * @throws ConflictError at the quota.
 */
export function assertListenerRoom(
  quotas: SharedListener['quotas'],
  brings: readonly SharedLoadBalancerQuota[],
): string[] {
  const full = brings.find(name => quotas[name].used >= quotas[name].quota);
  if (full) {
    const { used, quota } = quotas[full];
    throw new ConflictError(
      `The shared load balancer of the environment has ${used} of ${quota} ${NOUNS[full]}, and the API needs another one. Delete an API that shares it, deploy this one into another environment or with a load balancer of its own, or ask AWS for a higher quota ${LOAD_BALANCER_QUOTAS[full]}.`,
    );
  }
  return brings.flatMap(name => {
    const { quota } = quotas[name];
    const used = quotas[name].used + 1;
    return isNearlyUsed({ used, quota })
      ? `with this API, the shared load balancer has ${used} of ${quota} ${NOUNS[name]}`
      : [];
  });
}
