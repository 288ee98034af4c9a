import { ForwardedError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  GithubCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  NewRepository,
  REPOSITORY_NAME,
  REPOSITORY_OWNER,
  RepositoryObstacle,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Ask, Forge } from './Forge';
import { github } from './github';
import { gitlab } from './gitlab';

/**
 * The repositories on GitHub and GitLab, as the portal sees them by its tokens.
 *
 * @public
 */
export class Repositories {
  readonly #github: GithubCredentialsProvider;

  constructor(private readonly integrations: ScmIntegrationRegistry) {
    this.#github =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  }

  /**
   * What keeps the portal from creating a repository; without a name, from creating
   * any that belongs to the owner.
   *
   * @returns undefined if nothing is found.
   * @throws Error when the forge cannot be read.
   */
  async obstacleTo(
    { host, owner, repo }: NewRepository,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<RepositoryObstacle | undefined> {
    const forge = this.#forgeOf(host);
    if (!forge) {
      return 'unknown-host';
    }
    const isValid =
      REPOSITORY_OWNER.test(owner) &&
      (repo === undefined || REPOSITORY_NAME.test(repo));
    if (!isValid) {
      return 'invalid-name';
    }
    const headers = await forge.headers(owner);
    if (!headers) {
      return 'no-token';
    }
    const ask = askOf(host, forge, { headers, signal });
    if (repo !== undefined) {
      const { status } = await ask(forge.repositoryPath(owner, repo));
      if (status === 200) {
        return 'exists';
      }
      if (status === 401) {
        return 'token-refused';
      }
      if (status !== 404) {
        throw new Error(`${host} responds with ${status}`);
      }
    }
    const { status } = await ask(forge.ownerPath(owner));
    if (status === 401) {
      return 'token-refused';
    }
    return status === 404 ? 'no-owner' : undefined;
  }

  /**
   * What a repository that exists contains, by which that of an earlier attempt is
   * known.
   *
   * @param file - the path of a file.
   * @throws Error when the forge cannot be read.
   */
  async contentOf(
    { host, owner, repo }: Required<NewRepository>,
    file: string,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<'nothing' | 'file' | 'other'> {
    const forge = this.#forgeOf(host)!;
    const headers = await forge.headers(owner);
    const ask = askOf(host, forge, { headers, signal });
    const path = forge.repositoryPath(owner, repo);
    if (await forge.isEmpty(path, ask)) {
      return 'nothing';
    }
    const { status } = await ask(forge.filePath(path, file));
    return status === 200 ? 'file' : 'other';
  }

  /**
   * The text of a file on the default branch; undefined without such a file.
   *
   * @throws Error when the forge cannot be read.
   */
  async textOf(
    { host, owner, repo }: Required<NewRepository>,
    file: string,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<string | undefined> {
    const forge = this.#forgeOf(host)!;
    const headers = await forge.headers(owner);
    const ask = askOf(host, forge, { headers, signal });
    const response = await ask(
      forge.filePath(forge.repositoryPath(owner, repo), file),
    );
    if (response.status === 404) {
      return undefined;
    }
    if (!response.ok) {
      throw new Error(`${host} responds with ${response.status}`);
    }
    const { content } = (await response.json()) as { content: string };
    return Buffer.from(content, 'base64').toString();
  }

  #forgeOf(host: string): Forge | undefined {
    const { github: onGithub, gitlab: onGitlab } = this.integrations;
    const ofGithub = onGithub.byHost(host);
    const ofGitlab = onGitlab.byHost(host);
    if (ofGithub) {
      return github(ofGithub.config, this.#github);
    }
    return ofGitlab && gitlab(ofGitlab.config);
  }
}

function askOf(
  host: string,
  { apiBaseUrl }: Forge,
  init: Pick<RequestInit, 'headers' | 'signal'>,
): Ask {
  return async path => {
    try {
      return await fetch(`${apiBaseUrl}${path}`, init);
    } catch (error) {
      init.signal?.throwIfAborted();
      throw new ForwardedError(`${host} cannot be reached`, error);
    }
  };
}
