// Runs Jest for one test file, whose environment `jest/environment.cjs` tells what
// becomes of the mutants.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MUTATED_CODE } from './mutants.mjs';

const CONFIG = fileURLToPath(new URL('jest/config.cjs', import.meta.url));

/** A mutant can keep the process from noticing that a test takes too long. */
const SILENCE_MS = 10 * 60_000;

/** How much of Jest's output is shown if it ends without an answer. */
const SHOWN = 4_000;

/**
 * The fates of mutants, by id: of all that the process came to. And what `reach` the
 * tests have, unless the job says so.
 */
export async function runTestFile(file, packageName, job) {
  const child = startJest(file, packageName);
  const fates = new Map();
  let { reach } = job;
  let active;
  let output = '';
  let isSilent = false;
  const onSilence = () => {
    isSilent = true;
    process.kill(-child.pid, 'SIGKILL');
  };
  let silence = setTimeout(onSilence, SILENCE_MS);
  const onOutput = text => {
    output = (output + text).slice(-SHOWN);
  };
  child.stdout.on('data', onOutput);
  child.stderr.on('data', onOutput);
  child.on('message', message => {
    clearTimeout(silence);
    silence = setTimeout(onSilence, SILENCE_MS);
    if (message.isReady) child.send(job);
    if (message.reach) reach = message.reach;
    if (message.active) active = message.active;
    if (message.fate) fates.set(message.id, message);
    if (message.warning) warn(file, message.warning);
    if (message.failsAnyway) output = message.failsAnyway;
  });
  await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearTimeout(silence);
  if (isSilent && active) {
    fates.set(active, { fate: 'killed', why: 'does not end' });
  }
  if (fates.size === 0) {
    throw new Error(`${file} fails without any mutant: ${output}`);
  }
  return { fates, reach };
}

function warn(file, message) {
  console.log(`${file} cannot be loaded again, as a mutant needs: ${message}`);
}

function startJest(file, packageName) {
  return spawn(
    process.execPath,
    [
      'node_modules/jest/bin/jest.js',
      ...['--config', CONFIG, '--ci', '--forceExit', '--runInBand', '--silent'],
      ...['--runTestsByPath', file],
    ],
    {
      detached: true,
      env: {
        ...process.env,
        MUTATED_CODE,
        MUTATED_PACKAGE: packageName,
        NODE_ENV: 'test',
        TZ: 'UTC',
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
}
