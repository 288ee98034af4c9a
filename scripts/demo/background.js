const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { inRoot } = require('./paths');

/**
 * Starts a program that outlives the portal, and waits until it says that it listens.
 *
 * @param name - of its log, in `.demo`
 * @returns its process ID
 */
async function startInBackground(name, args, env = process.env) {
  fs.mkdirSync(inRoot('.demo'), { recursive: true });
  const file = inRoot('.demo', `${name}.log`);
  const log = fs.openSync(file, 'w');
  const child = spawn(process.execPath, args, {
    detached: true,
    env,
    stdio: ['ignore', 'pipe', log],
  });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', () =>
      reject(new Error(`${name} did not start; see ${file}`)),
    );
  });
  child.stdout.destroy();
  child.unref();
  return child.pid;
}

/** Ends a program of an earlier or this start, unless it ended. */
function end(pid) {
  try {
    process.kill(pid, 'SIGTERM');
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}

module.exports = { end, startInBackground };
