import {
  AuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';

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
