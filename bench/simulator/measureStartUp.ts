import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const COMMAND = resolve(
  __dirname,
  '../../packages/aws-simulator/bin/aws-simulator',
);

/** Real seconds from the start of the command until it listens. */
export async function measureStartUp(): Promise<number> {
  const begin = performance.now();
  const child = spawn(process.execPath, [COMMAND, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const seconds = (performance.now() - begin) / 1000;
  child.kill();
  await once(child, 'close');
  return seconds;
}
