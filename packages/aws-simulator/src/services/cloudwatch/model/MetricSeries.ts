import { Statistic } from '@aws-sdk/client-cloudwatch';

/** The values of a metric, taken together. */
export interface Datum {
  sum: number;
  count: number;
  minimum: number;
  maximum: number;
}

/** The resolution of metrics, in virtual milliseconds. */
export const MINUTE = 60_000;

/** The longest time that an alarm looks back at, in virtual milliseconds. */
const KEPT = 7 * 24 * 60 * MINUTE;

/** One value. */
export function datumOf(value: number): Datum {
  return { sum: value, count: 1, minimum: value, maximum: value };
}

/**
 * One metric: what was put, and levels that AWS's services sample each minute,
 * such as a number of targets.
 */
export class MetricSeries {
  /** By the start of the minute. */
  readonly #put = new Map<number, Datum>();
  /** Oldest first; `undefined` where there is nothing to sample. */
  #levels: { since: number; value: number | undefined }[] = [];

  put(time: number, datum: Datum): void {
    const minute = startOfMinute(time);
    this.#put.set(minute, together([...this.#at(minute), datum])!);
    for (const old of this.#put.keys()) {
      if (old < time - KEPT) {
        this.#put.delete(old);
      }
    }
  }

  get level(): number | undefined {
    return this.#levels.at(-1)?.value;
  }

  setLevel(now: number, value: number | undefined): void {
    const current = this.#levels.findLastIndex(
      ({ since }) => since <= now - KEPT,
    );
    this.#levels = this.#levels.slice(Math.max(0, current));
    this.#levels.push({ since: now, value });
  }

  /** All values of a period; undefined if there are none. */
  datum(start: number, end: number): Datum | undefined {
    const found: Datum[] = [];
    for (let time = startOfMinute(start); time < end; time += MINUTE) {
      const level = this.#levels.findLast(({ since }) => since <= time)?.value;
      found.push(
        ...this.#at(time),
        ...(level === undefined ? [] : [datumOf(level)]),
      );
    }
    return together(found);
  }

  #at(minute: number): Datum[] {
    const datum = this.#put.get(minute);
    return datum ? [datum] : [];
  }
}

/** The value of a statistic. */
export function statisticOf(
  { sum, count, minimum, maximum }: Datum,
  statistic: Statistic,
): number {
  const values: Record<Statistic, number> = {
    Average: sum / count,
    Maximum: maximum,
    Minimum: minimum,
    SampleCount: count,
    Sum: sum,
  };
  return values[statistic];
}

export function startOfMinute(time: number): number {
  return Math.floor(time / MINUTE) * MINUTE;
}

function together(all: Datum[]): Datum | undefined {
  return all.length === 0
    ? undefined
    : {
        sum: all.reduce((sum, datum) => sum + datum.sum, 0),
        count: all.reduce((sum, datum) => sum + datum.count, 0),
        minimum: Math.min(...all.map(({ minimum }) => minimum)),
        maximum: Math.max(...all.map(({ maximum }) => maximum)),
      };
}
