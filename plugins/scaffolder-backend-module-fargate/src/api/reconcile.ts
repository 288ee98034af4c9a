import { ConflictError } from '@backstage/errors';
import { SettingName, SettingValues } from './settings/settings';
import { Drift } from '../live/driftOf';
import { OnDrift } from '../live/onDrift';

/** How a deployment deals with a service that is not as its stack made it. */
export interface Reconciliation {
  /** Settings that the stack takes over from what runs. */
  adopted: SettingValues;
  /**
   * Settings that run and that the stack takes over before anything else
   * changes, so that a failure restores them.
   */
  running: SettingValues;
  /** What happens to each difference, for the log. */
  notes: string[];
}

const ADOPTABLE: readonly Drift['subject'][] = [
  'image',
  'cpu',
  'memory',
  'cpuArchitecture',
  'desiredCount',
];

const NUMBERS: readonly Drift['subject'][] = ['cpu', 'memory', 'desiredCount'];

/**
 * Decides about each difference between what runs and the stack. What the
 * request names is as requested; a count that it leaves out stays as it is,
 * since scaling is no deployment; of all else, `onDrift` decides.
 *
 * @param requested - names of the settings that the request gives.
 * @throws ConflictError that names every difference that nobody decided about,
 *   and the ways out.
 */
export function reconcile(
  stackName: string,
  drift: readonly Drift[],
  requested: readonly SettingName[],
  onDrift: OnDrift = 'fail',
): Reconciliation {
  const isRequested = ({ subject }: Drift) =>
    requested.includes(subject as SettingName);
  const open = drift.filter(
    one => !isRequested(one) && one.subject !== 'desiredCount',
  );
  const isAdopted = (one: Drift) =>
    !isRequested(one) &&
    ADOPTABLE.includes(one.subject) &&
    (onDrift === 'adopt' || one.subject === 'desiredCount');
  const unadoptable = open.filter(one => !isAdopted(one));
  if (open.length && onDrift === 'fail') {
    throw conflict(
      stackName,
      open,
      `Set onDrift to "adopt" to take over the running image and size, or to "overwrite" to restore the stack's values.`,
    );
  }
  if (unadoptable.length && onDrift === 'adopt') {
    throw conflict(
      stackName,
      unadoptable,
      'The stack cannot take that over. Set onDrift to "overwrite" to restore its values, or change the service back yourself.',
    );
  }
  return {
    adopted: valuesOf(drift.filter(isAdopted)),
    running: valuesOf(
      drift.filter(
        one =>
          isAdopted(one) ||
          one.subject === 'desiredCount' ||
          (isRequested(one) && onDrift !== 'overwrite'),
      ),
    ),
    notes: drift.map(
      one =>
        `${one.subject}: ${one.live} runs, the stack has ${one.stack}: ${fate(
          one,
          isRequested(one),
          isAdopted(one),
          onDrift,
        )}`,
    ),
  };
}

function valuesOf(drift: readonly Drift[]): SettingValues {
  return Object.fromEntries(
    drift.map(({ subject, live }) => [
      subject,
      NUMBERS.includes(subject) ? Number(live) : live,
    ]),
  );
}

function fate(
  { live, stack, subject }: Drift,
  isRequested: boolean,
  isAdopted: boolean,
  onDrift: OnDrift,
): string {
  if (isRequested) {
    return onDrift === 'overwrite' && subject !== 'desiredCount'
      ? `changed as requested; if that fails, ${stack} is restored`
      : 'changed as requested';
  }
  return isAdopted ? `stays ${live}` : `is restored to ${stack}`;
}

function conflict(
  stackName: string,
  drift: readonly Drift[],
  next: string,
): ConflictError {
  const differences = drift.map(
    ({ subject, live, stack }) =>
      `${subject}: ${live} runs, not from this stack, and the update would restore ${stack}`,
  );
  return new ConflictError(
    `The service of stack ${stackName} was changed outside the stack. ${differences.join(
      '; ',
    )}. ${next}`,
  );
}
