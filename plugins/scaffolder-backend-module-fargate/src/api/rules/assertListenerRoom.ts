import { ConflictError } from '@backstage/errors';
import { Quota, SharedListener } from './readListener';

const NOUNS: Record<Quota, string> = {
  'rules-per-application-load-balancer': 'rules',
  'target-groups-per-application-load-balancer': 'target groups',
  'certificates-per-application-load-balancer': 'certificates',
};

/** The share of a quota from which on to warn of it. */
const NEARLY = 0.9;

/**
 * Refuses another API where its load balancer would have more than a load balancer may.
 *
 * @param brings - what the API adds.
 * @returns warnings of what is nearly used up.
 * @throws ConflictError at the quota.
 */
export function assertListenerRoom(
  { used, most }: Pick<SharedListener, 'used' | 'most'>,
  brings: readonly Quota[],
): string[] {
  const full = brings.find(quota => used[quota] >= most[quota]);
  if (full) {
    throw new ConflictError(
      `The shared load balancer of the environment has ${used[full]} of ${most[full]} ${NOUNS[full]}, and the API needs another one. Delete an API that shares it, deploy this one into another environment or with a load balancer of its own, or ask AWS for a higher quota ${full}.`,
    );
  }
  return brings
    .filter(quota => used[quota] + 1 >= NEARLY * most[quota])
    .map(
      quota =>
        `with this API, the shared load balancer has ${used[quota] + 1} of ${
          most[quota]
        } ${NOUNS[quota]}`,
    );
}
