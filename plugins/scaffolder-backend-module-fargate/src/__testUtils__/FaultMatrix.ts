import { Backend, Moment } from './Backend';
import { NamedSite } from './environmentWithZone';
import { RunOptions, RunResult, TestBench } from './TestBench';

/** What the rows of docs/fault-matrix.md have in common; its API changes with each row. */
export interface FaultMatrix {
  readonly bench: TestBench;
  readonly backend: Backend;
  /** Where APIs that have a name of their own are deployed. */
  readonly site: NamedSite;
  /** Of the API. */
  readonly name: string;
  /** Adds a row, whose outcome is read after the act. */
  row(
    fault: string,
    moment: string,
    expected: string,
    act: () => Promise<string>,
  ): void;
  /**
   * How a run ended, as text: its error, if any, and the state of the stack.
   *
   * @param changes - that the act makes of the stack at most. Default: 2.
   */
  endOf(act: () => Promise<unknown>, changes?: number): Promise<string>;
  /** Lets the catalog have the API. */
  addEntity(): Promise<void>;
  update(input?: object, options?: RunOptions): Promise<RunResult>;
  remove(input?: object, options?: RunOptions): Promise<RunResult>;
}

/** The outcome of an API that has all that a run without a fault makes, and no more. */
export const HEALTHY = 'deployed and healthy; once; nothing left over';

/** Cancels a task during a request, or when a line of its log matches. */
export function cancelAt(bench: TestBench, moment: Moment): RunOptions {
  const controller = new AbortController();
  if ('operation' in moment) {
    bench.simulator.faults.onCall(moment, () => controller.abort());
  }
  return {
    signal: controller.signal,
    onLine: line =>
      'line' in moment && moment.line.test(line) && controller.abort(),
  };
}
