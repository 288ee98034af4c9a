// What a package manager installs with our packages.
const fs = require('node:fs');
const path = require('node:path');
const { inRoot } = require('../demo/paths');

/**
 * @returns the manifests, and the folders, of all packages that those in these folders
 * depend on at run time, but for our own.
 */
function installedWith(folders) {
  const manifests = new Map();
  const visit = folder => {
    for (const name of Object.keys(manifestIn(folder).dependencies ?? {})) {
      const installed = fs.realpathSync(resolve(name, folder));
      if (!manifests.has(installed)) {
        manifests.set(installed, {
          ...manifestIn(installed),
          folder: installed,
        });
        visit(installed);
      }
    }
  };
  folders.forEach(visit);
  return [...manifests.values()].filter(
    ({ name }) => !name.startsWith('@fargate-api/'),
  );
}

/** Where Node finds a package: `require.resolve` refuses those without a main file. */
function resolve(name, from) {
  const found = path.join(from, 'node_modules', name);
  if (fs.existsSync(path.join(found, 'package.json'))) {
    return found;
  }
  if (from === inRoot('.')) {
    throw new Error(`${name} is not installed`);
  }
  return resolve(name, path.dirname(from));
}

function manifestIn(folder) {
  const manifest = JSON.parse(
    fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const { license, licenses } = manifest;
  return {
    ...manifest,
    // Manifests of before 2014 have a list or an object.
    license:
      license?.type ?? license ?? licenses?.map(one => one.type).join(' OR '),
  };
}

module.exports = { installedWith };
