import {
  ENTITY_TAG,
  KIND_TAG,
  MANAGED_TAG,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { StackRequest } from './StackRequest';

/** Tags that only AWS itself sets. */
const OF_AWS = /^aws:/i;

/**
 * The tags of a stack after its deployment. Those that somebody else gave an
 * existing stack stay: an update replaces all tags, and with them those of its
 * resources.
 *
 * @param stack - as it is, where it is going to be updated.
 * @param chosen - by the target's configuration and the person.
 */
export function stackTags(
  { kind, entityRef, tags }: Pick<StackRequest, 'kind' | 'entityRef' | 'tags'>,
  stack: Pick<StackRecord, 'tags'> | undefined,
  chosen: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    ...Object.fromEntries(
      Object.entries(stack?.tags ?? {}).filter(([key]) => !OF_AWS.test(key)),
    ),
    ...chosen,
    ...tags,
    [MANAGED_TAG]: 'true',
    [KIND_TAG]: kind,
    [ENTITY_TAG]: entityRef,
  };
}
