// Packs what ships, as a release would: `npm run pack:all` writes a tarball of
// each package into dist-packages/, and into dist-packages/resolutions.txt what
// `npm pkg set` needs, so that Yarn takes the packages from there.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const out = path.join(root, 'dist-packages');

const yarn = (...args) =>
  execFileSync('npm', ['run', '--silent', 'yarn', '--', ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const eachPublic = (...args) =>
  yarn('workspaces', 'foreach', '--all', '--no-private', ...args);

fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(out);
console.log('Building the type declarations…');
yarn('tsc');
console.log('Building the packages…');
eachPublic('--parallel', '--jobs', '2', 'run', 'build');
console.log('Packing…');
// %s is the name of the package with a hyphen for its slash.
eachPublic(
  '--parallel',
  '--jobs',
  '2',
  'pack',
  '--out',
  path.join(out, '%s.tgz'),
);

const files = fs.readdirSync(out);
fs.writeFileSync(
  path.join(out, 'resolutions.txt'),
  files
    .map(file => {
      const name = file
        .replace(/\.tgz$/, '')
        .replace('@fargate-api-', '@fargate-api/');
      return `resolutions.${name}=file:./dist-packages/${file}\n`;
    })
    .join(''),
);
console.log('What is in dist-packages/:');
for (const file of files) {
  const { size } = fs.statSync(path.join(out, file));
  console.log(`${String(Math.ceil(size / 1024)).padStart(6)} kB  ${file}`);
}
