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
 * @throws InputError when it is no forge that this portal knows.
 */
export function openForge(
  integrations: ScmIntegrationRegistry,
  repoUrl: string,
): Forge {
  const { host, owner, repo } = parseRepoUrl(repoUrl, integrations);
  const open = FORGES[integrations.byHost(host)?.type ?? ''];
  if (!open || !owner) {
    throw new InputError(
      `repoUrl: ${host} is neither GitHub nor GitLab. Choose a host that the wizard offers.`,
    );
  }
  return open(integrations, { host, owner, repo });
}
