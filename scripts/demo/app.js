const { spawn } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const path = require('node:path');
const { inRoot } = require('./paths');

const LOG = inRoot('.demo', 'app-build.log');
const BUILT = inRoot('packages/app/dist/index.html');

const SOURCES = [
  'packages/app/package.json',
  'packages/app/public',
  'packages/app/src',
  'plugins/fargate-api-card',
  'plugins/fargate-api-common',
  'yarn.lock',
];

/** Builds the portal's frontend, unless it is there and nothing changed since. */
async function ensureApp() {
  const built = fs.statSync(BUILT, { throwIfNoEntry: false });
  if (built && !SOURCES.some(source => changedSince(inRoot(source), built))) {
    return;
  }
  console.log('Building the portal (about half a minute) …');
  fs.mkdirSync(inRoot('.demo'), { recursive: true });
  const log = fs.openSync(LOG, 'w');
  const build = spawn(
    process.execPath,
    [inRoot('node_modules/.bin/backstage-cli'), 'package', 'build'],
    { cwd: inRoot('packages/app'), stdio: ['ignore', log, log] },
  );
  const [code] = await once(build, 'exit');
  if (code !== 0) {
    throw new Error(
      `Building the portal failed (exit code ${code}):\n${fs.readFileSync(
        LOG,
        'utf8',
      )}`,
    );
  }
}

function changedSince(file, { mtimeMs }) {
  const stat = fs.statSync(file);
  if (!stat.isDirectory()) {
    return stat.mtimeMs > mtimeMs;
  }
  return fs
    .readdirSync(file)
    .filter(name => name !== 'node_modules' && name !== 'dist')
    .some(name => changedSince(path.join(file, name), { mtimeMs }));
}

module.exports = { ensureApp };
