import {
  ChangeResourceRecordSetsCommand,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import {
  FargateClients,
  HostedZone,
  normalizeDomainName,
  readRecords,
  valuesOf,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** Domain that ACM's validation records point to. */
const VALIDATION_DOMAIN = '.acm-validations.aws';

/** The records of a hosted zone, except its own NS and SOA. */
export interface ZoneRecords {
  /** Validation records of certificates, which CloudFormation does not delete. */
  validation: ResourceRecordSet[];
  /** All others: somebody may need them. */
  inUse: ResourceRecordSet[];
}

/** Reads the records of a hosted zone. */
export async function readZoneRecords(
  clients: Pick<FargateClients, 'route53'>,
  zone: HostedZone,
  options: { signal?: AbortSignal } = {},
): Promise<ZoneRecords> {
  return classifyRecords(
    await readRecords(clients, zone.id, options),
    zone.name,
  );
}

/** Sorts the records of a zone by what a deletion of the zone has to do with them. */
export function classifyRecords(
  records: readonly ResourceRecordSet[],
  zoneName: string,
): ZoneRecords {
  const others = records.filter(
    ({ Name, Type }) =>
      normalizeDomainName(Name!) !== zoneName ||
      (Type !== 'NS' && Type !== 'SOA'),
  );
  return {
    validation: others.filter(isValidation),
    inUse: others.filter(record => !isValidation(record)),
  };
}

/** Deletes records from a zone. */
export async function deleteRecords(
  { route53 }: Pick<FargateClients, 'route53'>,
  zoneId: string,
  records: readonly ResourceRecordSet[],
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  await route53.send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: zoneId,
      ChangeBatch: {
        Changes: records.map(record => ({
          Action: 'DELETE',
          ResourceRecordSet: record,
        })),
      },
    }),
    { abortSignal: options.signal },
  );
}

function isValidation(record: ResourceRecordSet): boolean {
  return (
    record.Type === 'CNAME' &&
    valuesOf(record).every(value => value.endsWith(VALIDATION_DOMAIN))
  );
}
