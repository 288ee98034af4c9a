/**
 * The filter of `npm run test:quick`: the tests whose imports, and the imports of
 * these, reach nothing that starts a simulator, a backend, a database or a page.
 *
 * @see https://jestjs.io/docs/cli#--filterfile
 */
const path = require('node:path');
const rules = require('../.dependency-cruiser.cjs');

const ROOT = path.resolve(__dirname, '..');

/** What takes seconds to load or to start: a package by its name, or a file. */
const SLOW = [
  '@backstage/backend-test-utils',
  '@backstage/frontend-test-utils',
  '@backstage/test-utils',
  '@testing-library/react',
  'packages/aws-simulator/src/Simulator.ts',
];

module.exports = async testPaths => {
  const imports = await importGraph();
  const imported = new Set([...imports.values()].flat());
  const unknown = SLOW.filter(name => !imported.has(name));
  if (unknown.length > 0) {
    throw new Error(`${__filename}: nothing imports ${unknown.join(', ')}`);
  }

  const visited = new Map(SLOW.map(name => [name, true]));
  function isSlow(file) {
    if (!visited.has(file)) {
      visited.set(file, false);
      visited.set(file, (imports.get(file) ?? []).some(isSlow));
    }
    return visited.get(file);
  }

  return {
    filtered: testPaths.filter(
      file => !isSlow(path.relative(ROOT, file).replaceAll('\\', '/')),
    ),
  };
};

/** What each file of the repository imports: packages by name, files by path. */
async function importGraph() {
  const { cruise } = await import('dependency-cruiser');
  const { output } = await cruise(['plugins', 'packages', 'templates'], {
    ...rules.options,
    // Packages whose files are in a `dist` folder count, unlike for the rules.
    exclude: { path: '^(plugins|packages)/[^/]+/dist/|/skeleton/' },
    baseDir: ROOT,
    tsConfig: { fileName: path.join(ROOT, 'tsconfig.json') },
  });
  return new Map(
    output.modules.map(({ source, dependencies }) => [
      source,
      dependencies.flatMap(({ module, resolved }) => [module, resolved]),
    ]),
  );
}
