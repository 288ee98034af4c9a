import { InputError } from '@backstage/errors';
import {
  FargateClients,
  HostedZone,
  isWithin,
  parentNames,
  readHostedZone,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * A public hosted zone of the target's account.
 *
 * @param field - what the id was given as, for the error.
 * @throws InputError when there is none of that id, or it is private.
 */
export async function readPublicZone(
  clients: Pick<FargateClients, 'route53' | 'target'>,
  field: string,
  id: string,
  options: { signal?: AbortSignal } = {},
): Promise<HostedZone> {
  const zone = await readHostedZone(clients, id, options);
  if (!zone) {
    throw new InputError(
      `${field}: account ${clients.target.accountId} has no hosted zone ${id}. Give the id of one of its zones, e.g. Z0123456789ABCDEFGHIJ.`,
    );
  }
  if (zone.isPrivate) {
    throw new InputError(
      `${field}: zone ${zone.name} (${zone.id}) is private, and other accounts do not see its names. Give a public zone; the addresses in it may be private.`,
    );
  }
  return zone;
}

/** @throws InputError when a name is not below the zone. */
export function assertParent(zone: HostedZone, name: string): void {
  if (zone.name === name || !isWithin(name, zone.name)) {
    throw new InputError(
      `parentZone: ${name} is not below ${zone.name} (zone ${
        zone.id
      }). Give the zone of a name above it: ${parentNames(name).join(' or ')}.`,
    );
  }
}
