import {
  GetHostedZoneCommand,
  ListHostedZonesByNameCommand,
} from '@aws-sdk/client-route-53';
import { FargateClients } from '../clients';
import { parentNames, normalizeDomainName } from './domainNames';

/**
 * A hosted zone of Route 53.
 *
 * @public
 */
export interface HostedZone {
  /** Without the prefix `/hostedzone/`. */
  id: string;
  /** Without the trailing dot. */
  name: string;
  isPrivate: boolean;
  /** The name servers that the parent zone delegates to, without trailing dots. */
  nameServers: string[];
}

/** The ID of a zone without the prefix that Route 53 adds; CloudFormation expects it so. */
function bareZoneId(id: string): string {
  return id.replace(/^\/hostedzone\//, '');
}

/**
 * Reads a hosted zone by its ID; undefined when the account has no such zone.
 *
 * @public
 */
export async function readHostedZone(
  { route53 }: Pick<FargateClients, 'route53'>,
  zoneId: string,
  options: { signal?: AbortSignal } = {},
): Promise<HostedZone | undefined> {
  const id = bareZoneId(zoneId);
  try {
    const { HostedZone: zone, DelegationSet } = await route53.send(
      new GetHostedZoneCommand({ Id: id }),
      { abortSignal: options.signal },
    );
    return {
      id,
      name: normalizeDomainName(zone!.Name!),
      isPrivate: zone!.Config?.PrivateZone ?? false,
      nameServers: (DelegationSet?.NameServers ?? []).map(normalizeDomainName),
    };
  } catch (error) {
    // Route 53 rejects a malformed ID with InvalidInput.
    if (/^(NoSuchHostedZone|InvalidInput)$/.test((error as Error).name)) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Finds the public hosted zone of an account in which a name is delegated: that
 * of the nearest parent domain. Undefined when the account has none.
 *
 * @public
 */
export async function findParentZone(
  clients: Pick<FargateClients, 'route53'>,
  name: string,
  options: { signal?: AbortSignal } = {},
): Promise<HostedZone | undefined> {
  for (const parent of parentNames(name)) {
    const zone = await findZone(clients, parent, options);
    if (zone) {
      return zone;
    }
  }
  return undefined;
}

/**
 * Finds the public hosted zone of an account that has the records of a name: its
 * own, or that of the nearest parent domain. Undefined when the account has none.
 *
 * @public
 */
export async function findZoneOfName(
  clients: Pick<FargateClients, 'route53'>,
  name: string,
  options: { signal?: AbortSignal } = {},
): Promise<HostedZone | undefined> {
  return (
    (await findZone(clients, name, options)) ??
    findParentZone(clients, name, options)
  );
}

async function findZone(
  clients: Pick<FargateClients, 'route53'>,
  name: string,
  options: { signal?: AbortSignal },
): Promise<HostedZone | undefined> {
  const { HostedZones } = await clients.route53.send(
    new ListHostedZonesByNameCommand({ DNSName: name, MaxItems: 10 }),
    { abortSignal: options.signal },
  );
  const found = HostedZones?.find(
    zone =>
      normalizeDomainName(zone.Name!) === name && !zone.Config?.PrivateZone,
  );
  return found && readHostedZone(clients, found.Id!, options);
}
