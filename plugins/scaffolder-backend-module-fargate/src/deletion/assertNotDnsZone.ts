import { InputError } from '@backstage/errors';
import {
  StackKind,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** The stacks of a DNS zone. */
const OF_A_ZONE: readonly (StackKind | undefined)[] = [
  'dns-zone',
  'dns-delegation',
  'certificate',
];

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
  if (OF_A_ZONE.includes(kind)) {
    throw new InputError(
      `entityRef: ${
        entityRef ?? name
      } is a DNS zone, whose delegation is to go first, in whichever account it is. Delete it with fargate:dns-zone:delete: the template "Delete an API, environment or DNS zone" does so when you choose DNS zone.`,
    );
  }
}
