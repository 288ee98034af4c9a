import { describeEarlyEnd, officeHoursOf } from '../live/officeHours';
import { Observation } from './observe';
import { Plan } from './plan';
import { StackRequest } from './StackRequest';

/**
 * Says that a deployment starts tasks outside office hours: whenever
 * CloudFormation creates or changes a scalable target, it sets the target's own
 * limits, whatever its schedule made of them.
 *
 * @returns lines for the log; none where it does not.
 */
export function describeEarlyStart(
  { keptParameters = [], parameters }: StackRequest,
  { stack }: Pick<Observation, 'stack'>,
  planned: Plan,
  now: Date,
): string[] {
  const setsLimits =
    planned.action === 'execute' &&
    planned.changes.some(
      ({ action, type }) =>
        type === 'AWS::ApplicationAutoScaling::ScalableTarget' &&
        action !== 'remove',
    );
  const kept = Object.fromEntries(
    Object.entries(stack?.parameters ?? {}).filter(([name]) =>
      keptParameters.includes(name),
    ),
  );
  const hours = setsLimits && officeHoursOf({ ...kept, ...parameters });
  const end = hours && describeEarlyEnd(hours, now);
  return end
    ? [
        `it is outside office hours: this deployment starts tasks all the same, and they run until ${end}`,
      ]
    : [];
}
