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
  | { operation: string; when: 'before' | 'after' };

/**
 * Backends that can be killed as `kill -9` does: the code in progress does not
 * continue.
 */
export class Backend {
  readonly #life = new AsyncLocalStorage<Life>();

  static async of(bench: TestBench): Promise<Backend> {
    const backend = new Backend(bench);
    const { target, now, ...clients } = await bench.actionClients();
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
   * Runs an action until the given moment; resolves when the backend is dead.
   */
  async killed(
    id: string,
    input: JsonObject,
    moment: Moment,
    options: RunOptions = {},
  ): Promise<void> {
    const life: Life = { dead: false };
    await new Promise<void>((resolve, reject) => {
      const kill = () => {
        life.dead = true;
        resolve();
      };
      const { faults } = this.bench.simulator;
      if ('operation' in moment) {
        faults.onCall(moment, kill);
      }
      const onLine = (line: string) =>
        'line' in moment && moment.line.test(line) && kill();
      this.#life
        .run(life, () =>
          this.bench.run(id, input, {
            ...options,
            onLine,
            isDead: () => life.dead,
          }),
        )
        .then(
          () => reject(new Error('It ended before the moment came')),
          reject,
        );
    });
  }

  #alive(): Promise<void> | void {
    return this.#life.getStore()?.dead ? new Promise(() => {}) : undefined;
  }
}
