import { HostedZone } from './hostedZones';

/** TTL of a delegation in seconds, as in its template. */
const TTL = 300;

/** The NS record that the owner of the parent zone has to add, as it is written in a zone file. */
export function delegationRecord(
  zone: Pick<HostedZone, 'name' | 'nameServers'>,
): string[] {
  return zone.nameServers.map(
    nameServer => `${zone.name}. ${TTL} IN NS ${nameServer}.`,
  );
}

/** Whether a record delegates to exactly the name servers of a zone. */
export function delegatesTo(
  zone: Pick<HostedZone, 'nameServers'>,
  values: readonly string[],
): boolean {
  const sorted = (names: readonly string[]) => [...names].sort().join(' ');
  return sorted(values) === sorted(zone.nameServers);
}
