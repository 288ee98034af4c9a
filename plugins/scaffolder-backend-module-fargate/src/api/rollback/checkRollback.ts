import { InputError } from '@backstage/errors';

/** The inputs of an update that a revision of the task definition decides. */
const OF_REVISION = [
  'image',
  'cpu',
  'memory',
  'cpuArchitecture',
  'port',
  'variables',
  'secrets',
  'removeVariables',
  'container',
  'removeContainerOptions',
  'sidecars',
  'removeSidecars',
];

/**
 * @throws InputError when a roll back names no revision, or also what the revision
 *   decides.
 */
export function checkRollback(input: {
  rollBackTo?: number;
  releaseHold?: boolean;
}): void {
  const { releaseHold, rollBackTo } = input;
  if (rollBackTo === undefined) {
    return;
  }
  if (!Number.isInteger(rollBackTo) || rollBackTo < 1) {
    throw new InputError(
      'rollBackTo: must be the number of a revision, such as 3 of orders:3.',
    );
  }
  if (releaseHold) {
    throw new InputError(
      'rollBackTo: a roll back holds automatic deployments. Release the hold afterwards.',
    );
  }
  const given = Object.entries(input)
    .filter(([name, value]) => OF_REVISION.includes(name) && !isEmpty(value))
    .map(([name]) => name);
  if (given.length) {
    throw new InputError(
      `rollBackTo: revision ${rollBackTo} decides ${given.join(
        ', ',
      )}. Leave these out, or update without a roll back.`,
    );
  }
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}
