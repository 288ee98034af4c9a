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
 * The options of a {@link VirtualClock}.
 *
 * @public
 */
export interface VirtualClockOptions {
  /**
   * Virtual seconds per real second, or `manual`: the clock is stopped until
   * {@link VirtualClock.advance} is called.
   */
  speed: number | 'manual';
  /** The initial time. Default: now for a running clock, 2026-01-01T00:00:00Z for a manual one. */
  start?: Date;
}

/** The longest delay that Node's `setTimeout` supports, in milliseconds. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/**
 * The clock of a simulated AWS. Everything that takes time is an event on it;
 * nothing polls, so an idle simulator has at most one timer. Events that are
 * due at the same time run in the order in which they were scheduled, and all
 * promises that one event settles are handled before the next event runs. The
 * same calls therefore always produce the same history.
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

  /** Advances a manual clock and runs every event that becomes due, each at its own time. */
  async advance(seconds: number): Promise<void> {
    if (this.speed !== 'manual') {
      throw new Error('Only a manual clock can be advanced');
    }
    await settle();
    const until = this.#manualNow + seconds * 1000;
    await this.#runDue(until);
    this.#manualNow = Math.max(this.#manualNow, until);
  }

  /** Cancels every pending event. */
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

/** Waits until all settled promises have been handled. */
function settle(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
