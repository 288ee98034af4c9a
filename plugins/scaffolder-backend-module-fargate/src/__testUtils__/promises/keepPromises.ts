import fc from 'fast-check';
import { allCommands } from './commands';
import { promisedFirst, startReal } from './Promised';

/** Which sequences are tried, and for how long. */
export interface Sequences {
  seed: number;
  runs: number;
  /** At most so many in a sequence. */
  commands: number;
  /** Of the sequence that failed, as it was printed. */
  path?: string;
  /** After so many minutes no other sequence begins. Default: no limit. */
  minutes?: number;
}

/** What was tried. */
export interface Tried {
  runs: number;
  /** By a kind of command, or of trouble in it: how many times it was. */
  reached: Record<string, number>;
}

/**
 * Runs random sequences of commands and holds each against what a person was
 * promised.
 *
 * @throws Error with the sequence that broke a promise, its seed and its path.
 */
export async function keepPromises({
  seed,
  runs,
  commands,
  path,
  minutes,
}: Sequences): Promise<Tried> {
  const real = await startReal();
  const { api } = real;
  const details = await fc.check(
    fc.asyncProperty(allCommands(commands), async sequence => {
      await api.copy();
      await real.catalog.scan();
      await fc.asyncModelRun(
        () => ({ model: promisedFirst(), real }),
        sequence,
      );
      // Health checks of many tasks would slow the rest down.
      await api.discard();
    }),
    {
      seed,
      path,
      numRuns: runs,
      interruptAfterTimeLimit: minutes && minutes * 60_000,
      // The sequence is short, and each try takes seconds.
      endOnFailure: true,
    },
  );
  await api.close();
  if (details.failed) {
    const message = await fc.asyncDefaultReportMessage(details);
    throw new Error(`${message}\n${details.errorInstance}`);
  }
  return { runs: details.numRuns, reached: Object.fromEntries(real.reached) };
}
