import {
  ChangeResourceRecordSetsCommand,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import {
  FargateClients,
  normalizeDomainName,
  valuesOf,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** Where ACM's validation records lead to. */
const VALIDATION_DOMAIN = '.acm-validations.aws';

/** Records of a zone, by what becomes of them when it is deleted. */
export interface ZoneContents {
  /** Validation records of certificates: nobody else takes them away. */
  leftovers: ResourceRecordSet[];
  /** Whatever somebody may still need. */
  inUse: ResourceRecordSet[];
}

/** Sorts what a zone has beside the NS and SOA that every zone has. */
export function classifyRecords(
  records: readonly ResourceRecordSet[],
  zoneName: string,
): ZoneContents {
  const more = records.filter(
    ({ Name, Type }) =>
      normalizeDomainName(Name!) !== zoneName ||
      (Type !== 'NS' && Type !== 'SOA'),
  );
  return {
    leftovers: more.filter(isValidation),
    inUse: more.filter(record => !isValidation(record)),
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
