import { ConflictError, InputError } from '@backstage/errors';
import {
  AwsAccess,
  FargateClients,
  normalizeDomainName,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { AuthorizeStack } from '../stack/AuthorizeStack';
import { readCertificate } from '../checks/readCertificate';
import { findZoneStacks, ZoneStacks } from './findZoneStacks';
import { readZoneRecords } from './zoneRecords';
import { ZoneToDelete } from './ZoneToDelete';

/** The stacks that the deletion of a DNS zone deletes. */
export interface ZoneDeletion extends ZoneToDelete, ZoneStacks {}

/**
 * Finds the stacks of a DNS zone, and checks that no API uses the zone.
 *
 * @param confirm - the domain name, as a person entered it.
 * @param options - `authorize` decides about each stack.
 * @throws InputError when that is another name.
 * @throws NotAllowedError when a stack is not the initiator's to delete.
 * @throws ConflictError when the zone or its certificate is in use.
 * @throws ForwardedError when a target cannot be searched for the delegation.
 */
export async function planZoneDeletion(
  aws: AwsAccess,
  clients: FargateClients,
  subject: ZoneToDelete,
  confirm: string,
  options: { signal?: AbortSignal; authorize: AuthorizeStack },
): Promise<ZoneDeletion> {
  const { domainName, stack, zone } = subject;
  if (confirm !== domainName) {
    throw new InputError(
      `confirm: "${confirm}" is not the domain name of the zone. Enter ${domainName} to confirm the deletion.`,
    );
  }
  const stacks = await findZoneStacks(aws, clients.target, subject, options);
  for (const certificate of stacks.certificates) {
    await options.authorize(clients, certificate);
  }
  for (const delegation of stacks.delegations) {
    await options.authorize(
      await aws.clients(delegation.target),
      delegation.stack,
    );
  }
  if (zone && (stack || stacks.delegations.length)) {
    const { inUse } = await readZoneRecords(clients, zone, options);
    if (inUse.length) {
      throw new ConflictError(
        `The zone ${domainName} still contains ${inUse
          .map(({ Name, Type }) => `${Type} ${normalizeDomainName(Name!)}`)
          .join(', ')}. Delete the APIs with these names first.`,
      );
    }
  }
  for (const certificate of stacks.certificates) {
    await assertNotInUse(clients, domainName, certificate, options);
  }
  return { ...subject, ...stacks };
}

/** The names of a zone's stacks, in the order of their deletion. */
export function stackNamesOf(deletion: ZoneDeletion): string[] {
  return [
    ...deletion.delegations.map(({ stack }) => stack),
    ...deletion.certificates,
    ...zoneStackOf(deletion),
  ].map(({ name }) => name);
}

/** The stack of the hosted zone, unless it is deleted already. */
export function zoneStackOf({ stack }: ZoneToDelete): StackRecord[] {
  return stack && stack.status !== 'DELETE_COMPLETE' ? [stack] : [];
}

async function assertNotInUse(
  clients: FargateClients,
  domainName: string,
  { outputs: { CertificateArn } }: StackRecord,
  options: { signal?: AbortSignal },
): Promise<void> {
  const certificate = CertificateArn
    ? await readCertificate(clients, CertificateArn, options)
    : undefined;
  const users = certificate?.InUseBy ?? [];
  if (users.length) {
    throw new ConflictError(
      `The certificate of ${domainName} is in use by ${users.join(
        ', ',
      )}. Delete that first.`,
    );
  }
}
