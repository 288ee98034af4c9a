const { spawn } = require('node:child_process');
const { once } = require('node:events');

/**
 * Runs a script as a step of a pipeline does.
 *
 * @param options - `cwd` and `env` of the process; `onOutput` gets what it writes, in
 *   order; `signal` ends it with all that it started
 * @returns its exit code
 */
async function runScript([shell, ...flags], script, options) {
  const { cwd, env, onOutput, signal } = options;
  const child = spawn(shell, [...flags, '-c', script], {
    cwd,
    env,
    // A group of its own, which can be ended as a whole.
    detached: Boolean(signal),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => process.kill(-child.pid);
  signal?.addEventListener('abort', end);
  child.stdout.setEncoding('utf8').on('data', onOutput);
  child.stderr.setEncoding('utf8').on('data', onOutput);
  const [code] = await once(child, 'close');
  signal?.removeEventListener('abort', end);
  return code;
}

module.exports = { runScript };
