import { StackEvent } from '@aws-sdk/client-cloudformation';
import { isStackEvent } from './stackEvents';
import { formatSeconds, listOf, secondsBetween } from './format';
import { resourceLabel } from './resourceLabel';
import { unwrapReason } from './unwrapReason';

/**
 * Seconds of AWS's time after which a line is logged although nothing changed.
 */
const HEARTBEAT_SECONDS = 30;

/** How many kinds of resources fit into a line. */
const MAX_NAMED = 4;

/** What has been logged of a deletion. */
export interface LoggedDeletion {
  events: number;
  at?: Date;
}

/** Before the first line. */
export const NO_DELETION: LoggedDeletion = { events: 0 };

/**
 * The next line of the log, if any: what has been deleted since the last one,
 * or what is being deleted.
 *
 * @param events - of the deletion, oldest first.
 * @param now - AWS's time.
 */
export function deletionLine(
  logged: LoggedDeletion,
  events: readonly StackEvent[],
  now: Date,
): { text: string; logged: LoggedDeletion } | undefined {
  if (!events.length) {
    return undefined;
  }
  const fresh = events
    .slice(logged.events)
    .filter(event => !isStackEvent(event));
  const deleted = fresh.filter(
    event => event.ResourceStatus === 'DELETE_COMPLETE',
  );
  const failed = fresh.filter(
    event => event.ResourceStatus === 'DELETE_FAILED',
  );
  const isSilent =
    secondsBetween(logged.at ?? events[0].Timestamp!, now) >= HEARTBEAT_SECONDS;
  if (!deleted.length && !failed.length && !isSilent) {
    return undefined;
  }
  const parts = [
    ...(deleted.length ? [`${name(deleted)} deleted`] : []),
    ...failed.map(
      event =>
        `${resourceLabel(event.ResourceType ?? '')} could not be deleted: ${
          unwrapReason(event.ResourceStatusReason ?? 'no reason given').text
        }`,
    ),
  ];
  const current = inProgress(events);
  if (!parts.length) {
    const since = formatSeconds(secondsBetween(events[0].Timestamp!, now));
    parts.push(`still deleting${current ? `: ${current}` : ''} … ${since}`);
  }
  return {
    text: parts.join(' · '),
    logged: { events: events.length, at: now },
  };
}

function name(events: readonly StackEvent[]): string {
  const labels = [
    ...new Set(events.map(event => resourceLabel(event.ResourceType ?? ''))),
  ];
  return labels.length > MAX_NAMED
    ? `${labels.slice(0, MAX_NAMED).join(', ')} and ${
        labels.length - MAX_NAMED
      } more`
    : listOf(labels);
}

function inProgress(events: readonly StackEvent[]): string {
  const last = new Map(
    events
      .filter(event => !isStackEvent(event))
      .map(event => [event.LogicalResourceId, event] as const),
  );
  return name(
    [...last.values()].filter(
      event => event.ResourceStatus === 'DELETE_IN_PROGRESS',
    ),
  );
}
