import { Dimension } from '@aws-sdk/client-cloudwatch';
import { Datum, MetricSeries } from './MetricSeries';

/** What a metric is known by. */
export interface MetricId {
  namespace: string;
  name: string;
  dimensions: Dimension[];
}

/** The metrics of a region. */
export class Metrics {
  readonly #series = new Map<string, MetricSeries>();
  readonly #watchers = new Map<string, Set<() => void>>();

  constructor(private readonly now: () => number) {}

  /** The values of a metric, which may be none. */
  series(id: MetricId): MetricSeries {
    const key = keyOf(id);
    const series = this.#series.get(key) ?? new MetricSeries();
    this.#series.set(key, series);
    return series;
  }

  put(id: MetricId, datum: Datum, time = this.now()): void {
    this.series(id).put(time, datum);
    this.#notify(id);
  }

  /** Sets what a service samples each minute; undefined where there is nothing to. */
  setLevel(id: MetricId, value: number | undefined): void {
    const series = this.series(id);
    if (series.level !== value) {
      series.setLevel(this.now(), value);
      this.#notify(id);
    }
  }

  /** Calls back on each new value. Returns a function that ends it. */
  watch(id: MetricId, watcher: () => void): () => void {
    const key = keyOf(id);
    const watchers = this.#watchers.get(key) ?? new Set();
    this.#watchers.set(key, watchers.add(watcher));
    return () => watchers.delete(watcher);
  }

  #notify(id: MetricId): void {
    for (const watcher of this.#watchers.get(keyOf(id)) ?? []) {
      watcher();
    }
  }
}

function keyOf({ namespace, name, dimensions }: MetricId): string {
  const named = dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort();
  return JSON.stringify([namespace, name, ...named]);
}
