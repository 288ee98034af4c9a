// The mutants that Stryker makes of files, and the code that has them all in it.
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Instead of the files of the work tree, tests load those in here. */
export const MUTATED_CODE = path.resolve('.cache/mutation/code');

/** Mutates files, or parts of them. */
export async function makeMutants(files) {
  const sources = files.map(async ({ name, mutate }) => ({
    name,
    mutate,
    content: await readFile(name, 'utf8'),
  }));
  const silent = new Proxy({}, { get: () => () => {} });
  const { mutants, files: mutated } = await new Instrumenter(silent).instrument(
    await Promise.all(sources),
    { excludedMutations: [], ignorers: [], noHeader: false, plugins: null },
  );
  await rm(MUTATED_CODE, { recursive: true, force: true });
  for (const { name, content } of mutated) {
    const file = path.join(MUTATED_CODE, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return mutants.filter(({ ignoreReason }) => !ignoreReason);
}

/** What identifies a mutant also in a later run. */
export function keyOf({ fileName, location, mutatorName, replacement }) {
  const { start, end } = location;
  const place = [start.line, start.column, end.line, end.column].join(':');
  return `${fileName}:${place} ${mutatorName} ${replacement}`;
}
