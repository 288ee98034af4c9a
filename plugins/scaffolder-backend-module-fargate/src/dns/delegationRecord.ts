import { HostedZone } from '@fargate-api/backstage-plugin-fargate-api-node';

/** TTL of the NS record in seconds, as in the template. */
const TTL = 300;

/** The NS record of the parent zone, in the format of a zone file. */
export function delegationRecord(
  zone: Pick<HostedZone, 'name' | 'nameServers'>,
): string[] {
  return zone.nameServers.map(
    nameServer => `${zone.name}. ${TTL} IN NS ${nameServer}.`,
  );
}
