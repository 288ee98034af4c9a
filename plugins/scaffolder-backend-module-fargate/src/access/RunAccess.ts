import { NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  fargateApiApiCreatePermission,
  fargateApiConsumersCheckPermission,
  fargateApiParentZoneUsePermission,
  fargateApiStatusReadPermission,
  isFargateDnsZone,
  isFargateEnvironment,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  assertOwnOutputs,
  FargateClients,
  FargateTarget,
  Initiator,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { AuthorizeStack } from '../stack/AuthorizeStack';
import { isUsable } from '../stack/startAction';
import {
  deployedSubject,
  isSomebodys,
  OwnStack,
  subjectOf,
} from './deployedSubject';
import { Change, PERMISSIONS, Subject } from './permissionsOf';

/** What the initiator may use: a target, and of its stacks what is theirs. */
export interface Permit {
  target: FargateTarget;
  authorize: AuthorizeStack;
}

/** What a deployment makes. */
export interface Deployment {
  target: FargateTarget;
  subject: Subject;
  entityRef: string;
  /** The owner that it is going to have. */
  owner: string;
  /** Whether the catalog shows it to the initiator already. */
  isKnown: boolean;
  /** The environment of an API, unless only its stack is known. */
  environmentRef?: string;
}

/** Before the first response of AWS. */
const AS_THE_CATALOG_SAYS = {
  isNamedBy: async () => true,
  readOwner: async () => undefined,
  creation: async () => undefined,
  hidden: () => new NotFoundError('It is not in the catalog any more.'),
};

/**
 * What the initiator of one run of an action may do. Everything that a request
 * says is decided before AWS is asked, and decided again for every stack that
 * AWS has, by the entity that the stack names.
 */
export class RunAccess {
  readonly #facts: JsonObject = {};
  readonly #authorized = new Set<string>();
  /** ARNs of stacks whose outputs name their own resources. */
  readonly #confirmed = new Set<string>();

  /** @param signal - Aborts the requests to AWS when the task is cancelled. */
  constructor(
    readonly initiator: Initiator,
    private readonly signal?: AbortSignal,
  ) {}

  /** What the run is about, for the audit log. */
  get facts(): JsonObject {
    return this.#facts;
  }

  /**
   * @throws NotFoundError when they cannot see the environment.
   * @throws NotAllowedError that says whom to ask.
   */
  async toDeploy(deployment: Deployment): Promise<Permit> {
    const { target, subject, entityRef, environmentRef } = deployment;
    const { create, update } = PERMISSIONS[subject];
    this.#note({ entity: entityRef, target: target.name });
    await this.initiator.authorizeOwner(deployment.owner);
    await this.initiator.authorizeTarget(
      target,
      deployment.isKnown || subject === 'api' ? [] : [create],
    );
    if (environmentRef) {
      await this.initiator.authorize(environmentRef, create);
    }
    if (deployment.isKnown) {
      await this.initiator.authorizeDeployed({
        entityRef,
        permission: update,
        newOwner: deployment.owner,
        ...AS_THE_CATALOG_SAYS,
      });
    }
    return this.#permit(target, 'update', deployment);
  }

  /**
   * To deploy to an environment that exists, whoever owns it.
   *
   * @throws NotFoundError when they cannot see it.
   * @throws NotAllowedError that says whom to ask.
   */
  async toUseEnvironment(
    target: FargateTarget,
    entityRef: string,
  ): Promise<Permit> {
    this.#note({ entity: entityRef, target: target.name });
    await this.initiator.authorizeTarget(target);
    await this.initiator.authorize(entityRef, fargateApiApiCreatePermission);
    return {
      target,
      authorize: (clients, stack) =>
        this.toDeployInto(clients, stack, missingStack(stack.arn)),
    };
  }

  /** To make records in the hosted zones of a target's account. */
  async toUseParentZone(target: FargateTarget): Promise<void> {
    this.#note({ parentZoneTarget: target.name });
    await this.initiator.authorizeTarget(target, [
      fargateApiParentZoneUsePermission,
    ]);
  }

  /**
   * To update or delete what an entity stands for.
   *
   * @param newOwner - whom it is handed over to, if to anybody.
   * @throws NotFoundError when they cannot see the entity.
   * @throws NotAllowedError that says whom to ask.
   */
  async toChange(
    change: Change,
    target: FargateTarget,
    entity?: Entity,
    newOwner?: string,
  ): Promise<Permit> {
    this.#note({ target: target.name });
    if (newOwner) {
      await this.initiator.authorizeOwner(newOwner);
    }
    await this.initiator.authorizeTarget(target);
    if (!entity) {
      return this.#permit(target, change);
    }
    const entityRef = stringifyEntityRef(entity);
    const stack = entity.metadata.annotations?.[STACK_ARN_ANNOTATION];
    this.#note({ entity: entityRef, ...(stack && { stack }) });
    const permission = PERMISSIONS[subjectOfEntity(entity)][change];
    await this.initiator.authorize(entityRef, permission);
    if (!newOwner) {
      return this.#permit(target, change);
    }
    await this.initiator.authorizeDeployed({
      entityRef,
      permission,
      newOwner,
      ...AS_THE_CATALOG_SAYS,
    });
    return this.#permit(target, change, { entityRef, owner: newOwner });
  }

  /**
   * To check who can reach an API, which changes nothing.
   *
   * @param consumer - the target with the consumer's VPC.
   */
  async toCheckConsumers(
    target: FargateTarget,
    consumer: FargateTarget,
    entityRef?: string,
  ): Promise<Permit> {
    this.#note({ target: target.name });
    await this.initiator.authorizeTarget(consumer);
    if (entityRef) {
      this.#note({ entity: entityRef });
      await this.initiator.authorize(
        entityRef,
        fargateApiConsumersCheckPermission,
      );
    } else {
      await this.initiator.authorizeTarget(target);
    }
    return {
      target,
      authorize: (clients, stack) =>
        this.#authorize(clients, stack, {
          permission: fargateApiConsumersCheckPermission,
          hidden: missingStack(stack.arn),
        }),
    };
  }

  /**
   * To read what runs of an API, which changes nothing.
   *
   * @throws NotFoundError when they cannot see the API.
   * @throws NotAllowedError that says whom to ask.
   */
  async toRead(target: FargateTarget, entityRef: string): Promise<Permit> {
    this.#note({ target: target.name, entity: entityRef });
    await this.initiator.authorize(entityRef, fargateApiStatusReadPermission);
    return {
      target,
      authorize: (clients, stack) =>
        this.#authorize(clients, stack, {
          permission: fargateApiStatusReadPermission,
          hidden: missingStack(stack.arn),
        }),
    };
  }

  /**
   * Whether they may deploy APIs to the environment or the DNS zone of a stack.
   *
   * @param hidden - the error for one that does not exist.
   */
  toDeployInto(
    clients: FargateClients,
    stack: StackRecord,
    hidden: Error,
  ): Promise<void> {
    return this.#authorize(clients, stack, {
      permission: fargateApiApiCreatePermission,
      hidden,
    });
  }

  /**
   * Whether they may use for something else what a stack made, as its owner may.
   *
   * @param hidden - the error for one that does not exist.
   */
  toUseAsOwner(
    clients: FargateClients,
    stack: StackRecord,
    hidden: Error,
  ): Promise<void> {
    return this.#authorize(clients, stack, {
      permission: PERMISSIONS[subjectOf(stack)].update,
      hidden,
    });
  }

  #permit(
    target: FargateTarget,
    change: Change,
    deployment?: Pick<Deployment, 'entityRef' | 'owner'>,
  ): Permit {
    return {
      target,
      authorize: (clients, stack) =>
        this.#authorize(clients, stack, {
          permission: PERMISSIONS[subjectOf(stack)][change],
          newOwner:
            stack.entityRef === deployment?.entityRef
              ? deployment?.owner
              : undefined,
          hidden: deployment ? undefined : missingStack(stack.arn),
        }),
    };
  }

  /** Decides about a stack, before anything that its outputs name is read. */
  async #authorize(
    clients: FargateClients,
    stack: StackRecord,
    demand: {
      permission?: ResourcePermission;
      newOwner?: string;
      hidden?: Error;
    },
  ): Promise<void> {
    if (!isSomebodys(stack)) {
      return;
    }
    this.#note({ stack: stack.arn, entity: stack.entityRef });
    await this.#authorizeOnce(clients, stack, demand);
    if (isUsable(stack.status) && !this.#confirmed.has(stack.arn)) {
      await assertOwnOutputs(clients, stack, { signal: this.signal });
      this.#confirmed.add(stack.arn);
    }
  }

  /**
   * Decides once for each stack, since a run takes longer than credentials last.
   * Another stack of the same name may be somebody else's.
   */
  async #authorizeOnce(
    clients: FargateClients,
    stack: OwnStack,
    {
      permission,
      newOwner,
      hidden,
    }: { permission?: ResourcePermission; newOwner?: string; hidden?: Error },
  ): Promise<void> {
    const key = [stack.arn, permission?.name].join();
    if (this.#authorized.has(key)) {
      return;
    }
    const subject = deployedSubject(clients, stack, {
      signal: this.signal,
    });
    await this.initiator.authorizeDeployed({
      ...subject,
      permission,
      newOwner,
      hidden: () => hidden ?? subject.hidden(),
    });
    this.#authorized.add(key);
  }

  /** The first facts are those of the request, which count most. */
  #note(facts: JsonObject): void {
    Object.assign(this.#facts, { ...facts, ...this.#facts });
  }
}

function subjectOfEntity(entity: Entity): Subject {
  if (isFargateEnvironment(entity)) {
    return 'environment';
  }
  return isFargateDnsZone(entity) ? 'dns-zone' : 'api';
}

/** As if nobody had deployed it. */
function missingStack(arn: string): Error {
  return new NotFoundError(
    `Stack ${arn} does not exist, or you have no access to it.`,
  );
}
