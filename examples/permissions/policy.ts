/*
 * A permission policy to start from: teams deploy to the environments of every
 * stage but production, change only what is theirs, and see, cancel and retry only
 * the tasks that they started; the platform team does everything. Copy it into your backend, adapt the group and the stage, and set
 * `fargateApi.ownershipGuard: false`, so that this policy alone decides.
 *
 *   backend.add(import('./policy'));
 */
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import {
  taskCancelPermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  fargateApiApiCreatePermission,
  fargateApiPermissions,
  fargateApiStatusReadPermission,
  RESOURCE_TYPE_FARGATE_API_TARGET,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  createFargateApiTargetConditionalDecision,
  fargateApiTargetConditions,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** Runs the environments and the production targets. */
const PLATFORM_TEAM = 'group:default/platform';

/** `stage` in `fargateApi.targets`. */
const PRODUCTION = 'production';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/** Decides about the permissions of Fargate API and the tasks of others, and allows all else. */
export class FargateApiPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const claims = user?.info.ownershipEntityRefs ?? [];
    if (claims.includes(PLATFORM_TEAM)) {
      return ALLOW;
    }
    // Who cancels a deployment has it rolled back.
    if (
      isPermission(permission, taskCancelPermission) ||
      isPermission(permission, taskReadPermission)
    ) {
      return createScaffolderTaskConditionalDecision(
        permission,
        scaffolderTaskConditions.isTaskOwner({
          createdBy: user ? [user.info.userEntityRef] : [],
        }),
      );
    }
    if (!fargateApiPermissions.some(ours => isPermission(permission, ours))) {
      return ALLOW;
    }
    // Use a target or a parent zone, create an environment or a DNS zone.
    if (isResourcePermission(permission, RESOURCE_TYPE_FARGATE_API_TARGET)) {
      return user
        ? createFargateApiTargetConditionalDecision(permission, {
            not: fargateApiTargetConditions.hasStage({ stages: [PRODUCTION] }),
          })
        : DENY;
    }
    // Everybody may look, and deploy to the environments that they can see.
    if (
      isPermission(permission, fargateApiStatusReadPermission) ||
      isPermission(permission, fargateApiApiCreatePermission)
    ) {
      return user ? ALLOW : DENY;
    }
    // Update, delete, hand over, restart, scale, read logs: only the owner.
    return isResourcePermission(permission, 'catalog-entity')
      ? createCatalogConditionalDecision(
          permission,
          catalogConditions.isEntityOwner({ claims }),
        )
      : DENY;
  }
}

export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'fargate-api-policy',
  register({ registerInit }) {
    registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new FargateApiPolicy());
      },
    });
  },
});
