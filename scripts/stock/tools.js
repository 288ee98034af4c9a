const { execFileSync } = require('node:child_process');
const path = require('node:path');

/** Node 22, as create-app requires it, with the headers for native modules. */
const NODE = `node-${process.platform}-${process.arch}`;

/**
 * Installs Node 22 and Yarn into a folder, whatever Node runs this script.
 *
 * @returns the environment that contains them, and a function that runs a shell
 * command in it
 */
function installTools(folder) {
  const npm = [
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--prefix',
    folder,
  ];
  execFileSync('npm', [...npm, `${NODE}@22`, '@yarnpkg/cli-dist@4.18.1'], {
    stdio: 'ignore',
  });
  const modules = path.join(folder, 'node_modules');
  const node = path.join(modules, NODE);
  const env = {
    ...process.env,
    PATH: [
      path.join(node, 'bin'),
      path.join(modules, '.bin'),
      process.env.PATH,
    ].join(path.delimiter),
    npm_config_nodedir: node,
    // In CI, Yarn would refuse to change the lockfile of the new app.
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
  };
  const run = (command, cwd, more = {}) =>
    execFileSync('bash', ['-euo', 'pipefail', '-c', command], {
      cwd,
      env: { ...env, ...more },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  /** For the environment: Yarn, but the Node that runs this script. */
  run.ownNode = {
    PATH: [
      path.dirname(process.execPath),
      path.join(modules, '.bin'),
      process.env.PATH,
    ].join(path.delimiter),
    npm_config_nodedir: process.env.npm_config_nodedir,
  };
  return { env, run };
}

module.exports = { installTools };
