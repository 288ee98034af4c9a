// A sample of the mutants that Stryker makes. It has no option for that: this is
// a plugin that keeps it from mutating anything else.
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';
import { readFile } from 'node:fs/promises';

/** Where the mutants of the sample are; undefined stands for everywhere. */
let places;

/** Some of the mutants of some files: the same ones for the same seed. */
export async function sample(files, size, seed) {
  const rest = await listMutants(files);
  const random = randomNumbers(seed);
  const mutants = [];
  while (mutants.length < size && rest.length > 0) {
    mutants.push(...rest.splice(Math.floor(random() * rest.length), 1));
  }
  places = mutants.map(({ location }) => location);
  return mutants;
}

async function listMutants(files) {
  const sources = files.map(async name => ({
    name,
    mutate: true,
    content: await readFile(name, 'utf8'),
  }));
  const silent = new Proxy({}, { get: () => () => {} });
  const { mutants } = await new Instrumenter(silent).instrument(
    await Promise.all(sources),
    { excludedMutations: [], ignorers: [], noHeader: true, plugins: null },
  );
  return mutants;
}

/** Mulberry32: small, and the same everywhere. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function contains({ start, end }, place) {
  // Lines of the syntax tree begin with 1, those of mutants with 0.
  const isAfter = (a, b) =>
    a.line - 1 > b.line || (a.line - 1 === b.line && a.column > b.column);
  const isBefore = (a, b) =>
    a.line - 1 < b.line || (a.line - 1 === b.line && a.column < b.column);
  return !isAfter(start, place.start) && !isBefore(end, place.end);
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'sample', {
    shouldIgnore: ({ node }) =>
      !places || !node.loc || places.some(place => contains(node.loc, place))
        ? undefined
        : 'not in the sample',
  }),
];
