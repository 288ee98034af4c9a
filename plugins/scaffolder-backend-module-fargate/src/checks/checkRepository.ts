import { ForwardedError, InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';

/** What an earlier attempt left of a repository. */
export interface EarlierRepository {
  exists: boolean;
  /** Whether the source was pushed. */
  hasSource: boolean;
}

/**
 * Asks GitHub whether a repository can be created: the portal has a token that
 * GitHub accepts, the owner exists, and the repository does not.
 *
 * @param repoUrl - as the repository picker of the wizard gives it, e.g.
 *   `github.com?owner=acme&repo=orders`.
 * @param options - `continueWith` is the path of a file by which a repository is
 *   known as that of an earlier attempt, unless it has no commits yet.
 * @throws InputError that says what is wrong and what to do.
 * @throws ForwardedError when GitHub cannot be reached.
 */
export async function checkRepository(
  integrations: ScmIntegrations,
  repoUrl: string,
  options: { continueWith?: string; signal?: AbortSignal } = {},
): Promise<EarlierRepository> {
  const { host, owner, repo } = parseRepoUrl(repoUrl, integrations);
  const config = integrations.github.byHost(host)?.config;
  if (!config || !owner) {
    throw new InputError(
      `repoUrl: ${host} is not a GitHub host of this portal (integrations.github in app-config). Choose a host that the wizard offers.`,
    );
  }
  const headers = await credentialsFor(integrations, host, owner);
  const ask = async (path: string): Promise<number> => {
    try {
      const { status } = await fetch(`${config.apiBaseUrl}${path}`, {
        headers,
        signal: options.signal,
      });
      return status;
    } catch (error) {
      options.signal?.throwIfAborted();
      throw new ForwardedError(`repoUrl: ${host} cannot be reached`, error);
    }
  };
  const status = await ask(`/repos/${owner}/${repo}`);
  if (status === 200 && options.continueWith) {
    // Of a repository without commits.
    if ((await ask(`/repos/${owner}/${repo}/commits?per_page=1`)) === 409) {
      return { exists: true, hasSource: false };
    }
    const path = `/repos/${owner}/${repo}/contents/${options.continueWith}`;
    if ((await ask(path)) === 200) {
      return { exists: true, hasSource: true };
    }
  }
  if (status === 200) {
    throw new InputError(
      `repoUrl: repository ${owner}/${repo} exists on ${host}. Choose another name.`,
    );
  }
  if (status !== 404) {
    throw new InputError(
      `repoUrl: ${host} answers ${status} to the token of this portal, so no repository can be created. Ask an administrator to check integrations.github in app-config, or deploy without a repository.`,
    );
  }
  if ((await ask(`/users/${owner}`)) === 404) {
    throw new InputError(
      `repoUrl: ${host} has no organization or user ${owner}. Choose another owner.`,
    );
  }
  return { exists: false, hasSource: false };
}

async function credentialsFor(
  integrations: ScmIntegrations,
  host: string,
  owner: string,
): Promise<Record<string, string>> {
  const provider =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  const { token, headers } = await provider.getCredentials({
    url: `https://${host}/${encodeURIComponent(owner)}`,
  });
  if (!token) {
    throw new InputError(
      `repoUrl: this portal has no token for ${owner} on ${host}, so it cannot create a repository there. Ask an administrator to add one to integrations.github in app-config, or deploy without a repository.`,
    );
  }
  return { ...headers };
}
