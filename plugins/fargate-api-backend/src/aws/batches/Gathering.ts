import { withPatience } from '../budget/patience';

/** People who look at the same moment are rarely within one turn of the event loop. */
const WINDOW_MS = 20;

/** So long one call takes where AWS answers. */
const PATIENCE_MS = 250;

/**
 * When a batch goes: after a moment, and not beside another call of its kind
 * unless it is full. So the slower AWS answers, or the budget lets calls
 * through, the more of them become one.
 */
export class Gathering {
  #underWay = 0;
  #next?: () => void;
  #isDue = false;
  #timer?: NodeJS.Timeout;
  readonly #patienceMs: number;

  /** @param patienceMs - So long at most a batch waits for the call before it. */
  constructor(patienceMs = PATIENCE_MS) {
    this.#patienceMs = patienceMs;
  }

  /** For DataLoader, which begins another batch only once one is full or gone. */
  readonly schedule = (dispatch: () => void): void => {
    this.#go();
    this.#next = dispatch;
    this.#isDue = false;
    this.#timer = setTimeout(() => {
      this.#isDue = true;
      this.#timer = setTimeout(() => this.#go(), this.#patienceMs);
      this.#goWhenAlone();
    }, WINDOW_MS);
  };

  /** Makes the call of a batch, which waits for its turn as long as any: some of it may be known to nobody. */
  async call<T>(work: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await withPatience(undefined, work);
    } finally {
      this.#underWay -= 1;
      this.#goWhenAlone();
    }
  }

  #goWhenAlone(): void {
    if (this.#isDue && this.#underWay === 0) {
      this.#go();
    }
  }

  #go(): void {
    clearTimeout(this.#timer);
    const dispatch = this.#next;
    this.#next = undefined;
    dispatch?.();
  }
}
