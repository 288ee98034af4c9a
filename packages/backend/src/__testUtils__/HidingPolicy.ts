import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  isPermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { HIDDEN } from './PermissionPortal';

/** Hides entities with a label from all but their owners, and leaves the rest to another policy. */
export class HidingPolicy implements PermissionPolicy {
  constructor(private readonly rest: PermissionPolicy) {}

  async handle(
    query: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const { permission } = query;
    return isPermission(permission, catalogEntityReadPermission)
      ? createCatalogConditionalDecision(permission, {
          anyOf: [
            { not: catalogConditions.hasLabel({ label: HIDDEN }) },
            catalogConditions.isEntityOwner({
              claims: user?.info.ownershipEntityRefs ?? [],
            }),
          ],
        })
      : this.rest.handle(query, user);
  }
}
