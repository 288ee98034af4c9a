import {
  ENTITY_TAG,
  KIND_TAG,
  MANAGED_TAG,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { StackRequest } from './StackRequest';

type Tags = Readonly<Record<string, string>>;

/** Tags that only AWS itself sets. */
const OF_AWS = /^aws:/i;

/**
 * The tags of a stack after its deployment. Those that somebody else gave an
 * existing stack stay: an update replaces all tags, and with them those of its
 * resources.
 *
 * @param stack - as it is, where it is going to be updated.
 * @param chosen.byTarget - where the stack has no such tag.
 * @param chosen.byPerson - whatever the stack has.
 */
export function stackTags(
  { kind, entityRef, tags }: Pick<StackRequest, 'kind' | 'entityRef' | 'tags'>,
  stack: Pick<StackRecord, 'tags'> | undefined,
  chosen: { byTarget?: Tags; byPerson?: Tags },
): Record<string, string> {
  const all: NonNullable<StackRequest['tags']> = {
    ...chosen.byTarget,
    ...Object.fromEntries(
      Object.entries(stack?.tags ?? {}).filter(([key]) => !OF_AWS.test(key)),
    ),
    ...chosen.byPerson,
    ...tags,
    [MANAGED_TAG]: 'true',
    [KIND_TAG]: kind,
    [ENTITY_TAG]: entityRef,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
}
