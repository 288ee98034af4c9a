import {
  ListResourceRecordSetsCommand,
  ListResourceRecordSetsCommandOutput,
  ResourceRecordSet,
  RRType,
} from '@aws-sdk/client-route-53';
import { FargateClients } from '../clients';
import { isWithin, normalizeDomainName } from './domainNames';

/**
 * Reads all records of a hosted zone.
 *
 * @public
 */
export async function readRecords(
  { route53 }: Pick<FargateClients, 'route53'>,
  zoneId: string,
  options: { signal?: AbortSignal } = {},
): Promise<ResourceRecordSet[]> {
  const records: ResourceRecordSet[] = [];
  let start: Partial<ListResourceRecordSetsCommandOutput> = {};
  do {
    start = await route53.send(
      new ListResourceRecordSetsCommand({
        HostedZoneId: zoneId,
        StartRecordName: start.NextRecordName,
        StartRecordType: start.NextRecordType,
        StartRecordIdentifier: start.NextRecordIdentifier,
      }),
      { abortSignal: options.signal },
    );
    records.push(...(start.ResourceRecordSets ?? []));
  } while (start.IsTruncated);
  return records;
}

/**
 * Reads the records of a name and of all names below it in a hosted zone. Route
 * 53 lists them one after the other, so that a large zone is not read whole.
 *
 * @public
 */
export async function readRecordsWithin(
  { route53 }: Pick<FargateClients, 'route53'>,
  zoneId: string,
  name: string,
  options: { signal?: AbortSignal } = {},
): Promise<ResourceRecordSet[]> {
  const records: ResourceRecordSet[] = [];
  let next: Partial<ListResourceRecordSetsCommandOutput> = {
    NextRecordName: name,
  };
  do {
    next = await route53.send(
      new ListResourceRecordSetsCommand({
        HostedZoneId: zoneId,
        StartRecordName: next.NextRecordName,
        StartRecordType: next.NextRecordType,
        StartRecordIdentifier: next.NextRecordIdentifier,
      }),
      { abortSignal: options.signal },
    );
    records.push(...(next.ResourceRecordSets ?? []));
  } while (
    next.IsTruncated &&
    sortKey(next.NextRecordName!).startsWith(sortKey(name))
  );
  return records.filter(record =>
    isWithin(normalizeDomainName(record.Name!), name),
  );
}

/** Route 53 sorts names by their labels in reverse order. */
function sortKey(name: string): string {
  return normalizeDomainName(name).split('.').reverse().join('.');
}

/**
 * Reads the record of a name and type in a hosted zone; undefined if it does
 * not exist.
 *
 * @public
 */
export async function readRecord(
  { route53 }: Pick<FargateClients, 'route53'>,
  zoneId: string,
  name: string,
  type: RRType,
  options: { signal?: AbortSignal } = {},
): Promise<ResourceRecordSet | undefined> {
  const { ResourceRecordSets } = await route53.send(
    new ListResourceRecordSetsCommand({
      HostedZoneId: zoneId,
      StartRecordName: name,
      StartRecordType: type,
      MaxItems: 1,
    }),
    { abortSignal: options.signal },
  );
  const [record] = ResourceRecordSets ?? [];
  return record &&
    normalizeDomainName(record.Name!) === name &&
    record.Type === type
    ? record
    : undefined;
}

/**
 * The values of a record, without trailing dots.
 *
 * @public
 */
export function valuesOf(record: ResourceRecordSet | undefined): string[] {
  return (record?.ResourceRecords ?? []).map(({ Value }) =>
    normalizeDomainName(Value!),
  );
}
