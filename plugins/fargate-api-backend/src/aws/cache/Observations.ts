import { setTimeout } from 'node:timers/promises';
import { CacheService } from '@backstage/backend-plugin-api';
import { HumanDuration, JsonValue } from '@backstage/types';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateClients,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { withPatience } from '../budget/patience';
import { toReadFailure } from '../errors/toReadFailure';
import { Freshness, isFresh } from './isFresh';

/** One thing to know of AWS. */
export interface Reading<T> {
  target: FargateTarget;
  /** What is read, with its id: a key within the target's account and region. */
  resource: string;
  /** For how long one answer serves everybody. */
  freshFor: Freshness;
  /** What the answer follows from: with another one, it is read again. */
  version?: string;
  read: (clients: FargateClients, signal: AbortSignal) => Promise<T>;
  /** Whether a value is about to change, so that it is looked at again soon. */
  isChanging?: (value: NoInfer<T>) => boolean;
}

interface InFlight {
  entry: Promise<Entry>;
  since: number;
}

interface Entry {
  observed: Observed<JsonValue>;
  /** By the portal's clock, milliseconds since the epoch, as the others. */
  readAt: number;
  changedAt: number;
  version?: string;
}

/** For how long the last known value stands in where AWS gives no newer one. */
const LAST_KNOWN: HumanDuration = { hours: 1 };

/** A person waits for it. */
const TIME_LIMIT_MS = 10_000;

/** Who has something to show need not wait longer than that after somebody asked AWS. */
const PATIENCE_MS = 150;

/** Until a call that had no turn is tried again: the budget keeps AWS from being asked too often. */
const RETRY: HumanDuration = { seconds: 5 };

/** The same where there is nothing to show, so that it finds a turn before what is only read again. */
const RETRY_UNKNOWN: HumanDuration = { seconds: 1 };

/** Up to which age the last known value is something to show meanwhile. */
const SHOWABLE_MS = 5 * 60_000;

/**
 * What is known of AWS, and since when. Everybody who asks for the same thing
 * in the same account and region shares one answer, over all replicas of the
 * backend: so who may ask must be decided before.
 */
export class Observations {
  readonly #aws: Clients;
  readonly #cache: CacheService;
  readonly #inFlight = new Map<string, InFlight>();

  constructor(options: { aws: Clients; cache: CacheService }) {
    this.#aws = options.aws;
    this.#cache = options.cache.withOptions({ defaultTtl: LAST_KNOWN });
  }

  /**
   * The value, from AWS or from who asked just before. Never throws for what
   * AWS answers: a failure comes with the last known value where there is one.
   */
  async observe<T>(reading: Reading<T>): Promise<Observed<T>> {
    const key = keyOf(reading);
    const known = await this.#known(key);
    if (known && isGoodEnough(known, reading)) {
      return known.observed as Observed<T>;
    }
    const newer = this.#readOnce(key, reading, known);
    const entry =
      known && isShowable(known)
        ? await soonOr(newer, known)
        : await newer.entry;
    return entry.observed as Observed<T>;
  }

  /** Makes the next who asks read again. */
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

  async #known(key: string): Promise<Entry | undefined> {
    return (await this.#cache.get<JsonValue>(key)) as Entry | undefined;
  }

  #readOnce<T>(
    key: string,
    reading: Reading<T>,
    known: Entry | undefined,
  ): InFlight {
    let inFlight = this.#inFlight.get(key);
    if (!inFlight) {
      const entry = this.#readAndKeep(key, reading, known).finally(() => {
        if (this.#inFlight.get(key)?.entry === entry) {
          this.#inFlight.delete(key);
        }
      });
      inFlight = { entry, since: Date.now() };
      this.#inFlight.set(key, inFlight);
    }
    return inFlight;
  }

  /**
   * A failure is kept as well: a throttled account is left alone for as long
   * as an answer would have served.
   */
  async #readAndKeep<T>(
    key: string,
    reading: Reading<T>,
    known: Entry | undefined,
  ): Promise<Entry> {
    const observed = await this.#read(reading, known);
    const readAt = Date.now();
    const same =
      known !== undefined &&
      JSON.stringify(known.observed.value) === JSON.stringify(observed.value);
    const entry: Entry = {
      observed,
      readAt,
      changedAt: same ? known.changedAt : readAt,
      ...(reading.version !== undefined && { version: reading.version }),
    };
    await this.#cache.set(key, entry as unknown as JsonValue);
    return entry;
  }

  async #read<T>(
    { target, read }: Reading<T>,
    known: Entry | undefined,
  ): Promise<Observed<JsonValue>> {
    // Who has nothing to show goes first.
    const patience = known && isShowable(known) ? 0 : undefined;
    try {
      const clients = await this.#aws.clients(target);
      const value = await withPatience(patience, () =>
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
        : { ...known?.observed, failure };
    }
  }
}

/** The clients for looking at a target. */
interface Clients {
  clients(target: FargateTarget): Promise<FargateClients>;
}

function keyOf({
  target,
  resource,
}: Pick<Reading<unknown>, 'target' | 'resource'>): string {
  return `${target.accountId}/${target.region}/${resource}`;
}

function isGoodEnough<T>(entry: Entry, reading: Reading<T>): boolean {
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
  const retry = observed.value === undefined ? RETRY_UNKNOWN : RETRY;
  return { from: retry, to: retry };
}

function isShowable({ observed, readAt }: Entry): boolean {
  return observed.value !== undefined && Date.now() - readAt < SHOWABLE_MS;
}

async function soonOr(
  { entry, since }: InFlight,
  known: Entry,
): Promise<Entry> {
  const patience = since + PATIENCE_MS - Date.now();
  if (patience <= 0) {
    return known;
  }
  const over = new AbortController();
  try {
    return await Promise.race([
      entry,
      setTimeout(patience, known, { signal: over.signal }),
    ]);
  } finally {
    over.abort();
  }
}
