import { Tag } from '@aws-sdk/client-ecs';
import { APPLIED_BY_TAG } from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * The URL of the repository that applies changes of an API, by the tag of its stack,
 * which CloudFormation gives to the service too; undefined where the portal does.
 */
export function appliedByOf(tags: readonly Tag[] = []): string | undefined {
  const value = tags.find(({ key }) => key === APPLIED_BY_TAG)?.value ?? '';
  // It becomes a link.
  return /^https?:\/\/[\w.:-]+\/[\w./-]+$/.test(value) ? value : undefined;
}
