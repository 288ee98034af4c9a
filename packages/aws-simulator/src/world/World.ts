import { VirtualClock } from '../clock/VirtualClock';
import { Ids } from './Ids';

/**
 * Makes the state of one service in one region; see {@link Region.service}.
 *
 * @public
 */
export type RegionalService<T> = new (region: Region) => T;

/**
 * Makes the state of one global service in one account; see {@link Account.service}.
 *
 * @public
 */
export type GlobalService<T> = new (account: Account) => T;

/**
 * Makes the state that a service shares between all accounts; see {@link World.service}.
 *
 * @public
 */
export type WorldService<T> = new (world: World) => T;

/**
 * One region of one account: where the regional services keep their state.
 *
 * @public
 */
export class Region {
  readonly #services = new Map<RegionalService<any>, unknown>();
  readonly #listeners = new Set<() => void>();
  #changePending = false;

  constructor(readonly account: Account, readonly name: string) {}

  get world(): World {
    return this.account.world;
  }

  get clock(): VirtualClock {
    return this.account.world.clock;
  }

  get ids(): Ids {
    return this.account.world.ids;
  }

  get accountId(): string {
    return this.account.id;
  }

  get partition(): string {
    return partitionOf(this.name);
  }

  /** `arn:{partition}:{service}:{region}:{account}:{resource}` */
  arn(service: string, resource: string): string {
    return `arn:${this.partition}:${service}:${this.name}:${this.accountId}:${resource}`;
  }

  /** The region's state of a service, e.g. `region.service(Ec2).subnets`. */
  service<T>(State: RegionalService<T>): T {
    let state = this.#services.get(State) as T | undefined;
    if (!state) {
      state = new State(this);
      this.#services.set(State, state);
    }
    return state;
  }

  /**
   * Says that something changed on which others' state may depend: routes,
   * security groups, listeners, tasks, containers. The listeners run once,
   * soon, however many changes were made together.
   */
  changed(): void {
    if (this.#changePending) {
      return;
    }
    this.#changePending = true;
    this.clock.after(0, () => {
      this.#changePending = false;
      for (const listener of [...this.#listeners]) {
        listener();
      }
    });
  }

  /** Calls `listener` after changes; see {@link Region.changed}. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }
}

/**
 * One AWS account: its regions, and its global services (IAM, Route 53).
 *
 * @public
 */
export class Account {
  readonly #regions = new Map<string, Region>();
  readonly #services = new Map<GlobalService<any>, unknown>();

  constructor(readonly world: World, readonly id: string) {}

  region(name: string): Region {
    let region = this.#regions.get(name);
    if (!region) {
      region = new Region(this, name);
      this.#regions.set(name, region);
    }
    return region;
  }

  /** Every region of the account that was touched so far. */
  regions(): Region[] {
    return [...this.#regions.values()];
  }

  /** The account's state of a global service. */
  service<T>(State: GlobalService<T>): T {
    let state = this.#services.get(State) as T | undefined;
    if (!state) {
      state = new State(this);
      this.#services.set(State, state);
    }
    return state;
  }
}

/**
 * All that exists in the simulated AWS.
 *
 * @public
 */
export class World {
  readonly ids: Ids;
  readonly #accounts = new Map<string, Account>();
  readonly #services = new Map<WorldService<any>, unknown>();

  constructor(readonly clock: VirtualClock, seed: number) {
    this.ids = new Ids(seed);
  }

  /** The account with a 12-digit id; it comes into being when first asked for. */
  account(id: string): Account {
    let account = this.#accounts.get(id);
    if (!account) {
      account = new Account(this, id);
      this.#accounts.set(id, account);
    }
    return account;
  }

  /** Every account that was touched so far. */
  accounts(): Account[] {
    return [...this.#accounts.values()];
  }

  /** The state that a service shares between all accounts, e.g. the public DNS. */
  service<T>(State: WorldService<T>): T {
    let state = this.#services.get(State) as T | undefined;
    if (!state) {
      state = new State(this);
      this.#services.set(State, state);
    }
    return state;
  }

  /** The virtual time. */
  now(): Date {
    return new Date(this.clock.now());
  }
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
