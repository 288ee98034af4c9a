import { CacheService } from '@backstage/backend-plugin-api';
import {
  HumanDuration,
  JsonValue,
  durationToMilliseconds,
} from '@backstage/types';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAws,
  FargateClients,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { toReadFailure } from './toReadFailure';

/** One thing to know of AWS. */
export interface Reading<T> {
  target: FargateTarget;
  /** What is read, with its id: a key within the target's account and region. */
  resource: string;
  /** For how long one answer serves everybody. */
  freshFor: HumanDuration;
  read: (clients: FargateClients, signal: AbortSignal) => Promise<T>;
}

interface Entry {
  observed: Observed<JsonValue>;
  /** By the portal's clock, milliseconds since the epoch. */
  readAt: number;
}

/** For how long the last known value stands in where AWS gives no newer one. */
const LAST_KNOWN: HumanDuration = { hours: 1 };

/** A person waits for it. */
const TIME_LIMIT_MS = 10_000;

/**
 * What is known of AWS, and since when. Everybody who asks for the same thing
 * in the same account and region shares one answer, over all replicas of the
 * backend: so who may ask must be decided before.
 */
export class Observations {
  readonly #aws: FargateAws;
  readonly #cache: CacheService;
  readonly #inFlight = new Map<string, Promise<Observed<JsonValue>>>();

  constructor(options: { aws: FargateAws; cache: CacheService }) {
    this.#aws = options.aws;
    this.#cache = options.cache.withOptions({ defaultTtl: LAST_KNOWN });
  }

  /**
   * The value, from AWS or from who asked just before. Never throws for what
   * AWS answers: a failure comes with the last known value where there is one.
   */
  async observe<T>(reading: Reading<T>): Promise<Observed<T>> {
    const { accountId, region } = reading.target;
    const key = `${accountId}/${region}/${reading.resource}`;
    let observed = this.#inFlight.get(key);
    if (!observed) {
      observed = this.#lookUp(key, reading).finally(() =>
        this.#inFlight.delete(key),
      );
      this.#inFlight.set(key, observed);
    }
    return observed as Promise<Observed<T>>;
  }

  async #lookUp<T>(
    key: string,
    reading: Reading<T>,
  ): Promise<Observed<JsonValue>> {
    const known = (await this.#cache.get<JsonValue>(key)) as Entry | undefined;
    const freshFor = durationToMilliseconds(reading.freshFor);
    if (known && Date.now() - known.readAt < freshFor) {
      return known.observed;
    }
    // A failure is kept as well: a throttled account is left alone for as long
    // as an answer would have served.
    const observed = await this.#read(reading, known?.observed);
    const entry: Entry = { observed, readAt: Date.now() };
    await this.#cache.set(key, entry as unknown as JsonValue);
    return observed;
  }

  async #read<T>(
    { target, read }: Reading<T>,
    last: Observed<JsonValue> = {},
  ): Promise<Observed<JsonValue>> {
    try {
      const clients = await this.#aws.clients(target, 'look');
      const value = await read(clients, AbortSignal.timeout(TIME_LIMIT_MS));
      return {
        value: value as JsonValue,
        observedAt: clients.now().toISOString(),
      };
    } catch (error) {
      const failure = toReadFailure(error);
      return failure.reason === 'not-found'
        ? { failure }
        : { ...last, failure };
    }
  }
}
