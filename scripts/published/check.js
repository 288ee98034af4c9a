// What a user gets: the tarballs that `npm run pack:all` has written, held against
// npm itself, publint, "Are the types wrong?", the licenses that we allow, and our budgets.
const { execFileSync, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { inRoot } = require('../demo/paths');
const { licensesOf } = require('./licenses');
const { findings } = require('./linted');
const { sizes } = require('./sizes');

const tarballs = inRoot('dist-packages');
const problems = [];

/** Each packed package, unpacked. */
function unpack(into) {
  return fs
    .readdirSync(tarballs)
    .filter(file => file.endsWith('.tgz'))
    .map(file => {
      const tarball = path.join(tarballs, file);
      const folder = path.join(into, file.replace('.tgz', ''));
      fs.mkdirSync(folder);
      execFileSync('tar', [
        '-xzf',
        tarball,
        '-C',
        folder,
        '--strip-components=1',
      ]);
      const { name, repository } = JSON.parse(
        fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
      );
      return { name, tarball, folder, source: inRoot(repository.directory) };
    });
}

function checkFiles({ name, folder }) {
  const files = fs.readdirSync(folder, { recursive: true });
  for (const needed of ['LICENSE', 'README.md']) {
    if (!files.includes(needed)) problems.push(`${name} has no ${needed}`);
  }
  const unwanted = files.filter(file =>
    /\.map$|__testUtils__|\.test\./.test(file),
  );
  for (const file of unwanted) {
    // The source that the wizards write brings its own tests.
    if (!file.startsWith('software/'))
      problems.push(`${name} contains ${file}`);
  }
}

/** npm mends a manifest that it would rather not publish, and warns. */
function checkManifest({ name, tarball }) {
  const { status, stderr } = spawnSync(
    'npm',
    ['publish', '--dry-run', '--access', 'public', tarball],
    { encoding: 'utf8' },
  );
  if (status !== 0 || stderr.includes('auto-corrected')) {
    problems.push(`npm would not publish ${name} as it is:\n${stderr}`);
  }
}

const kB = bytes => `${(bytes / 1000).toFixed(1)} kB`.padStart(11);

async function main() {
  const into = fs.mkdtempSync(path.join(os.tmpdir(), 'published-'));
  try {
    const packages = unpack(into);
    for (const one of packages) {
      checkFiles(one);
      checkManifest(one);
      for (const finding of await findings(one.tarball)) {
        problems.push(`${one.name}: ${finding}`);
      }
    }
    for (const { name, bytes, budget } of sizes(packages)) {
      console.log(`${kB(bytes)} of ${kB(budget)}  ${name}`);
      if (bytes > budget) {
        problems.push(
          `${name} is larger than its budget in scripts/published/sizes.js`,
        );
      }
    }
    const { counts, refused } = licensesOf(packages.map(one => one.source));
    console.log('Licenses of what is installed with them:');
    for (const [license, count] of Object.entries(counts)) {
      console.log(`${String(count).padStart(6)}  ${license}`);
    }
    problems.push(...refused.map(one => `Not an allowed license: ${one}`));
  } finally {
    fs.rmSync(into, { recursive: true, force: true });
  }
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    process.exitCode = 1;
  } else {
    console.log('The packages are fit to be published');
  }
}

main();
