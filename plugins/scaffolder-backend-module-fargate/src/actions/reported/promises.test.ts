import fc from 'fast-check';
import { allCommands } from '../../__testUtils__/promises/commands';
import {
  promisedFirst,
  startReal,
} from '../../__testUtils__/promises/Promised';

/**
 * Random sequences of actions of the wizard, operations of the card, the AWS CLI
 * behind the stack's back, cancelled tasks, dead backends and faults of AWS, held
 * against what a person was promised of the API and its environment, and against
 * the catalog, which has what is deployed. A failure prints a seed and a path; with these,
 * `PROMISES_SEED` and `PROMISES_PATH` run that sequence again. More sequences,
 * of at most so many commands: `PROMISES_RUNS` and `PROMISES_COMMANDS`.
 */
const {
  PROMISES_SEED = '1',
  PROMISES_RUNS = '3',
  PROMISES_COMMANDS = '5',
  PROMISES_PATH,
} = process.env;

jest.setTimeout(60 * 60_000);

it('keeps what a person was promised, whatever happens to an API', async () => {
  const real = await startReal();
  const { api } = real;
  let commands = 0;
  await fc.assert(
    fc.asyncProperty(allCommands(Number(PROMISES_COMMANDS)), async sequence => {
      await api.next();
      await real.catalog.scan();
      await fc.asyncModelRun(
        () => ({ model: promisedFirst(), real }),
        sequence,
      );
      commands += [...sequence].length;
      // Health checks of many tasks would slow the rest down.
      await api.remove().catch(() => {});
    }),
    {
      seed: Number(PROMISES_SEED),
      path: PROMISES_PATH,
      numRuns: Number(PROMISES_RUNS),
      // The sequence is short, and each try takes seconds.
      endOnFailure: true,
    },
  );
  await api.close();
  expect(commands).toBeGreaterThan(0);
});
