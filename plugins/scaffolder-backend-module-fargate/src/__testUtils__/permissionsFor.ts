import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { FargateAccess } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ActionDependencies } from '../run/ActionDependencies';
import { testAuth } from './credentials';

/** A user, and what they may do. */
export interface TestUser {
  /** By default they belong to every group in a test. */
  groups: readonly string[];
  /**
   * What the policy denies them: a permission, e.g. `fargate-api.target.use`, or
   * one for a resource, e.g. `fargate-api.api.create resource:default/dev`.
   */
  denied?: readonly string[];
  /** References of the entities that the catalog does not show them. */
  hidden?: readonly string[];
}

/** What is recorded of an attempt in the audit log. */
export interface AuditedEvent {
  eventId: string;
  meta: any;
  outcome?: 'success' | 'fail';
}

/** Who may do what in a test, by the reference of a user. */
export function permissionsFor(
  options: {
    catalog?: Pick<CatalogService, 'getEntityByRef'>;
    userOf?: (userRef: string) => TestUser;
    ownershipGuard?: boolean;
    audit?: AuditedEvent[];
  } = {},
): Pick<ActionDependencies, 'access' | 'auditor'> {
  const {
    catalog = { getEntityByRef: async () => undefined },
    userOf = (): TestUser => ({ groups: [] }),
    ownershipGuard = true,
    audit = [],
  } = options;
  const refOf = (credentials: BackstageCredentials) =>
    (credentials.principal as BackstageUserPrincipal).userEntityRef;
  return {
    access: new FargateAccess({
      auth: testAuth,
      catalog,
      ownershipGuard,
      rules: [],
      permissions: {
        authorizeConditional: async (requests, { credentials }: any) =>
          requests.map(({ permission: { name, resourceType } }) => {
            const { denied = [] } = userOf(refOf(credentials));
            if (denied.includes(name)) {
              return { result: AuthorizeResult.DENY };
            }
            return denied.some(one => one.startsWith(`${name} `))
              ? {
                  result: AuthorizeResult.CONDITIONAL,
                  pluginId: 'catalog',
                  resourceType,
                  // Only `authorize` knows it.
                  conditions: { rule: 'RULE_OF_A_MODULE', resourceType },
                }
              : { result: AuthorizeResult.ALLOW };
          }),
        authorize: async (requests, { credentials }: any) =>
          requests.map(({ permission: { name }, resourceRef }) => {
            const { denied = [] } = userOf(refOf(credentials));
            return {
              result: [name, `${name} ${resourceRef}`].some(one =>
                denied.includes(one),
              )
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
            };
          }),
      },
      userInfo: {
        getUserInfo: async credentials => ({
          userEntityRef: refOf(credentials),
          ownershipEntityRefs: [
            refOf(credentials),
            ...userOf(refOf(credentials)).groups,
          ],
        }),
      },
    }),
    auditor: {
      async createEvent({ eventId, meta }) {
        const event: AuditedEvent = { eventId, meta };
        audit.push(event);
        const end =
          (outcome: 'success' | 'fail') =>
          async (more: { meta?: object } = {}) => {
            event.outcome = outcome;
            Object.assign(event.meta, more.meta);
          };
        return { success: end('success'), fail: end('fail') };
      },
    },
  };
}
