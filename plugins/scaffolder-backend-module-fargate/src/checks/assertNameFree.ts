import { ResourceRecordSet, RRType } from '@aws-sdk/client-route-53';
import { ConflictError, InputError } from '@backstage/errors';
import {
  FargateClients,
  HostedZone,
  isWithin,
  normalizeDomainName,
  parentNames,
  readRecord,
  readRecordsWithin,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** Types of records by which clients find a server. */
const ADDRESS_TYPES: RRType[] = ['A', 'AAAA', 'CNAME', 'HTTPS', 'SVCB'];

/**
 * Checks that a zone has no address record of a name and does not delegate it, which CloudFormation
 * would find only after it has created the load balancer.
 *
 * @param own - the API's stack, if it exists: its own record is no conflict.
 * @param options.field - that the name comes from, for the error.
 * @param options.leadsTo - the DNS name of a load balancer that APIs share: weighted
 *   records that lead to it are no conflict.
 * @param options.holder - names the API whose rule of that load balancer is for the
 *   name: one that had a load balancer of its own has the only record of it.
 * @throws InputError when the name is not in the zone.
 * @throws ConflictError when the zone already has an address record of that
 *   name, or delegates it.
 */
export async function assertNameFree(
  clients: Pick<FargateClients, 'route53'>,
  zone: HostedZone,
  domainName: string,
  own: StackRecord | undefined,
  {
    field = 'domainName',
    leadsTo,
    holder,
    ...options
  }: {
    signal?: AbortSignal;
    field?: string;
    leadsTo?: string;
    holder?: () => Promise<string | undefined>;
  } = {},
): Promise<void> {
  if (!isWithin(domainName, zone.name)) {
    throw new InputError(
      `${field}: ${domainName} is not in the zone ${zone.name} (${zone.id}). Give ${zone.name} or a subdomain of it.`,
    );
  }
  const { DomainName, HostedZoneId } = own?.outputs ?? {};
  if (DomainName === domainName && HostedZoneId === zone.id) {
    return;
  }
  const records = await readRecordsWithin(
    clients,
    zone.id,
    domainName,
    options,
  );
  const above = await Promise.all(
    parentNames(domainName)
      .filter(name => name !== zone.name && isWithin(name, zone.name))
      .map(name => readRecord(clients, zone.id, name, 'NS', options)),
  );
  const taken = [
    ...records.filter(
      record =>
        isTaking(record, domainName, zone) && !isShared(record, leadsTo),
    ),
    ...above.flatMap(record => record ?? []),
  ];
  if (taken.length > 0) {
    const [{ AliasTarget, Name, Type }] = taken;
    const owner = isSame(AliasTarget?.DNSName, leadsTo) && (await holder?.());
    if (owner) {
      throw new ConflictError(
        `${field}: ${owner} has the only record of ${domainName}, because it moved to the shared load balancer from one of its own. Choose another name, or deploy ${owner} under another one first.`,
      );
    }
    throw new ConflictError(
      `${field}: the zone ${
        zone.name
      } already has a record ${Type} ${normalizeDomainName(
        Name!,
      )}. Choose another name, or delete that record.`,
    );
  }
}

/** Whether a record answers for a name in place of the API's own. */
function isTaking(
  { Name, Type }: ResourceRecordSet,
  domainName: string,
  zone: HostedZone,
): boolean {
  return (
    normalizeDomainName(Name!) === domainName &&
    (ADDRESS_TYPES.includes(Type!) ||
      (Type === 'NS' && domainName !== zone.name))
  );
}

/** Whether a record is one of several that lead to a load balancer that APIs share. */
function isShared(
  { AliasTarget, SetIdentifier }: ResourceRecordSet,
  leadsTo: string | undefined,
): boolean {
  return SetIdentifier !== undefined && isSame(AliasTarget?.DNSName, leadsTo);
}

function isSame(name = '', other: string | undefined): boolean {
  return (
    other !== undefined &&
    normalizeDomainName(name) === normalizeDomainName(other)
  );
}
