import { VirtualClock } from '../clock/VirtualClock';
import { Ids } from './Ids';

/**
 * The class of the state of a service in one region; see {@link
 * Region.service}.
 *
 * @public
 */
export type RegionalService<T> = new (region: Region) => T;

/**
 * The class of the state of a global service in one account; see {@link
 * Account.service}.
 *
 * @public
 */
export type GlobalService<T> = new (account: Account) => T;

/**
 * The class of the state that a service shares between all accounts; see
 * {@link World.service}.
 *
 * @public
 */
export type WorldService<T> = new (world: World) => T;

/**
 * One region of one account, with the state of its regional services.
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

  /** The domain of AWS's hosts in the partition. */
  get dnsSuffix(): string {
    return dnsSuffixOf(this.name);
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
   * Announces a change on which other resources may depend: routes, security
   * groups, listeners, tasks, containers. The listeners run once for all
   * changes at the same time.
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
 * One AWS account, with its regions and its global services (IAM, Route 53).
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

  /** Every region of the account that has been used. */
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
 * The state of the simulated AWS.
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

  /** The account with a 12-digit id, which is created on first use. */
  account(id: string): Account {
    let account = this.#accounts.get(id);
    if (!account) {
      account = new Account(this, id);
      this.#accounts.set(id, account);
    }
    return account;
  }

  /** Every account that has been used. */
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

/** The domain of AWS's hosts in a region's partition. */
export function dnsSuffixOf(region: string): string {
  return partitionOf(region) === 'aws-cn'
    ? 'amazonaws.com.cn'
    : 'amazonaws.com';
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
