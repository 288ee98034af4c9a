import { ApiGateway } from '../ApiGateway';
import { Logs } from '../../../logs/model/Logs';
import { Stage } from '../types';

/**
 * Writes a line about a request to the log group of a stage, if it has one.
 *
 * @param context - the values of the variables of its format, without `$context.`
 */
export function logAccess(
  { region }: ApiGateway,
  stage: Stage,
  context: Record<string, string | number | undefined>,
): void {
  const { DestinationArn, Format = '' } = stage.accessLogSettings ?? {};
  const name = DestinationArn?.split(':log-group:')[1].split(':')[0];
  const logs = region.service(Logs);
  if (!name || !logs.groups.has(name)) {
    return;
  }
  const message = Format.replace(/\$context\.([\w.]+\w)/g, (_, variable) =>
    String(context[variable] ?? '-'),
  );
  logs.putLines(name, streamOf(region.accountId, name), [
    { timestamp: region.clock.now(), message },
  ]);
}

/** AWS writes to many streams of made-up names; here it is one for each group. */
function streamOf(accountId: string, group: string): string {
  return Buffer.from(`${accountId} ${group}`).toString('hex').slice(0, 32);
}
