import { ChildProcess, fork } from 'node:child_process';
import { on } from 'node:events';
import { resolve } from 'node:path';
import { nodeTransform } from './nodeTransform';

/** What a process has used. */
export interface Usage {
  /** Since its start, in user and system mode together. */
  cpuSeconds: number;
  /** Resident now. */
  megabytes: number;
}

/** A simulator in a process of its own, so that its cost is not its clients'. */
export class SimulatorProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(speed: number): Promise<SimulatorProcess> {
    const child = fork(resolve(__dirname, 'server.ts'), [String(speed)], {
      execArgv: nodeTransform,
    });
    const { url } = await message<{ url: string }>(child, 'url');
    return new SimulatorProcess(child, url);
  }

  async usage(): Promise<Usage> {
    this.child.send('usage');
    const { usage } = await message<{ usage: Usage }>(this.child, 'usage');
    return usage;
  }

  stop(): void {
    this.child.disconnect();
  }
}

/** The next message that has a member; the transform of Backstage sends its own. */
async function message<T>(child: ChildProcess, member: keyof T): Promise<T> {
  for await (const [found] of on(child, 'message')) {
    if (found[member] !== undefined) {
      return found;
    }
  }
  throw new Error('The simulator ended');
}
