import { keyOf } from './mutants.mjs';
import { runTestFile } from './runTestFile.mjs';

/**
 * What becomes of mutants in a test file: killed, survived or unreached. What is
 * known from an earlier run is kept.
 */
export async function fatesIn(testFile, mutants, { kept, packageName }) {
  const known = kept.read(testFile);
  const fateOf = mutant => known.fates[keyOf(mutant)];
  for (;;) {
    const waiting = mutants.filter(mutant => !fateOf(mutant));
    if (waiting.length === 0) break;
    const { fates, reach } = await runTestFile(testFile, packageName, {
      reach: known.reach,
      mutants: waiting.map(({ id }) => id),
    });
    known.reach = reach;
    for (const mutant of waiting) {
      const fate = fates.get(mutant.id);
      if (fate) known.fates[keyOf(mutant)] = fate;
    }
    kept.write(testFile, known);
  }
  return new Map(mutants.map(mutant => [mutant, fateOf(mutant)]));
}
