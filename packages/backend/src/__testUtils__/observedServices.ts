import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  CacheService,
  coreServices,
  createServiceFactory,
  DatabaseService,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';

/** Services of a backend that a test can read: its databases, its cache, its log. */
export class ObservedServices {
  readonly #databases = new Map<string, DatabaseService>();
  /** Whatever was put into the cache, also what is no longer there. */
  readonly cached: unknown[] = [];
  readonly logged: unknown[] = [];

  readonly factories = [
    createServiceFactory({
      service: coreServices.database,
      deps: {
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        plugin: coreServices.pluginMetadata,
      },
      createRootContext: () =>
        DatabaseManager.fromConfig(
          new ConfigReader({
            backend: {
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
          }),
        ),
      factory: ({ plugin, ...deps }, manager) => {
        const id = plugin.getId();
        const database = manager.forPlugin(id, deps);
        this.#databases.set(id, database);
        return database;
      },
    }),
    createServiceFactory({
      service: coreServices.cache,
      deps: {},
      factory: () => this.#cache(),
    }),
    createServiceFactory({
      service: coreServices.rootLogger,
      deps: {},
      factory: () => this.#logger({}),
    }),
  ];

  /** All rows of all tables of a plugin, by table. */
  async rowsOf(pluginId: string): Promise<Record<string, unknown[]>> {
    const client = await this.#databases.get(pluginId)!.getClient();
    const tables = await client('sqlite_master')
      .where('type', 'table')
      .pluck('name');
    return Object.fromEntries(
      await Promise.all(
        tables.map(async name => [name, await client(name).select()]),
      ),
    );
  }

  async rows(): Promise<Record<string, Record<string, unknown[]>>> {
    return Object.fromEntries(
      await Promise.all(
        [...this.#databases.keys()].map(async id => [
          id,
          await this.rowsOf(id),
        ]),
      ),
    );
  }

  #cache(): CacheService {
    const values = new Map<string, any>();
    const cache: CacheService = {
      get: async key => values.get(key),
      set: async (key, value) => {
        this.cached.push([key, value]);
        values.set(key, value);
      },
      delete: async key => {
        values.delete(key);
      },
      withOptions: () => cache,
    };
    return cache;
  }

  #logger(labels: JsonObject): RootLoggerService {
    const write = (message: string, meta?: unknown) => {
      this.logged.push([
        message,
        labels,
        meta instanceof Error ? [meta.message, meta.stack] : meta,
      ]);
    };
    return {
      error: write,
      warn: write,
      info: write,
      debug: write,
      child: more => this.#logger({ ...labels, ...more }),
    };
  }
}
