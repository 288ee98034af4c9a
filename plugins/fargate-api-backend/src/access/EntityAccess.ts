import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

/** Authorizes users for entities. Decisions are not cached. */
export class EntityAccess {
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;

  constructor(options: {
    catalog: CatalogService;
    permissions: PermissionsService;
  }) {
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
  }

  /**
   * Returns an entity, and whether the user has each of some optional
   * permissions for it.
   *
   * @throws NotFoundError when the user cannot see the entity in the catalog.
   * @throws NotAllowedError when the user lacks the required permission.
   */
  async authorize(
    entityRef: string,
    credentials: BackstageCredentials,
    required: ResourcePermission,
    optional: ResourcePermission[] = [],
  ): Promise<{ entity: Entity; allowed: boolean[] }> {
    const [entity, [isAllowed, ...allowed]] = await Promise.all([
      this.#catalog.getEntityByRef(entityRef, { credentials }),
      this.#decide(entityRef, credentials, [required, ...optional]),
    ]);
    if (!entity) {
      throw new NotFoundError(`There is no entity ${entityRef}`);
    }
    if (!isAllowed) {
      throw new NotAllowedError(
        `Requires the permission ${required.name} for ${entityRef}`,
      );
    }
    return { entity, allowed };
  }

  async #decide(
    entityRef: string,
    credentials: BackstageCredentials,
    permissions: ResourcePermission[],
  ): Promise<boolean[]> {
    const decisions = await this.#permissions.authorize(
      permissions.map(permission => ({ permission, resourceRef: entityRef })),
      { credentials },
    );
    return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
  }
}
