import {
  AuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { PermissionRule } from '@backstage/plugin-permission-node';

/**
 * What decisions are made with.
 *
 * @public
 */
export interface FargateAccessOptions {
  auth: Pick<AuthService, 'isPrincipal' | 'getOwnServiceCredentials'>;
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  permissions: Pick<PermissionsService, 'authorize' | 'authorizeConditional'>;
  /**
   * The rules for entities and targets that are applied here. Conditions with other
   * rules are left to the plugin that owns the resource.
   */
  rules: readonly PermissionRule<any, any, string>[];
  userInfo: UserInfoService;
  /** Whether ownership and the groups of targets count, whatever the policy says. */
  ownershipGuard: boolean;
}
