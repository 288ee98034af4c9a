import { ScheduledChange } from '@fargate-api/backstage-plugin-fargate-api-common';
import { nextRun } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ScheduledActionFacts } from '../resources';

/** The next change of the number of tasks by a schedule, if there is one. */
export function nextChangeOf(
  actions: readonly ScheduledActionFacts[],
  now: Date,
): ScheduledChange | undefined {
  const [next] = actions
    .flatMap(({ schedule, timezone, min, max }) => {
      const at = nextRun(schedule, timezone, now)?.toISOString();
      return at ? [{ at, timezone, min, max }] : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  return next;
}
