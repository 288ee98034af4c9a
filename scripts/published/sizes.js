// What our packages weigh for those who install them.
const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');
const esbuild = require('esbuild');
const { installedWith } = require('./installed');

/**
 * Bytes. Who must raise one says why in the commit.
 *
 * - `first`: JavaScript that an app on the new frontend system loads at its start.
 * - `card`: what the page of an entity loads for the card of an API, minified and
 *   compressed, without what the app has anyhow (React, Backstage).
 * - `sdk`: the files of AWS's SDK that a backend gets.
 */
const BUDGETS = {
  packed: {
    'aws-simulator': 620_000,
    'backstage-plugin-catalog-backend-module-fargate': 16_000,
    'backstage-plugin-fargate-api-backend': 90_000,
    'backstage-plugin-fargate-api-card': 160_000,
    'backstage-plugin-fargate-api-common': 65_000,
    'backstage-plugin-fargate-api-node': 60_000,
    'backstage-plugin-scaffolder-backend-module-fargate': 235_000,
    templates: 135_000,
  },
  first: 6_000,
  card: 38_000,
  sdk: 60_000_000,
};

/**
 * @param folder - of the card's package, unpacked.
 * @returns the bytes of its two ways into an app, after gzip.
 */
function browserSizes(folder) {
  const { outputFiles, metafile } = esbuild.buildSync({
    entryPoints: [path.join(folder, 'dist/index.esm.js')],
    absWorkingDir: folder,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    packages: 'external',
    metafile: true,
    outdir: path.join(folder, 'bundled'),
    write: false,
  });
  const sizeOf = file =>
    zlib.gzipSync(
      outputFiles.find(({ path: name }) => name === path.join(folder, file))
        .contents,
    ).length;
  const { outputs } = metafile;
  const entryOf = name =>
    Object.keys(outputs).find(file =>
      outputs[file].entryPoint?.endsWith(`${name}.esm.js`),
    );
  const loadedWith = (file, seen = new Set()) => {
    if (!seen.has(file)) {
      seen.add(file);
      for (const { path: next, kind } of outputs[file].imports) {
        if (kind === 'import-statement' && next in outputs) {
          loadedWith(next, seen);
        }
      }
    }
    return seen;
  };
  const total = files =>
    [...files].reduce((sum, file) => sum + sizeOf(file), 0);
  const first = loadedWith(entryOf('dist/index'));
  const card = loadedWith(entryOf('/FargateApiCard'));
  return {
    first: total(first),
    card: total([...card].filter(file => !first.has(file))),
  };
}

/** @returns the bytes of the files of AWS's SDK that come with these packages. */
function sdkSize(packages) {
  return installedWith(
    packages
      .filter(({ name }) => /backstage-plugin/.test(name))
      .map(({ source }) => source),
  )
    .filter(({ name }) => /^@(aws-sdk|smithy)\//.test(name))
    .reduce((sum, { folder }) => sum + bytesIn(folder), 0);
}

function bytesIn(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      entry =>
        entry.isFile() &&
        !entry.parentPath.slice(folder.length).includes('node_modules'),
    )
    .reduce(
      (sum, { parentPath, name }) =>
        sum + fs.statSync(path.join(parentPath, name)).size,
      0,
    );
}

/** @returns a row for each thing that has a budget: its name, bytes and budget. */
function sizes(packages) {
  const { card } = Object.fromEntries(
    packages.map(one => [one.name.endsWith('-card') ? 'card' : one.name, one]),
  );
  const browser = browserSizes(card.folder);
  return [
    ...packages.map(({ name, tarball }) => ({
      name,
      bytes: fs.statSync(tarball).size,
      budget: BUDGETS.packed[name.replace('@fargate-api/', '')] ?? 0,
    })),
    { name: 'app, at its start', bytes: browser.first, budget: BUDGETS.first },
    { name: 'page of an entity', bytes: browser.card, budget: BUDGETS.card },
    {
      name: 'AWS SDK in a backend',
      bytes: sdkSize(packages),
      budget: BUDGETS.sdk,
    },
  ];
}

module.exports = { sizes };
