import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';
import {
  Repositories,
  translateToEnglish,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** What an earlier attempt left of a repository. */
export interface EarlierRepository {
  exists: boolean;
  /** Whether the source was pushed. */
  hasSource: boolean;
}

/**
 * Whether a repository can be created, or is that of an earlier attempt.
 *
 * @param repoUrl - as the wizard gives it, e.g. `github.com?owner=acme&repo=orders`.
 * @param options - `continueWith` is the path of a file by which a repository is
 *   known as that of an earlier attempt, unless it has no commits yet.
 * @throws InputError that says what is wrong and what to do.
 * @throws Error when the forge cannot be read.
 */
export async function checkRepository(
  integrations: ScmIntegrationRegistry,
  repoUrl: string,
  {
    continueWith,
    signal,
  }: { continueWith?: string; signal?: AbortSignal } = {},
): Promise<EarlierRepository> {
  const { host, owner = '', repo } = parseRepoUrl(repoUrl, integrations);
  const repositories = new Repositories(integrations);
  const repository = { host, owner, repo };
  const obstacle = await repositories.obstacleTo(repository, { signal });
  if (obstacle === 'exists' && continueWith) {
    const content = await repositories.contentOf(repository, continueWith, {
      signal,
    });
    if (content !== 'other') {
      return { exists: true, hasSource: content === 'file' };
    }
  }
  if (obstacle) {
    const text = translateToEnglish(
      `repositoryObstacle.${obstacle}`,
      repository,
    );
    throw new InputError(`repoUrl: ${text}.`);
  }
  return { exists: false, hasSource: false };
}
