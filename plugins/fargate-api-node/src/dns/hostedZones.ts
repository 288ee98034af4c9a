import {
  GetHostedZoneCommand,
  ListHostedZonesByNameCommand,
} from '@aws-sdk/client-route-53';
import { FargateClients } from '../clients';
import { parentNames, plainName } from './domainNames';

/**
 * A hosted zone of Route 53.
 *
 * @public
 */
export interface HostedZone {
  /** Without the prefix `/hostedzone/`. */
  id: string;
  /** Without a dot at its end. */
  name: string;
  isPrivate: boolean;
  /** Those that a parent zone has to delegate to, without dots at their ends. */
  nameServers: string[];
}

/**
 * The id of a zone as CloudFormation takes it: Route 53 itself puts a path
 * before it.
 */
function bareZoneId(id: string): string {
  return id.replace(/^\/hostedzone\//, '');
}

/**
 * A hosted zone by its id; undefined when the account has none of that id.
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
      name: plainName(zone!.Name!),
      isPrivate: zone!.Config?.PrivateZone ?? false,
      nameServers: (DelegationSet?.NameServers ?? []).map(plainName),
    };
  } catch (error) {
    // An id that cannot be one is refused with InvalidInput.
    if (/^(NoSuchHostedZone|InvalidInput)$/.test((error as Error).name)) {
      return undefined;
    }
    throw error;
  }
}

/**
 * The public hosted zone of an account that a name would be delegated in: of
 * the nearest name above it. Undefined when the account has none.
 *
 * @public
 */
export async function findParentZone(
  clients: Pick<FargateClients, 'route53'>,
  name: string,
  options: { signal?: AbortSignal } = {},
): Promise<HostedZone | undefined> {
  for (const parent of parentNames(name)) {
    const { HostedZones } = await clients.route53.send(
      new ListHostedZonesByNameCommand({ DNSName: parent, MaxItems: 10 }),
      { abortSignal: options.signal },
    );
    const found = HostedZones?.find(
      zone => plainName(zone.Name!) === parent && !zone.Config?.PrivateZone,
    );
    if (found) {
      return readHostedZone(clients, found.Id!, options);
    }
  }
  return undefined;
}
