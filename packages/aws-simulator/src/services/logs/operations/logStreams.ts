import type {
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../../world/AwsError';
import { Operation } from '../../ServiceDefinition';
import { LogStream, Logs } from '../model/Logs';
import { groupNameOf } from './groupNameOf';
import { page } from './page';

const DEFAULT_PAGE = 50;

export const DescribeLogStreams: Operation<
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse
> = ({ region }, input) => {
  const logs = region.service(Logs);
  const group = logs.group(groupNameOf(input));
  const byTime = input.orderBy === 'LastEventTime';
  if (byTime && input.logStreamNamePrefix) {
    throw new AwsError(
      'InvalidParameterException',
      'Cannot order by LastEventTime with a logStreamNamePrefix.',
    );
  }
  const streams = [...group.streams.values()]
    .filter(({ name }) => name.startsWith(input.logStreamNamePrefix ?? ''))
    .sort((a, b) =>
      byTime ? lastEvent(a) - lastEvent(b) : a.name.localeCompare(b.name),
    );
  if (input.descending) {
    streams.reverse();
  }
  const { items, nextToken } = page(
    streams,
    input.limit ?? DEFAULT_PAGE,
    input.nextToken,
  );
  return {
    nextToken,
    logStreams: items.map(stream => ({
      logStreamName: stream.name,
      arn: `${logs.arn(group)}:log-stream:${stream.name}`,
      creationTime: stream.creationTime,
      firstEventTimestamp: stream.events.at(0)?.timestamp,
      lastEventTimestamp: stream.events.at(-1)?.timestamp,
      lastIngestionTime: stream.events.at(-1)?.ingestionTime,
      storedBytes: 0,
    })),
  };
};

function lastEvent({ events, creationTime }: LogStream): number {
  return events.at(-1)?.timestamp ?? creationTime;
}
