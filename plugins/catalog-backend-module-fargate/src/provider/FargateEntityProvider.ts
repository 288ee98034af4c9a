import {
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EventParams, EventsService } from '@backstage/plugin-events-node';
import {
  describeStack,
  FargateAws,
  FargateClients,
  FargateTarget,
  findStacks,
  isApiKind,
  STACK_EVENTS_TOPIC,
  StackEventPayload,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import pLimit from 'p-limit';
import { hasEntities, toEntities } from '../entities';
import { assertValid } from './assertValid';
import { DescriptorReader } from './DescriptorReader';
import { isListed } from './isListed';
import { isNetworkMissing } from './isNetworkMissing';

/**
 * Gives the catalog the environments and APIs whose stacks are in one target.
 *
 * Each target has a provider of its own, so that one that cannot be read
 * changes nothing: its entities stay as they were.
 *
 * @public
 */
export class FargateEntityProvider implements EntityProvider {
  readonly #target: FargateTarget;
  readonly #schedule: SchedulerServiceTaskScheduleDefinition;
  readonly #aws: FargateAws;
  readonly #events: EventsService;
  readonly #scheduler: SchedulerService;
  readonly #logger: LoggerService;
  readonly #descriptors = new DescriptorReader();
  // A scan that began before an event must not end after it: it would take
  // away again what the event brought.
  readonly #oneAtATime = pLimit(1);
  #connection?: EntityProviderConnection;

  constructor(options: {
    target: FargateTarget;
    schedule: SchedulerServiceTaskScheduleDefinition;
    aws: FargateAws;
    events: EventsService;
    scheduler: SchedulerService;
    logger: LoggerService;
  }) {
    this.#target = options.target;
    this.#schedule = options.schedule;
    this.#aws = options.aws;
    this.#events = options.events;
    this.#scheduler = options.scheduler;
    this.#logger = options.logger.child({ target: options.target.name });
  }

  /** `fargate-api:` and the name of the target. */
  getProviderName(): string {
    return `fargate-api:${this.#target.name}`;
  }

  /** Scans at once, then on schedule, and reads a stack when an event names it. */
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
    await this.#scanNow(id);
  }

  /**
   * A restarted portal keeps its old schedule, and may have missed what was
   * deployed in between.
   */
  async #scanNow(taskId: string): Promise<void> {
    try {
      await this.#scheduler.triggerTask(taskId);
    } catch (error) {
      this.#logger.debug('The first scan is under way already', error as Error);
    }
  }

  async #scan(signal?: AbortSignal): Promise<void> {
    await this.#oneAtATime(async () => {
      try {
        const clients = await this.#aws.clients(this.#target);
        const stacks = await findStacks(clients, { signal });
        this.#descriptors.keepOnly(stacks);
        const entities = await this.#entitiesOf(clients, stacks, signal);
        await this.#connection!.applyMutation({ type: 'full', entities });
      } catch (error) {
        this.#logger.warn(
          `The stacks of target ${
            this.#target.name
          } could not be read, so its entities stay as they are`,
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
    const settled = await this.#oneAtATime(() => this.#readOne(stackArn));
    if (!settled) {
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
   * Brings the entities of one API. False where the whole picture is needed:
   * an environment is two stacks, and what a stack that is gone stood for may
   * stand in another one by now.
   */
  async #readOne(stackArn: string): Promise<boolean> {
    try {
      const clients = await this.#aws.clients(this.#target);
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
      this.#logger.warn(`Stack ${stackArn} could not be read`, error as Error);
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
        .map(stack => this.#entitiesOfOne(clients, stack, stacks, signal)),
    );
    return this.#withoutTwins(found.flat()).map(entity => ({
      entity,
      locationKey: this.#locationKey(),
    }));
  }

  async #entitiesOfOne(
    clients: FargateClients,
    stack: StackRecord,
    stacks: StackRecord[],
    signal?: AbortSignal,
  ): Promise<Entity[]> {
    if (!hasEntities(stack.kind)) {
      return [];
    }
    const descriptor = await this.#descriptors.read(clients, stack, signal);
    if (!descriptor) {
      this.#logger.warn(
        `Stack ${stack.name} carries no description that can be understood, so it is not in the catalog`,
      );
      return [];
    }
    if (isNetworkMissing(descriptor, stacks)) {
      return [];
    }
    try {
      const entities = toEntities(stack, descriptor);
      await assertValid(entities);
      return entities;
    } catch (error) {
      this.#logger.warn(
        `Stack ${stack.name} describes an entity that the catalog does not take`,
        error as Error,
      );
      return [];
    }
  }

  #withoutTwins(entities: Entity[]): Entity[] {
    const byRef = new Map<string, Entity>();
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      if (byRef.has(ref)) {
        this.#logger.warn(
          `Two stacks of target ${
            this.#target.name
          } describe ${ref}: the first one stands`,
        );
      } else {
        byRef.set(ref, entity);
      }
    }
    return [...byRef.values()];
  }

  /** By the place and not by its name, so that a renamed target keeps its entities. */
  #locationKey(): string {
    return `fargate-api:${this.#target.accountId}/${this.#target.region}`;
  }
}
