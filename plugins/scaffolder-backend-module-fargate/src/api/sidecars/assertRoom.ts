import { InputError } from '@backstage/errors';
import { Sidecar } from './Sidecar';

const UNITS = { cpu: 'CPU units', memory: 'MiB of memory' };

/**
 * Checks that the sidecars leave something of the task to the API.
 *
 * @param task - CPU units and MiB of the whole task.
 * @throws InputError when they do not.
 */
export function assertRoom(
  sidecars: readonly Sidecar[],
  task: { cpu: number; memory: number },
): void {
  const problems = (['cpu', 'memory'] as const).flatMap(share => {
    const taken = sidecars.reduce((sum, one) => sum + (one[share] ?? 0), 0);
    return !taken || taken < task[share]
      ? []
      : [
          `sidecars: ${sidecars
            .flatMap(({ name, [share]: part }) => (part ? [name] : []))
            .join(', ')} take ${taken} of the ${task[share]} ${
            UNITS[share]
          } of the task, which leaves nothing to the API. Give it a larger ${share}, or them less.`,
        ];
  });
  if (problems.length) {
    throw new InputError(problems.join(' '));
  }
}
