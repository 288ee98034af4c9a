import { InputError } from '@backstage/errors';
import { stackFacts } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * A DNS zone also has a delegation, which may be in another account, and ACM's
 * validation record. Both have to be deleted before the zone's own stack.
 *
 * @throws InputError that names the action that deletes it.
 */
export function assertNotDnsZone({
  kind,
  entityRef,
  name,
}: Pick<StackRecord, 'kind' | 'entityRef' | 'name'>): void {
  if (stackFacts(kind)?.subject === 'dns-zone') {
    throw new InputError(
      `entityRef: ${
        entityRef ?? name
      } is a DNS zone, and its delegation has to be deleted first. Use fargate:dns-zone:delete, or choose DNS zone in the template "Delete an API, environment or DNS zone".`,
    );
  }
}
