import { keyOf } from './mutants.mjs';
import { runTestFile } from './runTestFile.mjs';

/**
 * What becomes of mutants in a test file: killed, survived or unreached. What is
 * known from an earlier run is kept.
 */
export async function fatesIn(testFile, mutants, { kept, packageName }) {
  const known = kept.read(testFile);
  const fateOf = mutant => known.fates[keyOf(mutant)];
  const isWaiting = mutant => !fateOf(mutant);
  const run = async job => {
    const { fates, reach } = await runTestFile(testFile, packageName, {
      ...job,
      reach: known.reach,
    });
    known.reach = reach;
    for (const mutant of mutants) {
      const fate = fates.get(mutant.id);
      if (fate) known.fates[keyOf(mutant)] = fate;
    }
    kept.write(testFile, known);
  };
  for (;;) {
    const waiting = mutants.filter(isWaiting);
    if (waiting.length === 0) break;
    await run({ mutants: waiting.map(({ id }) => id) });
  }
  for (const mutant of mutants) {
    if (fateOf(mutant).fate === 'static') await run({ loadWith: mutant.id });
  }
  return new Map(mutants.map(mutant => [mutant, fateOf(mutant)]));
}
