import TinyQueue from 'tinyqueue';

interface DueEvent {
  at: number;
  order: number;
  run: () => void;
  cancelled: boolean;
}

/**
 * A pending call of {@link VirtualClock.after}.
 *
 * @public
 */
export interface ClockTimer {
  cancel(): void;
}

/**
 * How a {@link VirtualClock} moves.
 *
 * @public
 */
export interface VirtualClockOptions {
  /**
   * Virtual seconds that pass in one real second, or `manual`: time stands
   * still until {@link VirtualClock.advance} is called.
   */
  speed: number | 'manual';
  /** Where the clock starts. Default: now for a running clock, 2026-01-01T00:00:00Z for a manual one. */
  start?: Date;
}

/** The longest delay that Node's `setTimeout` takes, in milliseconds. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/**
 * The one clock of a simulated AWS. Everything that takes time there is a due
 * event on it; nothing polls, so an idle simulation has at most one timer.
 *
 * Events that are due at the same instant run in the order in which they were
 * asked for, and the promises that one event settles are followed to their end
 * before the next runs: the same calls always lead to the same history.
 *
 * @public
 */
export class VirtualClock {
  readonly speed: number | 'manual';
  readonly #queue = new TinyQueue<DueEvent>(
    [],
    (a, b) => a.at - b.at || a.order - b.order,
  );
  readonly #startVirtual: number;
  readonly #startReal = performance.now();
  #manualNow: number;
  #order = 0;
  #timer?: NodeJS.Timeout;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(options: VirtualClockOptions) {
    this.speed = options.speed;
    this.#startVirtual = (
      options.start ??
      (options.speed === 'manual'
        ? new Date('2026-01-01T00:00:00Z')
        : new Date())
    ).getTime();
    this.#manualNow = this.#startVirtual;
  }

  /** The virtual time in milliseconds since the epoch. */
  now(): number {
    if (this.speed === 'manual') {
      return this.#manualNow;
    }
    const elapsed = (performance.now() - this.#startReal) * this.speed;
    return Math.floor(this.#startVirtual + elapsed);
  }

  /** Runs `run` once, `seconds` of virtual time from now. */
  after(seconds: number, run: () => void): ClockTimer {
    const event: DueEvent = {
      at: this.now() + Math.max(0, seconds) * 1000,
      order: this.#order++,
      run,
      cancelled: false,
    };
    this.#queue.push(event);
    this.#arm();
    return {
      cancel: () => {
        event.cancelled = true;
      },
    };
  }

  /**
   * Resolves after `seconds` of virtual time.
   *
   * @throws the signal's reason, as soon as the signal aborts.
   */
  sleep(seconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => {
        // eslint-disable-next-line @typescript-eslint/no-use-before-define
        timer.cancel();
        reject(signal!.reason);
      };
      const timer = this.after(seconds, () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      });
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  /**
   * Moves a manual clock forward, running what falls due on the way, each
   * event at its own instant.
   */
  async advance(seconds: number): Promise<void> {
    if (this.speed !== 'manual') {
      throw new Error('Only a manual clock can be advanced');
    }
    await settle();
    const until = this.#manualNow + seconds * 1000;
    await this.#runDue(until);
    this.#manualNow = Math.max(this.#manualNow, until);
  }

  /** Drops every pending event; nothing runs after this. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#queue.data = [];
    this.#queue.length = 0;
  }

  async #runDue(until: number): Promise<void> {
    for (;;) {
      const next = this.#queue.peek();
      if (!next || next.at > until || this.#stopped) {
        return;
      }
      this.#queue.pop();
      if (!next.cancelled) {
        this.#manualNow = Math.max(this.#manualNow, next.at);
        next.run();
        await settle();
      }
    }
  }

  #arm(): void {
    if (this.speed === 'manual' || this.#running || this.#stopped) {
      return;
    }
    clearTimeout(this.#timer);
    const next = this.#queue.peek();
    if (!next) {
      return;
    }
    const delay = Math.max(0, (next.at - this.now()) / this.speed);
    this.#timer = setTimeout(() => {
      this.#running = this.#runDue(this.now()).finally(() => {
        this.#running = undefined;
        this.#arm();
      });
    }, Math.min(delay, MAX_TIMEOUT));
  }
}

/** Lets every promise that is already decided run its course. */
function settle(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
