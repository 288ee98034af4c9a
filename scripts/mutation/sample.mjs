// A sample of the mutants that Stryker makes; it has no option for that.
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { readFile } from 'node:fs/promises';

/** Some of the mutants of some files: the same ones for the same seed. */
export async function sample(files, size, seed) {
  const rest = await listMutants(files);
  const random = randomNumbers(seed);
  const mutants = [];
  while (mutants.length < size && rest.length > 0) {
    mutants.push(...rest.splice(Math.floor(random() * rest.length), 1));
  }
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
