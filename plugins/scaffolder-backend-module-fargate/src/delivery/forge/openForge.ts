import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';
import { Forge } from './Forge';
import { github } from './github';
import { gitlab } from './gitlab';

const FORGES: Record<string, typeof github> = { github, gitlab };

/**
 * The forge of a repository.
 *
 * @param repoUrl - as the repository picker gives it, e.g.
 *   `github.com?owner=acme&repo=orders`.
 * @throws InputError when it is no repository of a forge that this portal knows.
 */
export function openForge(
  integrations: ScmIntegrationRegistry,
  repoUrl: string,
): Forge {
  const { host, owner, repo } = parseRepoUrl(repoUrl, integrations);
  const open = FORGES[integrations.byHost(host)!.type];
  if (!open) {
    throw new InputError(
      `repoUrl: ${host} is neither GitHub nor GitLab. Choose a host that the wizard offers.`,
    );
  }
  // For GitLab, a project's ID can be in their place.
  if (!owner || !repo) {
    throw new InputError(
      `repoUrl: ${repoUrl} names no repository. Give its owner and name: ${host}?owner=acme&repo=orders`,
    );
  }
  return open(integrations, { host, owner, repo });
}
