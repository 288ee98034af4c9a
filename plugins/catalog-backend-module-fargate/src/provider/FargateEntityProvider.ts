import {
  AuthService,
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  CatalogService,
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EventParams, EventsService } from '@backstage/plugin-events-node';
import { isApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  assertValidEntities,
  describeStack,
  FargateAws,
  FargateClients,
  FargateTarget,
  findStacks,
  hasEntities,
  STACK_EVENTS_TOPIC,
  StackEventPayload,
  StackRecord,
  toEntities,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import pLimit from 'p-limit';
import { checkOutputs } from './checkOutputs';
import { DescriptorReader } from './DescriptorReader';
import { isListed } from './isListed';
import { isNetworkPending } from './isNetworkPending';

/** The part of the catalog's API that the provider needs. */
type Catalog = Pick<CatalogService, 'getEntitiesByRefs'>;

/** What the location of every entity of a stack starts with. */
const FROM_STACK = 'fargate-api:';

/**
 * Provides the environments, APIs and DNS zones whose stacks are in one target.
 *
 * Each target has its own provider, so that the entities of a target that
 * cannot be read remain unchanged.
 *
 * @public
 */
export class FargateEntityProvider implements EntityProvider {
  readonly #name: string;
  readonly #schedule: SchedulerServiceTaskScheduleDefinition;
  readonly #aws: FargateAws;
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly #catalog: Catalog;
  readonly #events: EventsService;
  readonly #scheduler: SchedulerService;
  readonly #logger: LoggerService;
  readonly #keepsOrphans: boolean;
  readonly #onScan?: (
    target: FargateTarget,
    entities: readonly DeferredEntity[],
  ) => Promise<void>;
  readonly #descriptors = new DescriptorReader();
  // Otherwise a scan that started before an event could remove the entity that
  // the event added.
  readonly #oneAtATime = pLimit(1);
  #connection?: EntityProviderConnection;
  /** As the configuration had it last. */
  #target: FargateTarget;
  #isPresent = true;

  constructor(options: {
    target: FargateTarget;
    schedule: SchedulerServiceTaskScheduleDefinition;
    aws: FargateAws;
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
    events: EventsService;
    scheduler: SchedulerService;
    logger: LoggerService;
    /**
     * Whether the entities of a target stay that is taken out of the configuration, as
     * with the catalog's `orphanProviderStrategy: keep`. Default: false.
     */
    keepsOrphans?: boolean;
    /** Called after each scan that has read the target, and without entities when the target's are removed. */
    onScan?: (
      target: FargateTarget,
      entities: readonly DeferredEntity[],
    ) => Promise<void>;
  }) {
    this.#name = options.target.name;
    this.#schedule = options.schedule;
    this.#aws = options.aws;
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#events = options.events;
    this.#scheduler = options.scheduler;
    this.#logger = options.logger.child({ target: options.target.name });
    this.#keepsOrphans = options.keepsOrphans ?? false;
    this.#onScan = options.onScan;
    this.#target = options.target;
  }

  /** The target as it is now; undefined where the configuration has it no more. */
  #presentTarget(): FargateTarget | undefined {
    return this.#aws.targets.list().find(({ name }) => name === this.#name);
  }

  /** Returns `fargate-api:` and the name of the target. */
  getProviderName(): string {
    return `fargate-api:${this.#name}`;
  }

  /** Scans immediately and then on schedule, and reads a stack after each event about it. */
  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    const id = `${this.getProviderName()}:scan`;
    await this.#events.subscribe({
      id: this.getProviderName(),
      topics: [STACK_EVENTS_TOPIC],
      onEvent: event => this.#onEvent(event),
    });
    await this.#scheduler.scheduleTask({
      ...this.#schedule,
      id,
      fn: signal => this.#scan(signal),
    });
    this.#aws.targets.onReload(() => this.#onReload());
    await this.#scanNow(id);
  }

  /**
   * The schedule continues after a restart of the backend, but deployments in
   * the meantime were missed.
   */
  async #scanNow(taskId: string): Promise<void> {
    try {
      await this.#scheduler.triggerTask(taskId);
    } catch (error) {
      this.#logger.debug('The initial scan is already running', error as Error);
    }
  }

  /** The target may have been taken out of the configuration, or be back in it. */
  #onReload() {
    const wasPresent = this.#isPresent;
    const target = this.#presentTarget();
    this.#isPresent = target !== undefined;
    if (target) {
      this.#target = target;
    }
    if (wasPresent && !this.#isPresent) {
      this.#removeAll();
    } else if (!wasPresent && this.#isPresent) {
      this.#scan();
    }
  }

  /** As the catalog does at its next start, where this target then has no provider. */
  async #removeAll(): Promise<void> {
    if (this.#keepsOrphans) {
      return;
    }
    const { accountId, region } = this.#target;
    await this.#oneAtATime(async () => {
      // One of another name takes over the entities.
      const isRenamed = this.#aws.targets
        .list()
        .some(
          other => other.accountId === accountId && other.region === region,
        );
      if (isRenamed) {
        return;
      }
      try {
        await this.#connection!.applyMutation({ type: 'full', entities: [] });
        await this.#onScan?.(this.#target, []);
        this.#logger.info(
          `Target ${
            this.#name
          } was taken out of the configuration; its entities were removed`,
        );
      } catch (error) {
        this.#logger.error(
          `Could not remove the entities of target ${
            this.#name
          }, which was taken out of the configuration`,
          error as Error,
        );
      }
    });
  }

  async #scan(signal?: AbortSignal): Promise<void> {
    await this.#oneAtATime(async () => {
      const target = this.#presentTarget();
      if (!target) {
        return;
      }
      try {
        const clients = await this.#aws.clients(target, {
          purpose: 'look',
        });
        const stacks = await findStacks(clients, { signal });
        this.#descriptors.keepOnly(stacks);
        const entities = await this.#entitiesOf(clients, stacks, signal);
        await this.#connection!.applyMutation({ type: 'full', entities });
        await this.#onScan?.(target, entities);
      } catch (error) {
        this.#logger.warn(
          `Could not read the stacks of target ${
            this.#name
          }; its entities remain unchanged`,
          error as Error,
        );
      }
    });
  }

  async #onEvent(event: EventParams): Promise<void> {
    const { stackArn } = event.eventPayload as StackEventPayload;
    if (!this.#covers(stackArn)) {
      return;
    }
    const isDone = await this.#oneAtATime(() => this.#readOne(stackArn));
    if (!isDone) {
      await this.#scan();
    }
  }

  #covers(stackArn: string): boolean {
    try {
      return this.#aws.targets.forArn(stackArn) === this.#target;
    } catch {
      return false;
    }
  }

  /**
   * Adds the entities of one API. Returns false if a full scan is needed: an
   * environment consists of two stacks, and another stack may contain the
   * entity of a deleted one.
   */
  async #readOne(stackArn: string): Promise<boolean> {
    try {
      const clients = await this.#aws.clients(this.#target, {
        purpose: 'look',
      });
      const stack = await describeStack(clients, stackArn);
      if (!stack?.managed || !isApiKind(stack.kind) || !isListed(stack)) {
        return false;
      }
      const added = await this.#entitiesOf(clients, [stack]);
      await this.#connection!.applyMutation({
        type: 'delta',
        added,
        removed: [],
      });
      return true;
    } catch (error) {
      this.#logger.warn(`Could not read stack ${stackArn}`, error as Error);
      return true;
    }
  }

  async #entitiesOf(
    clients: FargateClients,
    stacks: StackRecord[],
    signal?: AbortSignal,
  ): Promise<DeferredEntity[]> {
    const found = await Promise.all(
      stacks
        .filter(isListed)
        .sort(oldestFirst)
        .map(stack => this.#entitiesOfOne(clients, stack, stacks, signal)),
    );
    return this.#withoutDuplicates(found.flat());
  }

  async #entitiesOfOne(
    clients: FargateClients,
    stack: StackRecord,
    stacks: StackRecord[],
    signal?: AbortSignal,
  ): Promise<DeferredEntity[]> {
    if (!hasEntities(stack.kind)) {
      return [];
    }
    const descriptor = await this.#descriptors.read(clients, stack, signal);
    if (!descriptor) {
      this.#logger.warn(
        `Stack ${stack.name} has no valid metadata, so it is not added to the catalog`,
      );
      return [];
    }
    if (isNetworkPending(descriptor, stacks)) {
      return [];
    }
    try {
      const checked = checkOutputs(stack);
      checked.problems.forEach(problem => this.#logger.warn(problem));
      const entities = toEntities(checked.stack, descriptor, clients.target);
      await assertValidEntities(entities);
      return descriptor.catalogInfoUrl
        ? await this.#untilRegistered(entities)
        : entities.map(entity => ({
            entity,
            locationKey: this.#locationKey(),
          }));
    } catch (error) {
      this.#logger.warn(
        `The metadata of stack ${stack.name} does not result in a valid entity, so it is not added to the catalog`,
        error as Error,
      );
      return [];
    }
  }

  /**
   * The entities of an API with a repository, but for those that the repository
   * has registered. Without a location key, its file takes over an entity in
   * place, and the API is in the catalog all the time.
   */
  async #untilRegistered(entities: Entity[]): Promise<DeferredEntity[]> {
    const locations = await this.#locationsOf(entities);
    return entities
      .filter((_, index) => {
        const location = locations[index];
        return location === undefined || location.startsWith(FROM_STACK);
      })
      .map(entity => ({ entity }));
  }

  /** Where the catalog has entities from; nowhere, while it does not answer. */
  async #locationsOf(entities: Entity[]): Promise<(string | undefined)[]> {
    const entityRefs = entities.map(entity => stringifyEntityRef(entity));
    try {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs, fields: ['metadata.annotations'] },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      return items.map(
        entity => entity?.metadata.annotations?.[ANNOTATION_LOCATION],
      );
    } catch (error) {
      this.#logger.debug(
        `The catalog does not say where it has ${entityRefs} from`,
        error as Error,
      );
      return [];
    }
  }

  #withoutDuplicates(entities: DeferredEntity[]): DeferredEntity[] {
    const byRef = new Map<string, DeferredEntity>();
    for (const deferred of entities) {
      const ref = stringifyEntityRef(deferred.entity);
      if (byRef.has(ref)) {
        this.#logger.warn(
          `Two stacks in target ${
            this.#name
          } define ${ref}; only the oldest one is used`,
        );
      } else {
        byRef.set(ref, deferred);
      }
    }
    return [...byRef.values()];
  }

  /** Does not contain the name of the target, so that a renamed target keeps its entities. */
  #locationKey(): string {
    return `fargate-api:${this.#target.accountId}/${this.#target.region}`;
  }
}

/** A newer stack cannot take over the entity of an older one. */
function oldestFirst(a: StackRecord, b: StackRecord): number {
  return (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0);
}
