import { ConflictError, InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  REPOSITORY_NAME,
  REPOSITORY_OWNER,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  APPLIED_BY_TAG,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** The value of the tag where the portal applies changes. */
export const PORTAL = 'portal';

/** A repository whose pipeline applies the changes of an API. */
export interface AppliedFrom {
  url: string;
  forge: 'github' | 'gitlab';
  /** As the actions that publish take it: `github.com?owner=acme&repo=orders`. */
  repoUrl: string;
  repository: { host: string; owner: string; repo: string };
}

/** The URL of the repository that applies the changes of a stack, if one does. */
export function repositoryOf(
  stack: Pick<StackRecord, 'tags'> | undefined,
): string | undefined {
  const value = stack?.tags?.[APPLIED_BY_TAG];
  return value === PORTAL ? undefined : value;
}

/**
 * Leaves it to an update to change who applies the changes of a deployed API: an update
 * changes the rights of the pipeline with it, and asks for an approval.
 *
 * @throws ConflictError when a deployment would change it.
 */
export function assertSameApplier(
  stack: Pick<StackRecord, 'name' | 'tags'>,
  appliedBy: string | undefined,
): void {
  const current = repositoryOf(stack);
  if (appliedBy && appliedBy !== (current ?? PORTAL)) {
    throw new ConflictError(
      `appliedBy: changes of stack ${stack.name} are applied by ${
        current ?? 'the portal'
      }, and a deployment does not change that. Run fargate:api:update with appliedBy: ${appliedBy}, or leave it out.`,
    );
  }
}

/**
 * The repository that a URL names.
 *
 * @throws InputError when it is none of a forge that this portal knows.
 */
export function appliedFrom(
  integrations: ScmIntegrationRegistry,
  url: string,
): AppliedFrom {
  const { protocol, host, pathname, search, hash } = parse(url);
  const [, owner = '', repo = ''] = /^\/(.+)\/([^/]+)$/.exec(pathname) ?? [];
  const type = integrations.byHost(host)?.type;
  if (
    !/^https?:$/.test(protocol) ||
    (type !== 'github' && type !== 'gitlab') ||
    !REPOSITORY_OWNER.test(owner) ||
    !REPOSITORY_NAME.test(repo) ||
    search ||
    hash
  ) {
    throw new InputError(
      `appliedBy: ${url} is no repository of a forge that this portal knows. Give its URL, such as https://github.com/acme/orders, or "${PORTAL}".`,
    );
  }
  const query = new URLSearchParams({ owner, repo });
  return {
    url,
    forge: type,
    repoUrl: `${host}?${query}`,
    repository: { host, owner, repo },
  };
}

/**
 * The tags of a stack by which everybody sees who applies its changes from now on.
 *
 * @throws InputError when it is neither the portal nor a repository that it knows.
 */
export function appliedByTags(
  integrations: ScmIntegrationRegistry,
  appliedBy: string | undefined,
): Record<string, string> {
  if (!appliedBy) {
    return {};
  }
  const value =
    appliedBy === PORTAL ? PORTAL : appliedFrom(integrations, appliedBy).url;
  return { [APPLIED_BY_TAG]: value };
}

function parse(url: string): URL {
  try {
    return new URL(url);
  } catch {
    return new URL('none:/');
  }
}
