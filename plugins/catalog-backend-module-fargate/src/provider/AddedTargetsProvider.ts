import { parse, validate } from '@aws-sdk/util-arn-parser';
import {
  AuthService,
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogService,
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAws,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { FargateEntityProvider } from './FargateEntityProvider';

/**
 * Provides what is in the targets that the configuration has got since the backend
 * started: the catalog takes no entity provider after its start. After the next start
 * they have providers of their own, which take over the entities.
 */
export class AddedTargetsProvider implements EntityProvider {
  readonly #options: ConstructorParameters<typeof AddedTargetsProvider>[0];
  /** The names of the targets that have a provider. */
  readonly #provided: Set<string>;
  /** Of those that had one from the start: what was here of them is cleared. */
  readonly #cleared = new Set<string>();
  readonly #fromStart: readonly string[];
  #connection?: EntityProviderConnection;

  constructor(options: {
    schedule: SchedulerServiceTaskScheduleDefinition;
    aws: FargateAws;
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    catalog: Pick<CatalogService, 'getEntities' | 'getEntitiesByRefs'>;
    events: EventsService;
    scheduler: SchedulerService;
    logger: LoggerService;
    keepsOrphans: boolean;
  }) {
    this.#options = options;
    this.#fromStart = options.aws.targets.list().map(({ name }) => name);
    this.#provided = new Set(this.#fromStart);
  }

  getProviderName(): string {
    return 'fargate-api-added-targets';
  }

  /** A provider for each target that the configuration has now, with a provider of its own. */
  ofPresentTargets(): FargateEntityProvider[] {
    return this.#options.aws.targets
      .list()
      .map(target => this.#providerOf(target));
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    this.#options.aws.targets.onReload(() => this.#connectAdded());
  }

  #connectAdded() {
    for (const target of this.#options.aws.targets.list()) {
      if (!this.#provided.has(target.name)) {
        this.#provided.add(target.name);
        this.#connectOne(target);
      }
    }
  }

  async #connectOne(target: FargateTarget) {
    const { logger } = this.#options;
    const connection = this.#connection!;
    try {
      await this.#providerOf(target).connect({
        // All of one target, which is not all of this provider.
        applyMutation: mutation =>
          connection.applyMutation(
            mutation.type === 'full'
              ? { type: 'delta', added: mutation.entities, removed: [] }
              : mutation,
          ),
        refresh: options => connection.refresh(options),
      });
      logger.info(`Target ${target.name} was added to the configuration`);
    } catch (error) {
      this.#provided.delete(target.name);
      logger.error(
        `Target ${target.name} was added to the configuration, but is not scanned`,
        error as Error,
      );
    }
  }

  #providerOf(target: FargateTarget): FargateEntityProvider {
    return new FargateEntityProvider({
      ...this.#options,
      target,
      onScan: (...scanned) => this.#removeOthers(...scanned),
    });
  }

  /**
   * Removes what a target had when this provider provided it, and what is in no target
   * any more. What the target's own provider or a file has taken over is not this one's
   * any more, and stays.
   */
  async #removeOthers(
    target: FargateTarget,
    entities: readonly DeferredEntity[],
  ): Promise<void> {
    if (this.#cleared.has(target.name)) {
      return;
    }
    const scanned = new Set(
      entities.map(({ entity }) => stringifyEntityRef(entity)),
    );
    const others = (await this.#refsIn(target)).filter(
      entityRef => !scanned.has(entityRef),
    );
    if (others.length > 0) {
      await this.#connection!.applyMutation({
        type: 'delta',
        added: [],
        removed: others.map(entityRef => ({ entityRef })),
      });
    }
    if (this.#fromStart.includes(target.name)) {
      this.#cleared.add(target.name);
    }
  }

  /** What the catalog has of a target, and of none where that is not kept. */
  async #refsIn(target: FargateTarget): Promise<string[]> {
    const { auth, aws, catalog, keepsOrphans } = this.#options;
    const annotation = `metadata.annotations.${STACK_ARN_ANNOTATION}`;
    const { items } = await catalog.getEntities(
      {
        filter: { [annotation]: CATALOG_FILTER_EXISTS },
        fields: ['kind', 'metadata'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return items
      .filter(({ metadata }) => {
        const arn = metadata.annotations![STACK_ARN_ANNOTATION];
        if (!validate(arn)) {
          return false;
        }
        const stack = parse(arn);
        const isIn = (place: FargateTarget) =>
          stack.accountId === place.accountId && stack.region === place.region;
        return (
          isIn(target) || (!keepsOrphans && !aws.targets.list().some(isIn))
        );
      })
      .map(entity => stringifyEntityRef(entity));
  }
}
