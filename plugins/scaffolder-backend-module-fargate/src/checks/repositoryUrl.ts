import { ScmIntegrationRegistry } from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';

/**
 * The page of a repository, by `http` where its host serves its API by that.
 *
 * @param repoUrl - as the wizard gives it, e.g. `github.com?owner=acme&repo=orders`.
 */
export function repositoryUrl(
  integrations: ScmIntegrationRegistry,
  repoUrl: string,
): string {
  const { host, owner, repo } = parseRepoUrl(repoUrl, integrations);
  const { apiBaseUrl = '' } =
    (integrations.github.byHost(host) ?? integrations.gitlab.byHost(host))
      ?.config ?? {};
  const isPlain = apiBaseUrl.startsWith(`http://${host}/`);
  return `${isPlain ? 'http' : 'https'}://${host}/${owner}/${repo}`;
}
