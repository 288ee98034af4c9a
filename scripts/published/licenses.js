// The licenses of all that a user installs with our packages.
const { installedWith } = require('./installed');

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Packages whose manifest does not say enough, with what their own files say. */
const READ = {
  '@isomorphic-git/pgp-plugin': [
    'LGPL-3.0+',
    'a library that Backstage’s scaffolder-node installs unchanged; nothing of ours loads it',
  ],
  '@remixicon/react': [
    'Remix Icon License 1.0',
    'free to use in products; only the icons must not be sold as icons',
  ],
  'fast-shallow-equal': ['Unlicense', 'its LICENSE file'],
  pause: ['MIT', 'its README'],
  'react-universal-interface': ['Unlicense', 'its LICENSE file'],
  'valid-url': ['MIT', 'its LICENSE file'],
};

/** @returns how many packages have which license, and those whose license nobody has allowed. */
function licensesOf(folders) {
  const counts = {};
  const refused = [];
  for (const { name, version, license } of installedWith(folders)) {
    const id = READ[name]?.[0] ?? license ?? 'none';
    counts[id] = (counts[id] ?? 0) + 1;
    if (!READ[name] && !isAllowed(id)) {
      refused.push(`${name}@${version}: ${id}`);
    }
  }
  return { counts, refused };
}

/** Of an expression, one choice of each `OR`, and all of each `AND`. */
function isAllowed(expression) {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some(choice => choice.split(' AND ').every(one => ALLOWED.has(one)));
}

module.exports = { licensesOf };
