import { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { HostedZone } from '@fargate-api/backstage-plugin-fargate-api-node';
import { awsError } from './cannedAws';

/** The zone of the tests, as Route 53 describes it with {@link withZones}. */
export const ZONE: HostedZone = {
  id: 'Z1',
  name: 'api.acme.com',
  isPrivate: false,
  nameServers: ['ns-1.awsdns.com', 'ns-2.awsdns.org'],
};

/** A record of Route 53. */
export const record = (
  Name: string,
  Type: string,
  ...values: string[]
): ResourceRecordSet => ({
  Name: `${Name}.`,
  Type: Type as ResourceRecordSet['Type'],
  ResourceRecords: values.map(Value => ({ Value })),
});

/** The delegation of the zone. */
export const OWN_NS = record('api.acme.com', 'NS', ...ZONE.nameServers);

/** Route 53 orders names by their reversed labels. */
const reversed = (name: string) =>
  name.replace(/\.$/, '').split('.').reverse().join('.');

/** The answers of Route 53 in an account with these zones and records. */
export const withZones = (
  zones: Record<string, { name: string; isPrivate?: boolean }>,
  records: ResourceRecordSet[] = [],
) => ({
  GetHostedZone: ({ Id }: { Id: string }) =>
    zones[Id]
      ? {
          HostedZone: {
            Name: `${zones[Id].name}.`,
            Config: { PrivateZone: zones[Id].isPrivate },
          },
          DelegationSet: { NameServers: ZONE.nameServers },
        }
      : awsError('NoSuchHostedZone'),
  ListHostedZonesByName: ({ DNSName }: { DNSName: string }) => ({
    HostedZones: Object.entries(zones)
      .filter(([, { name }]) => name >= DNSName)
      .map(([Id, { name, isPrivate }]) => ({
        Id: `/hostedzone/${Id}`,
        Name: `${name}.`,
        Config: { PrivateZone: isPrivate },
      })),
  }),
  ListResourceRecordSets: ({ StartRecordName, StartRecordType }: any) => {
    const at = StartRecordName
      ? records.filter(
          ({ Name, Type }) =>
            reversed(Name!) > reversed(StartRecordName) ||
            (reversed(Name!) === reversed(StartRecordName) &&
              (!StartRecordType || Type! >= StartRecordType)),
        )
      : records;
    return { ResourceRecordSets: at, IsTruncated: false };
  },
});
