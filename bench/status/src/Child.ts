import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** A TypeScript program in a process of its own, so that what it costs is not another's. */
export class Child {
  /** @param program - The name of a file beside this one. */
  static start(program: string, argument?: unknown): Child {
    const child = fork(
      resolve(__dirname, program),
      [JSON.stringify(argument ?? null)],
      {
        execArgv: [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    );
    return new Child(child);
  }

  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** What it says next of something; the transform of Backstage speaks too. */
  hear<T>(about: string): Promise<T> {
    const child = this.#child;
    return new Promise((resolveHeard, reject) => {
      const onExit = () => {
        reject(new Error(`It ended before it told its ${about}`));
      };
      child.once('exit', onExit);
      child.on('message', function onMessage(message: any) {
        if (message[about] !== undefined) {
          child.off('message', onMessage).off('exit', onExit);
          resolveHeard(message[about]);
        }
      });
    });
  }

  /** Asks for something that it tells by the same name. */
  ask<T>(about: string): Promise<T> {
    const answer = this.hear<T>(about);
    this.tell({ ask: about });
    return answer;
  }

  tell(message: object): void {
    this.#child.send(message);
  }

  async stop(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await gone;
  }
}
