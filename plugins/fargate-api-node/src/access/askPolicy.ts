import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { FargateTarget } from '../targets';
import { FargateAccessOptions } from './FargateAccessOptions';

/** What permissions are for. */
interface Resource {
  /** The reference of an entity, or the name of a target. */
  ref: string;
  /** Undefined if it does not exist: no condition holds for it. */
  value: Entity | FargateTarget | undefined;
}

/** Whether each of the permissions that were asked for is given for a resource. */
export type Judge = (resource: Resource) => Promise<boolean[]>;

/**
 * Asks the policy about some permissions in one request, and applies the
 * conditions of its answers here, to a resource that was read meanwhile. The
 * permission backend would have the plugin that owns the resource read it again
 * for each request. It still does so for conditions with rules that a module has
 * added, which only that plugin knows.
 */
export async function askPolicy(
  {
    permissions: service,
    rules,
  }: Pick<FargateAccessOptions, 'permissions' | 'rules'>,
  permissions: readonly ResourcePermission[],
  credentials: BackstageCredentials,
): Promise<Judge> {
  const decisions = permissions.length
    ? await service.authorizeConditional(
        permissions.map(permission => ({ permission })),
        { credentials },
      )
    : [];
  const rulesFor = (resourceType: string) =>
    rules.filter(rule => rule.resourceType === resourceType);
  const isOpen = (decision: PolicyDecision) =>
    decision.result === AuthorizeResult.CONDITIONAL &&
    !ruleNames(decision.conditions).every(name =>
      rulesFor(decision.resourceType).some(rule => rule.name === name),
    );
  const open = permissions.filter((_, i) => isOpen(decisions[i]));

  return async ({ ref, value }) => {
    const answers =
      open.length && value
        ? await service.authorize(
            open.map(permission => ({ permission, resourceRef: ref })),
            { credentials },
          )
        : [];
    return permissions.map((permission, i) => {
      const decision = decisions[i];
      if (isOpen(decision)) {
        return (
          answers[open.indexOf(permission)]?.result === AuthorizeResult.ALLOW
        );
      }
      const known =
        decision.result === AuthorizeResult.CONDITIONAL
          ? rulesFor(decision.resourceType)
          : [];
      return createConditionAuthorizer<Entity | FargateTarget, unknown>(known)(
        decision,
        value,
      );
    });
  };
}

function ruleNames(
  criteria: PermissionCriteria<PermissionCondition>,
): string[] {
  if (isAndCriteria(criteria)) {
    return criteria.allOf.flatMap(ruleNames);
  }
  if (isOrCriteria(criteria)) {
    return criteria.anyOf.flatMap(ruleNames);
  }
  return isNotCriteria(criteria) ? ruleNames(criteria.not) : [criteria.rule];
}
