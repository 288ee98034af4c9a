import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { Initiator } from './Initiator';

/**
 * What decisions are made with.
 *
 * @public
 */
export interface FargateAccessOptions {
  auth: Pick<AuthService, 'isPrincipal' | 'getOwnServiceCredentials'>;
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  permissions: Pick<PermissionsService, 'authorize'>;
  userInfo: UserInfoService;
  /** Whether ownership and the groups of targets count, whatever the policy says. */
  ownershipGuard: boolean;
}

/**
 * Decides who may do what with entities and targets: by Backstage's permission
 * policy and, unless it is turned off, by an ownership guard that holds even if
 * the policy allows everything. Decisions are not cached.
 *
 * @public
 */
export class FargateAccess {
  constructor(private readonly options: FargateAccessOptions) {}

  /**
   * Decides about one entity for a request: {@link Initiator.authorize}.
   *
   * @throws NotFoundError when the user cannot see the entity in the catalog.
   * @throws NotAllowedError when the user lacks the required permission.
   */
  authorize(
    entityRef: string,
    credentials: BackstageCredentials,
    required: ResourcePermission,
    optional: ResourcePermission[] = [],
  ): Promise<{ entity: Entity; allowed: boolean[] }> {
    return this.initiator(credentials).authorize(entityRef, required, optional);
  }

  /** Whoever has these credentials. Ask for one for each run or request. */
  initiator(credentials: BackstageCredentials): Initiator {
    return new Initiator(this.options, credentials);
  }
}
