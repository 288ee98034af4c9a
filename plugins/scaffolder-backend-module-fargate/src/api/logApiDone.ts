import { formatSeconds, secondsBetween } from '../log/format';
import { DeploymentContext } from '../stack/DeploymentContext';

/**
 * The last line of a deployment: where the API answers, and how long it took.
 *
 * @param startedAt - when it began, by AWS's clock.
 */
export function logApiDone(
  { clients, log }: Pick<DeploymentContext, 'clients' | 'log'>,
  url: string,
  {
    changed,
    startedAt,
    audience = [],
  }: { changed: boolean; startedAt: Date; audience?: readonly string[] },
): void {
  const where = audience.length ? `${url} for ${audience.join(', ')}` : url;
  const took = formatSeconds(secondsBetween(startedAt, clients.now()));
  log.line(
    'Done',
    changed ? `${where} · ${took}` : `${url} · nothing had to be changed`,
  );
}
