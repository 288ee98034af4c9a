import { VirtualClock } from '../../../clock/VirtualClock';
import { MINUTE, startOfMinute } from './MetricSeries';

/** How many periods beyond its own an alarm looks at for data that is there. */
export const SPARE_PERIODS = 2;

/**
 * Evaluates an alarm at each full minute for as long as its state can change by
 * the time alone: after the last new value, until all periods are the same.
 */
export class AlarmWatch {
  #until = 0;
  #scheduled = false;
  #ended = false;

  constructor(
    private readonly clock: VirtualClock,
    private readonly seconds: number,
    private readonly evaluate: () => void,
  ) {}

  /** There is a new value, or the alarm is new. */
  awake(): void {
    this.#until = this.clock.now() + this.seconds * 1000 + MINUTE;
    this.#schedule();
  }

  end(): void {
    this.#ended = true;
  }

  #schedule(): void {
    const next = startOfMinute(this.clock.now()) + MINUTE;
    if (this.#scheduled || this.#ended || next > this.#until) {
      return;
    }
    this.#scheduled = true;
    this.clock.after((next - this.clock.now()) / 1000, () => {
      this.#scheduled = false;
      if (!this.#ended) {
        this.evaluate();
        this.#schedule();
      }
    });
  }
}
