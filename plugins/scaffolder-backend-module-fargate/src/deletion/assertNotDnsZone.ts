import { InputError } from '@backstage/errors';
import { stackFacts } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * A zone has more than the stacks of its own account: a delegation, which may
 * be in another one, and a record of ACM's, and these go first.
 *
 * @throws InputError that names what deletes it.
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
      } is a DNS zone, whose delegation is to go first, in whichever account it is. Delete it with fargate:dns-zone:delete: the template "Delete an API, environment or DNS zone" does so when you choose DNS zone.`,
    );
  }
}
