import { setTimeout } from 'node:timers/promises';
import { CacheService } from '@backstage/backend-plugin-api';
import { HumanDuration, JsonValue } from '@backstage/types';
import {
  Observed,
  ReadFailure,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateClients,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { withMaxWait } from '../budget/maxWait';
import { toReadFailure } from '../errors/toReadFailure';
import { Freshness, isFresh } from './isFresh';

/** A value to read from AWS. */
export interface Reading<T> {
  target: FargateTarget;
  /** The cache key within the account and region: the type and the ID of the resource. */
  resource: string;
  freshFor: Freshness;
  /** A cached value with another version is read again. */
  version?: string;
  read: (clients: FargateClients, signal: AbortSignal) => Promise<T>;
  /**
   * Whether a value is expected to change soon, as what is broken is, so that it is read
   * more often.
   */
  isChanging?: (value: NoInfer<T>) => boolean;
  /** Never returns an outdated value without a failure, not even while a newer one is read. */
  isStrict?: boolean;
}

/** Returns values of AWS, or why there are none. */
export interface Observer {
  observe<T>(reading: Reading<T>): Promise<Observed<T>>;
}

/** The observer of one request, which may end up with what is known already. */
export interface RequestObserver extends Observer {
  lastKnown(failure: ReadFailure): Observer;
}

interface InFlight {
  entry: Promise<Entry>;
  startedAt: number;
}

/** A cached value. Times are milliseconds since the epoch, by the portal's clock. */
interface Entry {
  observed: Observed<JsonValue>;
  readAt: number;
  changedAt: number;
  version?: string;
}

/** How long a value is kept in case AWS returns no newer one. */
const TTL: HumanDuration = { hours: 1 };

/** The limit for a request and for each read, because a user waits for the result. */
const TIME_LIMIT_MS = 10_000;

/** How long a request waits for a newer value while it has a recent one to show. */
const REFRESH_WAIT_MS = 150;

/**
 * How long a request waits where values are not recent, before they are shown as
 * the last known ones. The reads go on for the next request.
 */
const LAST_KNOWN_WAIT_MS = 2_000;

/** The delay before a throttled read is repeated; the budget limits the rate as well. */
const RETRY: HumanDuration = { seconds: 5 };

/** The same without an older value to show. The shorter delay gives these reads precedence. */
const RETRY_WITHOUT_VALUE: HumanDuration = { seconds: 1 };

/** The maximum age of a value that is shown while a newer one is read. */
const RECENT_MS = 5 * 60_000;

/**
 * Reads from AWS through the cache. All users who read the same resource in
 * the same account and region share one value, across all replicas of the
 * backend. Callers must therefore authorize the user first.
 */
export class Observations implements Observer {
  readonly #aws: Clients;
  readonly #cache: CacheService;
  readonly #inFlight = new Map<string, InFlight>();

  constructor(options: { aws: Clients; cache: CacheService }) {
    this.#aws = options.aws;
    this.#cache = options.cache.withOptions({ defaultTtl: TTL });
  }

  /**
   * Returns a value from the cache or from AWS. Errors of AWS are returned as
   * a failure, together with the last known value if there is one.
   */
  observe<T>(reading: Reading<T>): Promise<Observed<T>> {
    return this.#observe(reading, Date.now());
  }

  /**
   * Returns an observer for one request. All its reads, however many follow from
   * each other, together wait for AWS only as long as one of them would.
   */
  forRequest(): RequestObserver {
    const since = Date.now();
    return {
      observe: reading => this.#observe(reading, since),
      lastKnown: failure => this.lastKnown(failure),
    };
  }

  /** @param since - when the request began, by the portal's clock. */
  async #observe<T>(reading: Reading<T>, since: number): Promise<Observed<T>> {
    const key = keyOf(reading);
    const cached = await this.#cached(key);
    if (cached && isCurrent(cached, reading)) {
      return cached.observed as Observed<T>;
    }
    const newer = this.#readOnce(key, reading, cached);
    const entry = await this.#entryInTime(newer, since, reading, cached);
    return entry.observed as Observed<T>;
  }

  /**
   * Returns an observer that asks AWS nothing: outdated values have the given
   * failure, which says why.
   */
  lastKnown(failure: ReadFailure): Observer {
    return {
      observe: async <T>(reading: Reading<T>): Promise<Observed<T>> => {
        const cached = await this.#cached(keyOf(reading));
        const observed = cached?.observed as Observed<T> | undefined;
        return cached && isCurrent(cached, reading)
          ? observed!
          : { ...observed, failure };
      },
    };
  }

  /** Removes values from the cache, so that they are read again. */
  async forget(
    target: FargateTarget,
    resources: readonly string[],
  ): Promise<void> {
    await Promise.all(
      resources.map(resource => {
        const key = keyOf({ target, resource });
        this.#inFlight.delete(key);
        return this.#cache.delete(key);
      }),
    );
  }

  async #cached(key: string): Promise<Entry | undefined> {
    return (await this.#cache.get<JsonValue>(key)) as Entry | undefined;
  }

  #entryInTime<T>(
    { entry, startedAt }: InFlight,
    since: number,
    { isStrict }: Reading<T>,
    cached: Entry | undefined,
  ): Promise<Entry> {
    if (cached?.observed.value === undefined) {
      return inTime(entry, since + TIME_LIMIT_MS, outdated(cached));
    }
    const lastKnownAt = Math.min(startedAt, since) + LAST_KNOWN_WAIT_MS;
    return isRecent(cached) && !isStrict
      ? inTime(entry, startedAt + REFRESH_WAIT_MS, cached)
      : inTime(entry, lastKnownAt, outdated(cached));
  }

  #readOnce<T>(
    key: string,
    reading: Reading<T>,
    cached: Entry | undefined,
  ): InFlight {
    let inFlight = this.#inFlight.get(key);
    if (!inFlight) {
      const entry = this.#readAndCache(key, reading, cached).finally(() => {
        if (this.#inFlight.get(key)?.entry === entry) {
          this.#inFlight.delete(key);
        }
      });
      inFlight = { entry, startedAt: Date.now() };
      this.#inFlight.set(key, inFlight);
    }
    return inFlight;
  }

  /** Failures are cached as well, so that a throttled account is not called again immediately. */
  async #readAndCache<T>(
    key: string,
    reading: Reading<T>,
    cached: Entry | undefined,
  ): Promise<Entry> {
    const observed = await this.#read(reading, cached);
    const readAt = Date.now();
    const isSame =
      cached !== undefined &&
      JSON.stringify(cached.observed.value) === JSON.stringify(observed.value);
    const entry: Entry = {
      observed,
      readAt,
      changedAt: isSame ? cached.changedAt : readAt,
      ...(reading.version !== undefined && { version: reading.version }),
    };
    await this.#cache.set(key, entry as unknown as JsonValue);
    return entry;
  }

  async #read<T>(
    { target, read }: Reading<T>,
    cached: Entry | undefined,
  ): Promise<Observed<JsonValue>> {
    // Leaves the budget to reads without a recent value to show.
    const maxWaitMs = cached && isRecent(cached) ? 0 : undefined;
    try {
      const clients = await this.#aws.clients(target);
      const value = await withMaxWait(maxWaitMs, () =>
        read(clients, AbortSignal.timeout(TIME_LIMIT_MS)),
      );
      return {
        value: value as JsonValue,
        observedAt: clients.now().toISOString(),
      };
    } catch (error) {
      const failure = toReadFailure(error);
      return failure.reason === 'not-found'
        ? { failure }
        : { ...cached?.observed, failure };
    }
  }
}

/** Returns the clients for reads in a target. */
interface Clients {
  clients(target: FargateTarget): Promise<FargateClients>;
}

function keyOf({
  target,
  resource,
}: Pick<Reading<unknown>, 'target' | 'resource'>): string {
  return `${target.accountId}/${target.region}/${resource}`;
}

function isCurrent<T>(entry: Entry, reading: Reading<T>): boolean {
  const { observed, version } = entry;
  const isChanging =
    observed.failure !== undefined ||
    (reading.isChanging?.(observed.value as T) ?? false);
  return (
    version === reading.version &&
    isFresh(entry, freshnessOf(entry, reading), Date.now(), isChanging)
  );
}

function freshnessOf<T>(
  { observed }: Entry,
  { freshFor }: Reading<T>,
): Freshness {
  if (observed.failure?.reason !== 'throttled') {
    return freshFor;
  }
  const retry = observed.value === undefined ? RETRY_WITHOUT_VALUE : RETRY;
  return { min: retry, max: retry };
}

function isRecent({ observed, readAt }: Entry): boolean {
  return observed.value !== undefined && Date.now() - readAt < RECENT_MS;
}

/** What is known of a value of which AWS has not said in time whether it still holds. */
function outdated(entry: Entry | undefined): Entry {
  const timeout = Object.assign(new Error('AWS hangs'), {
    name: 'TimeoutError',
  });
  return {
    readAt: 0,
    changedAt: 0,
    ...entry,
    observed: { ...entry?.observed, failure: toReadFailure(timeout) },
  };
}

/** Returns the newer value if it arrives until then, and the other one otherwise. */
async function inTime(
  newer: Promise<Entry>,
  until: number,
  otherwise: Entry,
): Promise<Entry> {
  const wait = until - Date.now();
  if (wait <= 0) {
    return otherwise;
  }
  const timer = new AbortController();
  try {
    return await Promise.race([
      newer,
      setTimeout(wait, otherwise, { signal: timer.signal }),
    ]);
  } finally {
    timer.abort();
  }
}
