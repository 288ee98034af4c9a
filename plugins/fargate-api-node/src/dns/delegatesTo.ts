import { HostedZone } from './hostedZones';

/**
 * Whether a record delegates to exactly the name servers of a zone.
 *
 * @param values - of the NS record, without trailing dots.
 * @public
 */
export function delegatesTo(
  zone: Pick<HostedZone, 'nameServers'>,
  values: readonly string[],
): boolean {
  const sorted = (names: readonly string[]) => [...names].sort().join(' ');
  return sorted(values) === sorted(zone.nameServers);
}
