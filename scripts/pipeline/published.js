const { execFileSync } = require('node:child_process');
const { join } = require('node:path');

/**
 * Unpacks a package of the npm registry, without what it depends on, for a check that
 * is not worth its place among this repository's dependencies.
 *
 * @returns its folder, or undefined if the registry cannot be reached
 */
function published(folder, name, version) {
  const target = join(folder, name);
  try {
    const [{ filename }] = JSON.parse(
      execFileSync(
        'npm',
        ['pack', '--json', '--pack-destination', folder, `${name}@${version}`],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      ),
    );
    execFileSync('mkdir', [target]);
    execFileSync('tar', ['-xzf', join(folder, filename), '-C', target]);
  } catch {
    return undefined;
  }
  return join(target, 'package');
}

module.exports = { published };
