import { htmlFacts, htmlTable } from '../../html/htmlPage';
import { Region } from '../../world/World';
import { Logs } from '../../services/logs/model/Logs';
import { ResourcePage, ResourceAddress } from './ResourcePage';

const MOST_LINES = 100;

/** A log group: its last lines, whichever stream they are of. */
export function logGroupPage(
  region: Region,
  { id }: ResourceAddress,
): ResourcePage | undefined {
  const group = region.service(Logs).groups.get(id);
  if (!group) {
    return undefined;
  }
  const lines = [...group.streams.values()]
    .flatMap(({ name, events }) =>
      events
        .slice(-MOST_LINES)
        .map(({ timestamp, message }) => ({ timestamp, message, name })),
    )
    .sort((a, b) => b.timestamp - a.timestamp)
    .slice(0, MOST_LINES);
  return {
    title: `Log group ${group.name}`,
    body: `${htmlFacts({
      Retention: group.retentionInDays
        ? `${group.retentionInDays} days`
        : 'events never expire',
      Streams: String(group.streams.size),
    })}
<h2>Last lines</h2>
${htmlTable(
  ['Time', 'Line', 'Stream'],
  lines.map(({ timestamp, message, name }) => [
    new Date(timestamp).toISOString(),
    message,
    name,
  ]),
  'Nothing was logged yet.',
)}`,
  };
}
