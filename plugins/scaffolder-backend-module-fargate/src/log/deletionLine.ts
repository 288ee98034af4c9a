import { StackEvent } from '@aws-sdk/client-cloudformation';
import { isStackEvent } from '../stack/EventStream';
import { formatSeconds, listOf, secondsBetween } from './format';
import { resourceLabel } from './resourceLabel';
import { unwrapReason } from '../diagnosis/unwrapReason';

/** Seconds of AWS's time without a line after which one is said anyway. */
const HEARTBEAT_SECONDS = 30;

/** More would be too long for a line. */
const MAX_NAMED = 4;

/** What was told of a deletion so far. */
export interface ToldDeletion {
  events: number;
  at?: Date;
}

/** Before the first line. */
export const NO_DELETION: ToldDeletion = { events: 0 };

/**
 * The line to say now, if any: what is gone since the last line and what is
 * being deleted.
 *
 * @param events - of the deletion so far, oldest first.
 * @param now - AWS's time.
 */
export function deletionLine(
  told: ToldDeletion,
  events: readonly StackEvent[],
  now: Date,
): { text: string; told: ToldDeletion } | undefined {
  if (!events.length) {
    return undefined;
  }
  const fresh = events.slice(told.events).filter(event => !isStackEvent(event));
  const gone = fresh.filter(
    event => event.ResourceStatus === 'DELETE_COMPLETE',
  );
  const failed = fresh.filter(
    event => event.ResourceStatus === 'DELETE_FAILED',
  );
  const silent =
    secondsBetween(told.at ?? events[0].Timestamp!, now) >= HEARTBEAT_SECONDS;
  if (!gone.length && !failed.length && !silent) {
    return undefined;
  }
  const parts = [
    ...(gone.length ? [`${name(gone)} deleted`] : []),
    ...failed.map(
      event =>
        `${resourceLabel(event.ResourceType ?? '')} cannot be deleted: ${
          unwrapReason(event.ResourceStatusReason ?? 'no reason given').text
        }`,
    ),
  ];
  const going = inProgress(events);
  if (!parts.length) {
    const since = formatSeconds(secondsBetween(events[0].Timestamp!, now));
    parts.push(`still deleting${going ? `: ${going}` : ''} … ${since}`);
  }
  return { text: parts.join(' · '), told: { events: events.length, at: now } };
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
