import { HostedZone } from '@fargate-api/backstage-plugin-fargate-api-node';

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
