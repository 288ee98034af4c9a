import {
  getGitLabRequestOptions,
  GitLabIntegrationConfig,
} from '@backstage/integration';
import { Forge } from './Forge';

/** GitLab, also on a host of one's own. */
export function gitlab(config: GitLabIntegrationConfig): Forge {
  return {
    apiBaseUrl: config.apiBaseUrl,
    headers: async () =>
      config.token ? getGitLabRequestOptions(config).headers : undefined,
    ownerPath: owner => `/namespaces/${encodeURIComponent(owner)}`,
    repositoryPath: (owner, repo) =>
      `/projects/${encodeURIComponent(`${owner}/${repo}`)}`,
    async isEmpty(path, ask) {
      const project = (await (await ask(path)).json()) as {
        empty_repo?: boolean;
      };
      return project.empty_repo === true;
    },
    filePath: (path, file) =>
      `${path}/repository/files/${encodeURIComponent(file)}?ref=HEAD`,
  };
}
