import { InputError } from '@backstage/errors';
import {
  describeStack,
  FargateClients,
  findParentZone,
  HostedZone,
  isWithin,
  parentNames,
  readHostedZone,
} from '@fargate-api/backstage-plugin-fargate-api-node';

type ZoneClients = Pick<FargateClients, 'route53' | 'target'>;

/**
 * A public hosted zone in the target's account.
 *
 * @param field - the input that the id comes from, for the error.
 * @throws InputError when no zone has that id, or the zone is private.
 */
export async function readPublicZone(
  clients: ZoneClients,
  field: string,
  id: string,
  options: { signal?: AbortSignal } = {},
): Promise<HostedZone> {
  const zone = await readHostedZone(clients, id, options);
  if (!zone) {
    throw noHostedZone(clients, field, id);
  }
  if (zone.isPrivate) {
    throw new InputError(
      `${field}: hosted zone ${zone.name} (${zone.id}) is private, and other accounts cannot resolve its names. Give a public hosted zone; its records may contain private addresses.`,
    );
  }
  return zone;
}

/** The error for a hosted zone that does not exist, or that somebody may not see. */
export function noHostedZone(
  { target }: Pick<FargateClients, 'target'>,
  field: string,
  id: string,
): InputError {
  return new InputError(
    `${field}: account ${target.accountId} has no hosted zone ${id}. Give the id of one of its hosted zones, e.g. Z0123456789ABCDEFGHIJ.`,
  );
}

/**
 * The hosted zone that is to be used instead of creating one.
 *
 * @param stackName - of the stack that would create a zone of that name.
 * @throws InputError when the zone has another name or cannot be used, or that
 *   stack exists.
 */
export async function readExistingZone(
  clients: ZoneClients & Pick<FargateClients, 'cloudFormation'>,
  {
    id,
    domainName,
    stackName,
  }: { id: string; domainName: string; stackName: string },
  options: { signal?: AbortSignal } = {},
): Promise<HostedZone> {
  const zone = await readPublicZone(clients, 'hostedZoneId', id, options);
  if (zone.name !== domainName) {
    throw new InputError(
      `hostedZoneId: hosted zone ${zone.id} is ${zone.name}, not ${domainName}.`,
    );
  }
  if (await describeStack(clients, stackName, options)) {
    throw new InputError(
      `hostedZoneId: stack ${stackName} already has a hosted zone for ${domainName}. Leave hostedZoneId out.`,
    );
  }
  return zone;
}

/**
 * The hosted zone that an earlier run created; undefined before it is there.
 *
 * @param stackName - of the stack that creates it.
 */
export async function readOwnZone(
  clients: ZoneClients & Pick<FargateClients, 'cloudFormation'>,
  stackName: string,
  options: { signal?: AbortSignal } = {},
): Promise<HostedZone | undefined> {
  const stack = await describeStack(clients, stackName, options);
  const id = stack?.outputs.HostedZoneId;
  return id ? readHostedZone(clients, id, options) : undefined;
}

/**
 * The hosted zone in which a name is to be delegated.
 *
 * @param id - default: the zone of the nearest parent name in the account.
 * @throws InputError when the account has no such zone, or the name is not
 *   below it.
 */
export async function readParentZone(
  clients: ZoneClients,
  domainName: string,
  id: string | undefined,
  options: { signal?: AbortSignal } = {},
): Promise<HostedZone> {
  const parents = parentNames(domainName).join(' or ');
  const zone = id
    ? await readPublicZone(clients, 'parentZone.hostedZoneId', id, options)
    : await findParentZone(clients, domainName, options);
  if (!zone) {
    throw new InputError(
      `parentZone: account ${clients.target.accountId} has no public hosted zone ${parents}. Give a target in the account that has it, or leave parentZone out: the log then shows the NS record to request from its owner.`,
    );
  }
  if (zone.name === domainName || !isWithin(domainName, zone.name)) {
    throw new InputError(
      `parentZone: ${domainName} is not a subdomain of ${zone.name} (hosted zone ${zone.id}). Give the hosted zone of ${parents}.`,
    );
  }
  return zone;
}
