// Which tests may notice a mutant.
import { cruise } from 'dependency-cruiser';
import path from 'node:path';

const TEST = /\.test\.tsx?$/;

/** A test file beside the mutated one is as near as one that shares so many words. */
const BESIDE = 2;

/**
 * For a file of a package, the package's test files that import it, however
 * indirectly, the nearest first: the file's own tests, then those beside it, and
 * those that share most words with its path, as `actions/dnsZoneDeploy.test.ts` does
 * with `dns/deployDnsZone.ts`. Among equals, those with the fewest imports between.
 */
export async function testFilesOf(folder) {
  const source = `${folder}/src`;
  const { output } = await cruise([source], { includeOnly: `^${source}` });
  const importers = new Map();
  for (const { source: importer, dependencies } of output.modules) {
    for (const { resolved } of dependencies) {
      importers.set(resolved, [...(importers.get(resolved) ?? []), importer]);
    }
  }
  return name => nearestFirst(name, reachedFrom(name, importers));
}

/** Breadth first. */
function reachedFrom(name, importers) {
  const reached = new Set([name]);
  for (const file of reached) {
    for (const importer of importers.get(file) ?? []) reached.add(importer);
  }
  return [...reached].filter(file => TEST.test(file));
}

function nearestFirst(name, files) {
  const own = name.replace(/\.tsx?$/, '.test.');
  const words = wordsOf(name);
  const nearness = file =>
    file.startsWith(own)
      ? Infinity
      : wordsOf(file).filter(word => words.includes(word)).length +
        (path.dirname(file) === path.dirname(name) ? BESIDE : 0);
  return files
    .map(file => ({ file, nearness: nearness(file) }))
    .sort((a, b) => b.nearness - a.nearness)
    .map(({ file }) => file);
}

function wordsOf(name) {
  const words = name.replace(/.*\/src\//, '').match(/[A-Z]?[a-z]+/g) ?? [];
  return [...new Set(words.map(word => word.toLowerCase()))];
}
