import type { Change, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import {
  ResourceModel,
  ResourceRequest,
  VerbatimReason,
} from '../../ResourceType';
import { changeRecords } from '../model/changeRecords';
import { canonicalName } from '../model/names';
import { PROPAGATION_SECONDS, Route53 } from '../model/Route53';

/** The supported properties of a record set. */
export const RECORD_PROPERTIES = [
  'AliasTarget',
  'Comment',
  'Failover',
  'GeoLocation',
  'HostedZoneId',
  'HostedZoneName',
  'MultiValueAnswer',
  'Name',
  'Region',
  'ResourceRecords',
  'SetIdentifier',
  'TTL',
  'Type',
  'Weight',
];

/** The change of records as the API takes it. */
export function batchOf(
  records: Record<string, any>[],
  comment?: string,
): object {
  return {
    ChangeBatch: {
      Comment: comment,
      Changes: records.map(({ TTL, ...record }) => ({
        ResourceRecordSet: { ...record, TTL: TTL && Number(TTL) },
      })),
    },
  };
}

/** What decides between the records of one name and type. */
const ROUTING = [
  'Failover',
  'GeoLocation',
  'MultiValueAnswer',
  'Region',
  'SetIdentifier',
  'Weight',
] as const;

/** CloudFormation waits until a change is INSYNC. */
export const RECORD_SECONDS = {
  create: PROPAGATION_SECONDS + 3,
  update: PROPAGATION_SECONDS + 3,
  delete: PROPAGATION_SECONDS + 3,
};

/** The properties that identify the hosted zone of records. */
type ZoneProperties = { HostedZoneId?: string; HostedZoneName?: string };

/**
 * Creates or updates records in their zone, and deletes previous ones that
 * are no longer in the template.
 *
 * @throws VerbatimReason in Route 53's words for a batch that it refuses
 */
export function putRecords(
  { region }: ResourceRequest,
  zone: ZoneProperties,
  wanted: Record<string, any>[],
  previous: Record<string, any>[] = [],
): void {
  const records = wanted.map(recordSet);
  const known = previous.map(keyOf);
  const kept = wanted.map(keyOf);
  const route53 = region.account.service(Route53);
  const zoneId = zoneIdOf(route53, zone);
  submit(route53, zoneId, [
    ...existing(route53, zoneId, previous)
      .filter(record => !kept.includes(keyOf(record)))
      .map(ResourceRecordSet => ({
        Action: 'DELETE' as const,
        ResourceRecordSet,
      })),
    ...records.map(ResourceRecordSet => ({
      Action: known.includes(keyOf(ResourceRecordSet))
        ? ('UPSERT' as const)
        : ('CREATE' as const),
      ResourceRecordSet,
    })),
  ]);
}

/** Deletes records, as far as they and their zone exist. */
export function removeRecords(
  { region }: ResourceRequest,
  zone: ZoneProperties,
  records: Record<string, any>[],
): void {
  const route53 = region.account.service(Route53);
  if (zone.HostedZoneId && !route53.zones.has(zone.HostedZoneId)) {
    return;
  }
  const zoneId = zoneIdOf(route53, zone);
  const left = existing(route53, zoneId, records);
  if (left.length > 0) {
    submit(
      route53,
      zoneId,
      left.map(ResourceRecordSet => ({ Action: 'DELETE', ResourceRecordSet })),
    );
  }
}

/**
 * The record that properties name, as it is in its zone. Names are in lower
 * case, and end with a dot if the properties do.
 */
export function readRecord(
  region: Region,
  zone: ZoneProperties,
  { Name = '', ...properties }: Record<string, any>,
): ResourceModel | undefined {
  const route53 = region.account.service(Route53);
  const zoneId =
    zone.HostedZoneId ??
    zonesNamed(route53, zone.HostedZoneName ?? '').at(0)?.id;
  const key = keyOf({ Name, ...properties });
  const found = route53.zones
    .get(zoneId ?? '')
    ?.records.find(record => keyOf(record) === key);
  return (
    found && {
      HostedZoneId: zone.HostedZoneId,
      HostedZoneName: zone.HostedZoneName,
      Name: String(Name).toLowerCase(),
      Type: found.Type,
      ...routingOf(found),
      TTL: found.TTL === undefined ? undefined : String(found.TTL),
      ResourceRecords: found.ResourceRecords?.map(({ Value }) => Value),
      AliasTarget: found.AliasTarget && {
        DNSName: withoutLastDot(found.AliasTarget.DNSName ?? ''),
        EvaluateTargetHealth: found.AliasTarget.EvaluateTargetHealth ?? false,
        HostedZoneId: found.AliasTarget.HostedZoneId,
      },
    }
  );
}

/** CloudFormation reports an invalid change batch without the handler's wrapping. */
function submit(route53: Route53, zoneId: string, changes: Change[]): void {
  try {
    changeRecords(route53, zoneId, changes);
  } catch (error) {
    throw error instanceof AwsError && error.code === 'InvalidChangeBatch'
      ? new VerbatimReason(error.message)
      : error;
  }
}

function existing(
  route53: Route53,
  zoneId: string,
  records: Record<string, any>[],
): ResourceRecordSet[] {
  const keys = records.map(keyOf);
  return route53
    .zone(zoneId)
    .records.filter(record => keys.includes(keyOf(record)));
}

function keyOf({
  Name = '',
  Type,
  SetIdentifier = '',
}: Record<string, any>): string {
  return `${canonicalName(Name)} ${Type} ${SetIdentifier}`;
}

function routingOf(properties: Record<string, any>): Record<string, any> {
  return Object.fromEntries(
    ROUTING.flatMap(name =>
      properties[name] === undefined ? [] : [[name, properties[name]]],
    ),
  );
}

function recordSet(properties: Record<string, any>): ResourceRecordSet {
  const { AliasTarget, Name, Type, TTL, ResourceRecords } = properties;
  return {
    Name,
    Type,
    ...routingOf(properties),
    TTL: TTL === undefined ? undefined : Number(TTL),
    ResourceRecords: ResourceRecords?.map((Value: string) => ({ Value })),
    AliasTarget: AliasTarget && {
      HostedZoneId: AliasTarget.HostedZoneId,
      DNSName: AliasTarget.DNSName,
      EvaluateTargetHealth: AliasTarget.EvaluateTargetHealth ?? false,
    },
  };
}

function zoneIdOf(
  route53: Route53,
  { HostedZoneId, HostedZoneName = '' }: ZoneProperties,
): string {
  if (HostedZoneId) {
    return HostedZoneId;
  }
  // CloudFormation does not find a name without its final dot.
  const zones = HostedZoneName.endsWith('.')
    ? zonesNamed(route53, HostedZoneName)
    : [];
  if (zones.length !== 1) {
    throw new AwsError(
      'InvalidRequest',
      zones.length === 0
        ? `No hosted zone with name ${HostedZoneName} found`
        : `Multiple hosted zones named ${HostedZoneName} found`,
    );
  }
  return zones[0].id;
}

function zonesNamed(route53: Route53, name: string) {
  return [...route53.zones.values()].filter(
    zone => zone.name === canonicalName(name),
  );
}

function withoutLastDot(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
