import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  fargateApiOwnerChangePermission,
  fargateApiTargetUsePermission,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTarget } from '../targets';
import { askPolicy, Judge } from './askPolicy';
import { FargateAccessOptions } from './FargateAccessOptions';
import { fullOwnerRef, ownersOf } from './ownersOf';
import * as refusals from './refusals';

/**
 * A permission for an entity or a target.
 *
 * @public
 */
export interface Demand {
  permission: ResourcePermission;
  /** An entity reference, or the name of a target. */
  resourceRef: string;
}

/**
 * What AWS has of an entity that is to be changed.
 *
 * @public
 */
export interface DeployedSubject {
  /** Of the entity that the stack names. */
  entityRef: string;
  /** Whether an entity of that reference is the one, and not another of its name. */
  isNamedBy(entity: Entity): Promise<boolean>;
  /** The permission that is required; undefined if seeing the entity is enough. */
  permission?: ResourcePermission;
  /** The owner that it is going to have; undefined if that stays. */
  newOwner?: string;
  /** Reads the owner that the stack records. */
  readOwner(): Promise<string | undefined>;
  /**
   * What it takes to complete a deployment that the catalog does not have yet:
   * the permission to create it where it is.
   */
  creation(): Promise<Demand | undefined>;
  /** The error for users to whom the catalog does not show the entity. */
  hidden(): Error;
}

/**
 * Whoever asked for a run or sent a request, and what they may do. What they are
 * a member of is read once.
 *
 * @public
 */
export class Initiator {
  readonly #options: FargateAccessOptions;
  readonly #credentials: BackstageCredentials;
  readonly #shared: FargateAccessOptions['permissions'];
  #memberships: Promise<readonly string[]> | undefined;

  /** @param shared - the policy for looks, which may share a fresh decision. */
  constructor(
    options: FargateAccessOptions,
    credentials: BackstageCredentials,
    shared: FargateAccessOptions['permissions'],
  ) {
    this.#options = options;
    this.#credentials = credentials;
    this.#shared = shared;
  }

  /** The user's entity reference or the service's name, for the audit log. */
  get name(): string {
    const { auth } = this.#options;
    if (auth.isPrincipal(this.#credentials, 'user')) {
      return this.#credentials.principal.userEntityRef;
    }
    return auth.isPrincipal(this.#credentials, 'service')
      ? this.#credentials.principal.subject
      : 'nobody';
  }

  /**
   * An entity for which a permission is required, and whether the initiator has
   * each of some optional ones. A change requires that they own the entity too.
   *
   * @param seen - called with the entity also if it is refused, but not if they
   *   cannot see it.
   * @throws NotFoundError when they cannot see the entity in the catalog.
   * @throws NotAllowedError when they lack the required permission.
   */
  async authorize(
    entityRef: string,
    required: ResourcePermission,
    optional: ResourcePermission[] = [],
    seen?: (entity: Entity) => void,
  ): Promise<{ entity: Entity; allowed: boolean[] }> {
    const permissions = [required, ...optional];
    const [entity, judge] = await Promise.all([
      this.#see(entityRef),
      this.#ask(permissions, isLook(required) ? this.#shared : undefined),
    ]);
    if (!entity) {
      throw new NotFoundError(`There is no entity ${entityRef}`);
    }
    seen?.(entity);
    const decisions = await judge({ ref: entityRef, value: entity });
    const owners = ownersOf(entity);
    if (!decisions[0]) {
      throw refusals.noPermission(
        required,
        entityRef,
        await this.#contacts(owners),
      );
    }
    const owns = permissions.some(isGuarded) && (await this.#isOneOf(owners));
    const [mayRequired, ...allowed] = permissions.map(
      (permission, i) => decisions[i] && (owns || !isGuarded(permission)),
    );
    if (!mayRequired) {
      throw refusals.notOwner(entityRef, await this.#contacts(owners));
    }
    return { entity, allowed };
  }

  /**
   * Whether they may use a target, and have further permissions for it.
   *
   * @throws NotAllowedError that says whom to ask.
   */
  async authorizeTarget(
    target: FargateTarget,
    permissions: ResourcePermission[] = [],
  ): Promise<void> {
    const all = [fargateApiTargetUsePermission, ...permissions];
    const judge = await this.#ask(all);
    const decisions = await judge({ ref: target.name, value: target });
    const missing = all.find((_, i) => !decisions[i]);
    if (missing) {
      throw refusals.noTargetPermission(
        missing,
        target,
        await this.#contacts(target.allowedGroups),
      );
    }
    if (!(await this.#isAllowedBy(target))) {
      throw refusals.notInGroups(
        target,
        await this.#contacts(target.allowedGroups),
      );
    }
  }

  /** Those of some targets that they may use, decided in one request. */
  async usableTargets(
    targets: readonly FargateTarget[],
  ): Promise<FargateTarget[]> {
    const judge = await this.#ask([fargateApiTargetUsePermission]);
    const areUsable = await Promise.all(
      targets.map(async target => {
        const [mayUse] = await judge({ ref: target.name, value: target });
        return mayUse && this.#isAllowedBy(target);
      }),
    );
    return targets.filter((_, i) => areUsable[i]);
  }

  /**
   * Whether what they deploy may belong to an owner.
   *
   * @throws NotAllowedError when they are not the owner or a member of it.
   */
  async authorizeOwner(owner: string): Promise<void> {
    if (!(await this.#isOneOf([owner]))) {
      throw refusals.foreignOwner(owner, await this.#groups());
    }
  }

  /**
   * Whether they have a permission for what is deployed, by the entity that its
   * stack names and its present owner.
   *
   * @throws the error of {@link DeployedSubject.hidden} when the catalog has the
   *   entity and does not show it to them.
   * @throws NotAllowedError that says whom to ask.
   */
  async authorizeDeployed(subject: DeployedSubject): Promise<void> {
    const { entityRef, permission, newOwner } = subject;
    const demanded = [
      permission,
      newOwner && fargateApiOwnerChangePermission,
    ].filter(demand => typeof demand === 'object');
    const [found, judge] = await Promise.all([
      this.#see(entityRef),
      this.#ask(demanded),
    ]);
    const isThere = found !== undefined || (await this.#exists(entityRef));
    // The catalog may have got it between the two questions.
    const seen = found ?? (isThere ? await this.#see(entityRef) : undefined);
    if (isThere && !seen) {
      throw subject.hidden();
    }
    const decisions = await judge({ ref: entityRef, value: seen });
    const entity = seen && (await subject.isNamedBy(seen)) ? seen : undefined;
    const owners = entity
      ? ownersOf(entity)
      : recordedOwners(await subject.readOwner());
    const isChange = permission !== undefined && isGuarded(permission);
    const refuse = (refusal: Error) =>
      entity || isChange ? refusal : subject.hidden();
    const isHandover = newOwner !== undefined && !owners.includes(newOwner);
    const missing = demanded.find(
      (one, i) =>
        !(decisions[i] && (entity || !seen)) &&
        (isHandover || one === permission),
    );
    // A policy that decides by the entity denies everything that the catalog
    // does not have.
    if (missing && (entity || !(await this.#mayComplete(subject, owners)))) {
      throw refuse(
        refusals.noPermission(missing, entityRef, await this.#contacts(owners)),
      );
    }
    if ((isChange || !entity) && !(await this.#isOneOf(owners))) {
      throw refuse(refusals.notOwner(entityRef, await this.#contacts(owners)));
    }
  }

  /**
   * Whether they are one of some owners or a member of one, also without the
   * ownership guard. Services are members of everything: they have no groups, and
   * an administrator limits them with the access restrictions of their token.
   */
  async isMember(owners: readonly string[]): Promise<boolean> {
    if (this.#options.auth.isPrincipal(this.#credentials, 'service')) {
      return true;
    }
    const groups = await this.#groups();
    return owners.some(owner => groups.includes(owner));
  }

  async #mayComplete(
    { creation }: DeployedSubject,
    owners: readonly string[],
  ): Promise<boolean> {
    if (!(await this.isMember(owners))) {
      return false;
    }
    const demand = await creation();
    if (!demand) {
      return false;
    }
    const [{ result }] = await this.#options.permissions.authorize([demand], {
      credentials: this.#credentials,
    });
    return result === AuthorizeResult.ALLOW;
  }

  #see(entityRef: string): Promise<Entity | undefined> {
    return this.#options.catalog.getEntityByRef(entityRef, {
      credentials: this.#credentials,
    });
  }

  async #exists(entityRef: string): Promise<boolean> {
    const { auth, catalog } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    return (
      (await catalog.getEntityByRef(entityRef, { credentials })) !== undefined
    );
  }

  async #contacts(refs: readonly string[] = []): Promise<refusals.Contacts> {
    const areKnown = await Promise.all(refs.map(ref => this.#exists(ref)));
    return { refs, missing: refs.filter((_, i) => !areKnown[i]) };
  }

  #ask(
    permissions: readonly ResourcePermission[],
    policy = this.#options.permissions,
  ): Promise<Judge> {
    return askPolicy(
      { permissions: policy, rules: this.#options.rules },
      permissions,
      this.#credentials,
    );
  }

  async #isAllowedBy({ allowedGroups }: FargateTarget): Promise<boolean> {
    return !allowedGroups || this.#isOneOf(allowedGroups);
  }

  /** The ownership guard; nobody is held up by it while it is turned off. */
  async #isOneOf(owners: readonly string[]): Promise<boolean> {
    return !this.#options.ownershipGuard || this.isMember(owners);
  }

  #groups(): Promise<readonly string[]> {
    this.#memberships ??= this.#readGroups();
    return this.#memberships;
  }

  async #readGroups(): Promise<readonly string[]> {
    const { auth, userInfo } = this.#options;
    if (!auth.isPrincipal(this.#credentials, 'user')) {
      return [];
    }
    const { ownershipEntityRefs } = await userInfo.getUserInfo(
      this.#credentials,
    );
    return ownershipEntityRefs.map(ref => ref.toLocaleLowerCase('en-US'));
  }
}

/** Whether the permission is for a change, which is up to the owner. */
function isGuarded({ attributes }: ResourcePermission): boolean {
  return attributes.action === 'update' || attributes.action === 'delete';
}

function isLook({ attributes }: ResourcePermission): boolean {
  return attributes.action === 'read';
}

function recordedOwners(owner: string | undefined): string[] {
  return owner === undefined ? [] : [fullOwnerRef(owner)];
}
