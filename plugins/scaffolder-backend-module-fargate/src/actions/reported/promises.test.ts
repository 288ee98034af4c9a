import { keepPromises } from '../../__testUtils__/promises/keepPromises';

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
  const { runs } = await keepPromises({
    seed: Number(PROMISES_SEED),
    runs: Number(PROMISES_RUNS),
    commands: Number(PROMISES_COMMANDS),
    path: PROMISES_PATH,
  });
  expect(runs).toBeGreaterThan(0);
});
