import type { Change as RecordChange } from '@aws-sdk/client-route-53';
import { AwsError } from '../../../world/AwsError';
import { gatewayAt } from './dns/gatewayAt';
import { loadBalancerAt } from './dns/loadBalancerAt';
import { Change, HostedZone, RecordSet } from './types';
import { canonicalName, isWithin } from './names';
import { Route53 } from './Route53';
import { zoneOfAwsName } from './aliasZones';
import { assertWellFormed, recordProblem } from './checkRecord';
import { routingProblem } from './checkRouting';

const MOST_RECORDS = 1000;
const MOST_CHARACTERS = 32_000;

/**
 * Changes the records of a zone: all changes of the batch or none.
 *
 * @throws AwsError `NoSuchHostedZone`, `InvalidInput`, `InvalidChangeBatch`
 */
export function changeRecords(
  route53: Route53,
  zoneId: string,
  changes: RecordChange[],
  comment?: string,
): Change {
  const zone = route53.zone(zoneId);
  assertSize(changes);
  changes.forEach(assertWellFormed);
  const problems: string[] = [];
  let records = zone.records;
  for (const change of changes) {
    const record = canonicalRecord(change);
    const problem =
      outOfZone(zone, record) ??
      recordProblem(record) ??
      actionProblem(records, change, record);
    if (problem) {
      problems.push(problem);
    } else {
      records = records.filter(other => !isSame(other, record));
      if (change.Action !== 'DELETE') {
        records = [...records, record];
      }
    }
  }
  for (const change of problems.length > 0 ? [] : changes) {
    const record = canonicalRecord(change);
    const problem =
      change.Action === 'DELETE'
        ? apexProblem(zone, records)
        : cnameProblem(zone, records, record) ??
          routingProblem(records, record) ??
          aliasProblem(route53, zone, records, record);
    problems.push(...(problem ? [problem] : []));
  }
  if (problems.length > 0) {
    throw new AwsError('InvalidChangeBatch', `[${problems.join(', ')}]`);
  }
  zone.records = records;
  return route53.submit(() => {
    zone.published = records;
  }, comment);
}

/** An UPSERT counts twice. */
function assertSize(changes: RecordChange[]): void {
  const values = changes.flatMap(({ Action, ResourceRecordSet }) => {
    const own = (ResourceRecordSet?.ResourceRecords ?? []).map(
      ({ Value = '' }) => Value,
    );
    return Action === 'UPSERT' ? [...own, ...own] : own;
  });
  if (values.length > MOST_RECORDS) {
    throw new AwsError(
      'InvalidChangeBatch',
      `Number of records limit of ${MOST_RECORDS} exceeded.`,
    );
  }
  if (values.join('').length > MOST_CHARACTERS) {
    throw new AwsError(
      'InvalidChangeBatch',
      `Number of characters limit of ${MOST_CHARACTERS} in the values of records exceeded.`,
    );
  }
}

function canonicalRecord({ ResourceRecordSet }: RecordChange): RecordSet {
  const { AliasTarget, ...rest } = ResourceRecordSet!;
  return {
    ...rest,
    Name: canonicalName(rest.Name ?? ''),
    Type: rest.Type ?? '',
    ...(AliasTarget && {
      AliasTarget: {
        ...AliasTarget,
        DNSName: canonicalName(AliasTarget.DNSName ?? ''),
      },
    }),
  } as RecordSet;
}

function isSame(a: RecordSet, b: RecordSet): boolean {
  return (
    a.Name === b.Name &&
    a.Type === b.Type &&
    a.SetIdentifier === b.SetIdentifier
  );
}

function outOfZone({ name }: HostedZone, { Name }: RecordSet) {
  return isWithin(Name, name)
    ? undefined
    : `RRSet with DNS name ${Name} is not permitted in zone ${name}`;
}

function actionProblem(
  records: RecordSet[],
  { Action }: RecordChange,
  record: RecordSet,
): string | undefined {
  const existing = records.find(other => isSame(other, record));
  const words = `resource record set [name='${record.Name}', type='${record.Type}']`;
  if (Action === 'CREATE' && existing) {
    return `Tried to create ${words} but it already exists`;
  }
  if (Action !== 'DELETE') {
    return undefined;
  }
  if (!existing) {
    return `Tried to delete ${words} but it was not found`;
  }
  return contentOf(existing) === contentOf(record)
    ? undefined
    : `Tried to delete ${words} but the values provided do not match the current values`;
}

/** The members that a DELETE must match. */
function contentOf({ TTL, ResourceRecords, AliasTarget }: RecordSet): string {
  return JSON.stringify([
    TTL,
    ResourceRecords?.map(({ Value }) => Value).sort(),
    AliasTarget && [
      AliasTarget.HostedZoneId,
      AliasTarget.DNSName,
      AliasTarget.EvaluateTargetHealth,
    ],
  ]);
}

function apexProblem(zone: HostedZone, records: RecordSet[]) {
  const has = (type: string) =>
    records.some(({ Name, Type }) => Name === zone.name && Type === type);
  if (!has('SOA')) {
    return 'A HostedZone must contain exactly one SOA record.';
  }
  return has('NS')
    ? undefined
    : 'A HostedZone must contain at least one NS record for the zone itself.';
}

function cnameProblem(
  zone: HostedZone,
  records: RecordSet[],
  { Name, Type, SetIdentifier }: RecordSet,
): string | undefined {
  if (Type === 'CNAME' && Name === zone.name) {
    return `RRSet of type CNAME with DNS name ${Name} is not permitted at apex in zone ${zone.name}`;
  }
  const others = records.filter(
    other =>
      other.Name === Name &&
      (other.Type !== Type || other.SetIdentifier !== SetIdentifier),
  );
  const conflict =
    Type === 'CNAME'
      ? others.some(other => other.Type !== 'CNAME')
      : others.some(other => other.Type === 'CNAME');
  return conflict
    ? `RRSet of type ${Type} with DNS name ${Name} is not permitted because a conflicting RRSet of type ${
        Type === 'CNAME' ? others[0].Type : 'CNAME'
      } with the same DNS name already exists in zone ${zone.name}`
    : undefined;
}

function aliasProblem(
  route53: Route53,
  zone: HostedZone,
  records: RecordSet[],
  { Type, AliasTarget }: RecordSet,
): string | undefined {
  if (!AliasTarget) {
    return undefined;
  }
  const { DNSName = '', HostedZoneId = '' } = AliasTarget;
  const words = `Tried to create an alias that targets ${DNSName}, type ${Type} in zone ${HostedZoneId}`;
  if (Type === 'NS' || Type === 'SOA') {
    return `${words}, but aliases of that type are not supported`;
  }
  const outside = `${words}, but the alias target name does not lie within the target zone`;
  if (HostedZoneId === zone.id) {
    if (!isWithin(DNSName, zone.name)) {
      return outside;
    }
    const found = records.some(
      other => other.Name === DNSName && other.Type === Type,
    );
    return found ? undefined : `${words}, but that target was not found`;
  }
  const itsZone =
    (
      loadBalancerAt(route53.account.world, DNSName) ??
      gatewayAt(route53.account.world, DNSName)
    )?.canonicalHostedZoneId ?? zoneOfAwsName(DNSName);
  return itsZone && itsZone !== HostedZoneId ? outside : undefined;
}
