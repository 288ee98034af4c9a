import {
  GithubCredentialsProvider,
  GithubIntegrationConfig,
} from '@backstage/integration';
import { Forge } from './Forge';

/** GitHub, also as GitHub Enterprise. */
export function github(
  { host, apiBaseUrl = '' }: GithubIntegrationConfig,
  credentials: GithubCredentialsProvider,
): Forge {
  return {
    apiBaseUrl,
    async headers(owner) {
      const { token, headers = {} } = await credentials.getCredentials({
        url: `https://${host}/${owner}`,
      });
      return token ? headers : undefined;
    },
    ownerPath: owner => `/users/${owner}`,
    repositoryPath: (owner, repo) => `/repos/${owner}/${repo}`,
    isEmpty: async (path, ask) =>
      (await ask(`${path}/commits?per_page=1`)).status === 409,
    filePath: (path, file) => `${path}/contents/${file}`,
  };
}
