const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { text } = require('node:stream/consumers');

/**
 * Runs git, without the configuration of whoever uses this machine.
 *
 * @param options - `folder` is where it works, `input` what it reads
 * @returns what it writes
 */
async function git(args, { folder, env = {}, input = '' } = {}) {
  const child = spawn('git', args, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // It may end without reading all of it, and then says why.
  child.stdin.on('error', () => {}).end(input);
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (code !== 0) throw new Error(`git ${args[0]}: ${errors.trim() || code}`);
  return output;
}

/** Who commits, as git's environment has it. */
const authored = ({ name, email }) => ({
  GIT_AUTHOR_NAME: name,
  GIT_AUTHOR_EMAIL: email,
  GIT_COMMITTER_NAME: name,
  GIT_COMMITTER_EMAIL: email,
});

module.exports = { authored, git };
