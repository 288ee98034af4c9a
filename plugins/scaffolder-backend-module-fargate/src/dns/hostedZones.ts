import {
  GetHostedZoneCommand,
  ListHostedZonesByNameCommand,
} from '@aws-sdk/client-route-53';
import { InputError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { isWithin, parentNames, plainName } from './domainNames';

/** A hosted zone of Route 53. */
export interface HostedZone {
  /** Without the prefix `/hostedzone/`. */
  id: string;
  /** Without a dot at its end. */
  name: string;
  isPrivate: boolean;
  /** Those that a parent zone has to delegate to, without dots at their ends. */
  nameServers: string[];
}

/** The id of a zone as CloudFormation takes it: Route 53 itself puts a path before it. */
export function bareZoneId(id: string): string {
  return id.replace(/^\/hostedzone\//, '');
}

/**
 * A public hosted zone of the target's account.
 *
 * @param field - what the id was given as, for the error.
 * @throws InputError when there is none of that id, or it is private.
 */
export async function readPublicZone(
  { route53, target }: Pick<FargateClients, 'route53' | 'target'>,
  field: string,
  id: string,
  options: { signal?: AbortSignal } = {},
): Promise<HostedZone> {
  const zone = await readZone(route53, bareZoneId(id), options);
  if (!zone) {
    throw new InputError(
      `${field}: account ${target.accountId} has no hosted zone ${id}. Give the id of one of its zones, e.g. Z0123456789ABCDEFGHIJ.`,
    );
  }
  if (zone.isPrivate) {
    throw new InputError(
      `${field}: zone ${zone.name} (${zone.id}) is private, and other accounts do not see its names. Give a public zone; the addresses in it may be private.`,
    );
  }
  return zone;
}

/**
 * The public hosted zone of an account that a name would be delegated in: of
 * the nearest name above it. Undefined when the account has none.
 */
export async function findParentZone(
  { route53 }: Pick<FargateClients, 'route53'>,
  name: string,
  options: { signal?: AbortSignal } = {},
): Promise<HostedZone | undefined> {
  for (const parent of parentNames(name)) {
    const { HostedZones } = await route53.send(
      new ListHostedZonesByNameCommand({ DNSName: parent, MaxItems: 10 }),
      { abortSignal: options.signal },
    );
    const found = HostedZones?.find(
      zone => plainName(zone.Name!) === parent && !zone.Config?.PrivateZone,
    );
    if (found) {
      return readZone(route53, bareZoneId(found.Id!), options);
    }
  }
  return undefined;
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

async function readZone(
  route53: FargateClients['route53'],
  id: string,
  options: { signal?: AbortSignal },
): Promise<HostedZone | undefined> {
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
