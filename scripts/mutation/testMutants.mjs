import { fatesIn } from './fates.mjs';
import { placeOf } from './report.mjs';

/**
 * Lets mutants meet the test files that may notice them, the nearest first, until
 * one does. In each round, the mutants of one test file meet it together.
 *
 * @param near how many of the test files that reach a mutant it meets
 */
export async function testMutants(mutants, testFilesOf, options) {
  const { near = Infinity, concurrency } = options;
  const results = mutants.map(mutant => ({
    mutant,
    rest: [...testFilesOf(mutant.fileName)],
    met: 0,
    tests: 0,
    isKilled: false,
  }));
  const done = ({ isKilled, met, rest }) =>
    isKilled || met >= near || rest.length === 0;
  const meet = async ([testFile, group]) => {
    const started = Date.now();
    const fates = await fatesIn(
      testFile,
      group.map(({ mutant }) => mutant),
      options,
    ).catch(error => {
      // The other test files can still tell. What it would kill counts as survived.
      console.log(`Skipped: ${error.message}`);
    });
    if (!fates) return;
    for (const result of group) settle(result, fates.get(result.mutant));
    const killed = group.filter(({ isKilled }) => isKilled);
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(
      `${testFile}: killed ${killed.length} of ${group.length} in ${seconds} s`,
    );
    for (const { mutant } of killed) console.log(`  ${placeOf(mutant)}`);
  };
  for (;;) {
    const waiting = results.filter(result => !done(result));
    if (waiting.length === 0) return results;
    const settled = results.length - waiting.length;
    console.log(`${settled} of ${results.length} mutants done`);
    await inParallel(byNextTestFile(waiting), concurrency, meet);
  }
}

function settle(result, { fate, tests = 0 }) {
  result.isKilled = fate === 'killed';
  if (fate === 'unreached') return;
  result.met += 1;
  result.tests += tests;
}

function byNextTestFile(results) {
  const groups = new Map();
  for (const result of results) {
    const testFile = result.rest.shift();
    groups.set(testFile, [...(groups.get(testFile) ?? []), result]);
  }
  return groups;
}

async function inParallel(items, concurrency, work) {
  const rest = items[Symbol.iterator]();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
