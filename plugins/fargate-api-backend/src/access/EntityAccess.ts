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

/** What somebody may see and do, decided anew each time. */
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
   * An entity, and which of some more permissions there are on it.
   *
   * @throws NotFoundError when the catalog does not show it.
   * @throws NotAllowedError when the needed permission is missing.
   */
  async enter(
    entityRef: string,
    credentials: BackstageCredentials,
    needed: ResourcePermission,
    others: ResourcePermission[] = [],
  ): Promise<{ entity: Entity; may: boolean[] }> {
    const [entity, [mayEnter, ...may]] = await Promise.all([
      this.#catalog.getEntityByRef(entityRef, { credentials }),
      this.#decide(entityRef, credentials, [needed, ...others]),
    ]);
    if (!entity) {
      throw new NotFoundError(`There is no entity ${entityRef}`);
    }
    if (!mayEnter) {
      throw new NotAllowedError(
        `The permission ${needed.name} is missing for ${entityRef}`,
      );
    }
    return { entity, may };
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
