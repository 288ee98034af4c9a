// Whether what ships works with another release of Backstage than the repository's:
//
//   npm run try:backstage -- oldest    the oldest that the ranges allow
//   npm run try:backstage -- newest    the newest in the registry
//
// Installs a copy of the repository without the demo portal, checks its types, and
// runs the tests of the plugins, or those of the paths that follow. Takes as long as
// `npm test`.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const semver = require('semver');
const { inRoot } = require('./demo/paths');

const [wanted, ...paths] = process.argv.slice(2);
const versionOf = { oldest: oldestOf, newest: newestOf }[wanted];
if (!versionOf) {
  console.error('Say which: npm run try:backstage -- oldest|newest');
  process.exit(2);
}

/** What is not shipped, and may need the release that the repository has. */
const LEFT_OUT = ['packages/app', 'packages/backend', 'bench'];
const DEPENDENCIES = ['dependencies', 'devDependencies', 'peerDependencies'];

const copy = fs.mkdtempSync(path.join(os.tmpdir(), `backstage-${wanted}-`));
const run = (command, ...args) =>
  execFileSync(command, args, { cwd: copy, stdio: 'inherit' });

function oldestOf(_name, range) {
  return semver.minVersion(range).version;
}

function newestOf(name) {
  return execFileSync('npm', ['view', name, 'version'], {
    encoding: 'utf8',
  }).trim();
}

/** @returns the ranges of all packages of Backstage that ours name, by name. */
function rangesIn(manifests) {
  return Object.fromEntries(
    manifests
      .flatMap(manifest => DEPENDENCIES.map(kind => manifest[kind] ?? {}))
      .flatMap(Object.entries)
      .filter(([name]) => name.startsWith('@backstage/')),
  );
}

function manifestOf(folder) {
  const file = path.join(copy, folder, 'package.json');
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/** Lets Yarn take exactly these versions, wherever something asks for the packages. */
function resolve() {
  const root = manifestOf('.');
  const workspaces = root.workspaces
    .flatMap(expand)
    .filter(folder => fs.existsSync(path.join(copy, folder, 'package.json')));
  const ranges = rangesIn([root, ...workspaces.map(manifestOf)]);
  for (const [name, range] of Object.entries(ranges)) {
    root.resolutions[name] = versionOf(name, range);
    console.log(`${name} ${root.resolutions[name]}`);
  }
  for (const name of Object.keys(root.resolutions)) {
    // Those of the repository's own release.
    if (/^@backstage\/.*\/@backstage\//.test(name)) {
      delete root.resolutions[name];
    }
  }
  fs.writeFileSync(
    path.join(copy, 'package.json'),
    JSON.stringify(root, null, 2),
  );
}

function expand(pattern) {
  if (!pattern.endsWith('/*')) {
    return [pattern];
  }
  const parent = pattern.slice(0, -2);
  return fs
    .readdirSync(path.join(copy, parent))
    .map(name => path.join(parent, name));
}

try {
  execFileSync('git', ['clone', '--quiet', inRoot('.'), copy]);
  LEFT_OUT.forEach(folder =>
    fs.rmSync(path.join(copy, folder), { recursive: true }),
  );
  resolve();
  run('npm', 'run', '--silent', 'yarn', '--', 'install', '--no-immutable');
  run('npx', 'tsc', '--noEmit', '-p', '.');
  run('npx', 'backstage-cli', 'repo', 'test', '--watchAll=false', ...paths);
  console.log(`All of it works with the ${wanted} release`);
} finally {
  fs.rmSync(copy, { recursive: true, force: true });
}
