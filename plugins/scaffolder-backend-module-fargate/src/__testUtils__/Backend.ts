import { AsyncLocalStorage } from 'node:async_hooks';
import { JsonObject } from '@backstage/types';
import { MiddlewareStack } from '@smithy/types';
import { RunOptions, TestBench } from './TestBench';

interface Life {
  dead: boolean;
}

/** When a backend is killed. */
export type Moment =
  /** When a line of its log matches. */
  | { line: RegExp }
  /**
   * During a request, before AWS processes it or before the response arrives.
   */
  | { operation: string; when: 'before' | 'after'; nth?: number };

/**
 * Backends that can be killed as `kill -9` does: the code in progress does not
 * continue.
 */
export class Backend {
  readonly #life = new AsyncLocalStorage<Life>();

  static async of(bench: TestBench): Promise<Backend> {
    const backend = new Backend(bench);
    const { target, now, clockSpeed, ...clients } = await bench.actionClients();
    for (const { middlewareStack } of Object.values(clients)) {
      (middlewareStack as MiddlewareStack<any, any>).add(
        (next: any) => async (args: any) => {
          await backend.#alive();
          try {
            return await next(args);
          } finally {
            await backend.#alive();
          }
        },
        { step: 'initialize', name: 'backendLife', override: true },
      );
    }
    return backend;
  }

  private constructor(private readonly bench: TestBench) {}

  /**
   * Runs something until the given moment.
   *
   * @param act - passes the options on to the run.
   * @returns undefined when the backend is dead, and the run will never end.
   */
  until<T>(
    moment: Moment,
    act: (options: Pick<RunOptions, 'onLine' | 'isDead'>) => Promise<T>,
  ): Promise<T | undefined> {
    const life: Life = { dead: false };
    return new Promise((resolve, reject) => {
      const kill = () => {
        life.dead = true;
        resolve(undefined);
      };
      if ('operation' in moment) {
        this.bench.simulator.faults.onCall(moment, kill);
      }
      const onLine = (line: string) => {
        if ('line' in moment && moment.line.test(line)) {
          kill();
        }
      };
      this.#life
        .run(life, () => act({ onLine, isDead: () => life.dead }))
        .then(resolve, reject);
    });
  }

  /**
   * Runs an action until the given moment; resolves when the backend is dead.
   */
  async killed(
    id: string,
    input: JsonObject,
    moment: Moment,
    options: RunOptions = {},
  ): Promise<void> {
    const end = await this.until(moment, more =>
      this.bench.run(id, input, { ...options, ...more }),
    );
    if (end) {
      throw new Error('It ended before the moment came');
    }
  }

  #alive(): Promise<void> | void {
    return this.#life.getStore()?.dead ? new Promise(() => {}) : undefined;
  }
}
