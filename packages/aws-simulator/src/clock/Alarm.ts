import { ClockTimer, VirtualClock } from './VirtualClock';

/** Calls back once, at the earliest of the times for which it was set. */
export class Alarm {
  readonly #clock: VirtualClock;
  readonly #ring: () => void;
  #set?: { time: number; timer: ClockTimer };

  constructor(clock: VirtualClock, ring: () => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /** @param time - in virtual milliseconds */
  setFor(time: number): void {
    if (this.#set && this.#set.time <= time) {
      return;
    }
    this.clear();
    const seconds = (time - this.#clock.now()) / 1000;
    const timer = this.#clock.after(seconds, () => {
      this.#set = undefined;
      this.#ring();
    });
    this.#set = { time, timer };
  }

  /** Cancels the callback. */
  clear(): void {
    this.#set?.timer.cancel();
    this.#set = undefined;
  }
}
