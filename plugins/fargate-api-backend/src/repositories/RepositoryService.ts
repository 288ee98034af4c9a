import {
  BackstageCredentials,
  CacheService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import { JsonObject } from '@backstage/types';
import {
  NewRepository,
  RepositoryCheck,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAccess,
  FargateTargets,
  Repositories,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** How long an answer of a forge is used. */
const FRESH = { seconds: 30 };
/** How long a form waits for a forge. */
const TIMEOUT_MS = 5_000;

/** Checks for the forms whether a repository can be created. */
export class RepositoryService {
  readonly #access: FargateAccess;
  readonly #cache: Pick<CacheService, 'get' | 'set'>;
  readonly #logger: Pick<LoggerService, 'warn'>;
  readonly #permissions: Pick<PermissionsService, 'authorize'>;
  readonly #repositories: Repositories;
  readonly #targets: FargateTargets;

  constructor(options: {
    access: FargateAccess;
    cache: Pick<CacheService, 'get' | 'set'>;
    logger: Pick<LoggerService, 'warn'>;
    permissions: Pick<PermissionsService, 'authorize'>;
    repositories: Repositories;
    targets: FargateTargets;
  }) {
    this.#access = options.access;
    this.#cache = options.cache;
    this.#logger = options.logger;
    this.#permissions = options.permissions;
    this.#repositories = options.repositories;
    this.#targets = options.targets;
  }

  /**
   * What keeps the portal from creating a repository. That shows which private
   * repositories its tokens see, so it is for those who could find out by running a
   * template.
   *
   * @throws NotAllowedError for anybody else.
   */
  async check(
    repository: NewRepository,
    credentials: BackstageCredentials,
  ): Promise<RepositoryCheck> {
    await this.#authorize(credentials);
    const { host, owner, repo = '' } = repository;
    const key = `repository:${host}/${owner}/${repo}`;
    const known = await this.#cache.get<JsonObject & RepositoryCheck>(key);
    if (known) {
      return known;
    }
    try {
      const obstacle = await this.#repositories.obstacleTo(repository, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const check = obstacle ? { obstacle } : {};
      await this.#cache.set(key, check, { ttl: FRESH });
      return check;
    } catch (error) {
      // The check before the deployment asks again.
      this.#logger.warn(`A repository on ${host} was not checked: ${error}`);
      return {};
    }
  }

  async #authorize(credentials: BackstageCredentials): Promise<void> {
    const [usable, [{ result }]] = await Promise.all([
      this.#access.initiator(credentials).usableTargets(this.#targets.list()),
      this.#permissions.authorize([{ permission: taskCreatePermission }], {
        credentials,
      }),
    ]);
    if (usable.length === 0 || result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Requires the permission ${taskCreatePermission.name}, and a target that you may deploy to.`,
      );
    }
  }
}
