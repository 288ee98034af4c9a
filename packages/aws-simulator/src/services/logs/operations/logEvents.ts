import type {
  FilterLogEventsRequest,
  FilterLogEventsResponse,
  GetLogEventsRequest,
  GetLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../../world/AwsError';
import { Operation } from '../../ServiceDefinition';
import { LogEvent, Logs } from '../model/Logs';
import { filterPattern } from '../model/filterPattern';
import { groupNameOf } from './groupNameOf';
import { page } from './page';

const DEFAULT_PAGE = 10_000;

/** `f/{index}` continues from that index, `b/{index}` reads the events before it. */
const TOKEN = /^([fb])\/(\d+)$/;

export const GetLogEvents: Operation<
  GetLogEventsRequest,
  GetLogEventsResponse
> = ({ region }, input) => {
  const logs = region.service(Logs);
  const groupName = groupNameOf(input);
  const stream = logs.stream(groupName, input.logStreamName ?? '');
  const events = logs
    .events(logs.group(groupName), stream)
    .filter(event => isBetween(event, input));
  const [start, end] = range(events.length, input);
  return {
    events: events
      .slice(start, end)
      .map(({ timestamp, message, ingestionTime }) => ({
        timestamp,
        message,
        ingestionTime,
      })),
    nextForwardToken: `f/${end}`,
    nextBackwardToken: `b/${start}`,
  };
};

export const FilterLogEvents: Operation<
  FilterLogEventsRequest,
  FilterLogEventsResponse
> = ({ region }, input) => {
  const logs = region.service(Logs);
  const group = logs.group(groupNameOf(input));
  const matches = filterPattern(input.filterPattern ?? '');
  const names = input.logStreamNames;
  const found = [...group.streams.values()]
    .filter(
      ({ name }) =>
        name.startsWith(input.logStreamNamePrefix ?? '') &&
        (names?.includes(name) ?? true),
    )
    .flatMap(stream =>
      logs.events(group, stream).map(event => ({
        ...event,
        logStreamName: stream.name,
      })),
    )
    .filter(event => isBetween(event, input) && matches(event.message))
    .sort((a, b) => a.timestamp - b.timestamp);
  const { items, nextToken } = page(
    found,
    input.limit ?? DEFAULT_PAGE,
    input.nextToken,
  );
  return { events: items, nextToken, searchedLogStreams: [] };
};

function isBetween(
  { timestamp }: LogEvent,
  { startTime, endTime }: { startTime?: number; endTime?: number },
): boolean {
  return (
    timestamp >= (startTime ?? 0) && timestamp < (endTime ?? Number.MAX_VALUE)
  );
}

/** The range of events that a call reads. Default: the newest. */
function range(
  count: number,
  { nextToken, startFromHead, limit = DEFAULT_PAGE }: GetLogEventsRequest,
): [number, number] {
  if (!nextToken) {
    return startFromHead
      ? [0, Math.min(limit, count)]
      : [Math.max(0, count - limit), count];
  }
  const [, direction, position] = nextToken.match(TOKEN) ?? [];
  if (!direction) {
    throw new AwsError(
      'InvalidParameterException',
      'The specified nextToken is invalid.',
    );
  }
  const index = Math.min(Number(position), count);
  return direction === 'f'
    ? [index, Math.min(index + limit, count)]
    : [Math.max(0, index - limit), index];
}
