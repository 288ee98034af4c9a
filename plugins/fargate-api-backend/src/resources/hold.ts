import { Tag } from '@aws-sdk/client-ecs';
import {
  DeploymentHold,
  plainText,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { HOLD_TAG } from '@fargate-api/backstage-plugin-fargate-api-node';

/** What holds automatic deployments of a service, by its tag; undefined if nothing does. */
export function holdOf(tags: readonly Tag[] = []): DeploymentHold | undefined {
  const value = tags.find(({ key }) => key === HOLD_TAG)?.value;
  if (!value) {
    return undefined;
  }
  const [since, ...by] = plainText(value).split(' ');
  return Number.isNaN(Date.parse(since))
    ? {}
    : {
        since: new Date(since).toISOString(),
        ...(by.length && { by: by.join(' ') }),
      };
}
