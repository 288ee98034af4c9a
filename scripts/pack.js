/**
 * Packs what ships, as a release would: `npm run pack:all` writes a tarball of
 * each package into dist-packages/, and the lines that an app needs to use
 * them into dist-packages/package.json.
 */
const { execFileSync } = require('node:child_process');
const { mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const root = resolve(__dirname, '..');
const out = join(root, 'dist-packages');
const yarn = (...args) =>
  execFileSync('npm', ['run', '--silent', 'yarn', '--', ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });

const workspaces = yarn('workspaces', 'list', '--json')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line))
  .filter(({ location }) => {
    const manifest = readFileSync(join(root, location, 'package.json'));
    return !JSON.parse(manifest).private;
  });

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
// The declarations, which each build bundles.
yarn('tsc');
const resolutions = {};
for (const { name } of workspaces) {
  const file = `${name.replace('@', '').replace('/', '-')}.tgz`;
  console.log(`${name} → dist-packages/${file}`);
  yarn('workspace', name, 'build');
  yarn('workspace', name, 'pack', '--out', join(out, file));
  resolutions[name] = `file:./dist-packages/${file}`;
}
writeFileSync(
  join(out, 'package.json'),
  `${JSON.stringify({ resolutions }, null, 2)}\n`,
);
console.log(`
Copy dist-packages/ into the root folder of your app, copy "resolutions" from
dist-packages/package.json into the app's own package.json, and add the packages
as the README says: yarn takes them from there.`);
