import { World } from '../../../../world/World';
import { HostedZone, RecordSet } from '../types';
import { canonicalName, isWithin, labelCount, parentOf } from '../names';
import { Route53 } from '../Route53';
import { gatewayAt } from './gatewayAt';
import { loadBalancerAt } from './loadBalancerAt';

/**
 * The result of resolving a name.
 *
 * @public
 */
export interface Resolution {
  /**
   * `found`: there are values. `no-data`: the name exists with other record
   * types. `no-name`: the authoritative zone does not have the name.
   * `unregistered`: the domain is not registered. `undelegated`: the parent
   * zone refers to name servers that do not have the zone.
   */
  status: 'found' | 'no-data' | 'no-name' | 'unregistered' | 'undelegated';
  values: string[];
  /** The ids of the zones that were queried; the last one is authoritative. */
  path: { zoneId: string; zoneName: string; accountId: string }[];
}

/** The maximum length of a chain of CNAME records. */
const MAX_CNAMES = 8;

interface OwnedZone extends HostedZone {
  accountId: string;
}

/**
 * Resolves a name like a resolver on the internet, in the hosted zones of all
 * accounts. Every two-label domain (`acme.com`) is delegated to the first
 * public zone of that name. Any other zone is found only if its parent zone
 * has an NS record with its name servers.
 *
 * @param from - a VPC, whose associated private zones then come first
 *
 * @public
 */
export function resolve(
  world: World,
  name: string,
  type: string,
  from?: { vpcId: string },
): Resolution {
  return follow(world, canonicalName(name), type, from?.vpcId, 0);
}

function follow(
  world: World,
  name: string,
  type: string,
  vpcId: string | undefined,
  depth: number,
): Resolution {
  const named = loadBalancerAt(world, name) ?? gatewayAt(world, name);
  if (named) {
    return type === 'A'
      ? { status: 'found', values: named.addresses, path: [] }
      : { status: 'no-data', values: [], path: [] };
  }
  const way = wayTo(world, name, vpcId);
  const path = way.zones.map(({ id, name: zoneName, accountId }) => ({
    zoneId: id,
    zoneName,
    accountId,
  }));
  const zone = way.zones.at(-1);
  if (way.problem || !zone) {
    return { status: way.problem ?? 'unregistered', values: [], path };
  }
  const records = recordsAt(zone, name);
  if (records.length === 0) {
    const exists = zone.published.some(({ Name }) => isWithin(Name, name));
    return { status: exists ? 'no-data' : 'no-name', values: [], path };
  }
  const record = chosen(records, type) ?? chosen(records, 'CNAME');
  if (!record) {
    return { status: 'no-data', values: [], path };
  }
  const target = record.AliasTarget?.DNSName ?? cnameTarget(record, type);
  if (target !== undefined) {
    return depth < MAX_CNAMES
      ? follow(world, canonicalName(target), type, vpcId, depth + 1)
      : { status: 'no-data', values: [], path };
  }
  const values = (record.ResourceRecords ?? []).map(({ Value = '' }) => Value);
  return { status: 'found', values, path };
}

/**
 * The record of a type that answers. Nothing is unhealthy, and a resolver is in
 * no region: the primary record answers, the one with the greatest weight, or
 * the first.
 */
function chosen(records: RecordSet[], type: string): RecordSet | undefined {
  return records
    .filter(({ Type }) => Type === type)
    .sort((a, b) => (b.Weight ?? 0) - (a.Weight ?? 0))
    .sort(
      (a, b) =>
        Number(b.Failover === 'PRIMARY') - Number(a.Failover === 'PRIMARY'),
    )
    .at(0);
}

/** The target of a CNAME record, unless the CNAME itself was requested. */
function cnameTarget(record: RecordSet, type: string): string | undefined {
  return record.Type === 'CNAME' && type !== 'CNAME'
    ? record.ResourceRecords?.[0]?.Value
    : undefined;
}

/** The record sets of a name, or of the closest wildcard. */
function recordsAt(zone: HostedZone, name: string): RecordSet[] {
  const at = (wanted: string) =>
    zone.published.filter(({ Name }) => Name === wanted);
  const own = at(name);
  if (own.length > 0 || name === zone.name) {
    return own;
  }
  for (
    let parent = parentOf(name);
    isWithin(parent, zone.name);
    parent = parentOf(parent)
  ) {
    const wildcard = at(`\\052.${parent}`);
    // A wildcard does not apply below a name that exists.
    if (wildcard.length > 0 || at(parent).length > 0) {
      return wildcard;
    }
  }
  return [];
}

/** The zones that a resolver queries for a name, from the registered domain down. */
function wayTo(
  world: World,
  name: string,
  vpcId: string | undefined,
): { zones: OwnedZone[]; problem?: 'unregistered' | 'undelegated' } {
  const all = publishedZones(world);
  const privateZone = all
    .filter(
      zone =>
        isWithin(name, zone.name) &&
        zone.vpcs.some(({ VPCId }) => VPCId === vpcId),
    )
    .sort((a, b) => labelCount(b.name) - labelCount(a.name))
    .at(0);
  if (privateZone) {
    return { zones: [privateZone] };
  }
  const publicZones = all.filter(({ isPrivate }) => !isPrivate);
  const registered = publicZones
    .filter(zone => labelCount(zone.name) === 2 && isWithin(name, zone.name))
    .sort((a, b) => a.createdAt - b.createdAt)
    .at(0);
  if (!registered) {
    return { zones: [], problem: 'unregistered' };
  }
  const zones = [registered];
  for (;;) {
    const cut = delegation(zones.at(-1)!, name);
    if (!cut) {
      return { zones };
    }
    const servers = new Set(
      cut.ResourceRecords?.map(({ Value = '' }) => canonicalName(Value)),
    );
    const child = publicZones.find(
      zone =>
        zone.name === cut.Name &&
        zone.nameServers.some(server => servers.has(canonicalName(server))),
    );
    if (!child) {
      return { zones, problem: 'undelegated' };
    }
    zones.push(child);
  }
}

/** The NS record that delegates a name, the closest one to the apex of the zone. */
function delegation(zone: HostedZone, name: string): RecordSet | undefined {
  return zone.published
    .filter(
      ({ Name, Type }) =>
        Type === 'NS' && Name !== zone.name && isWithin(name, Name),
    )
    .sort((a, b) => labelCount(a.Name) - labelCount(b.Name))
    .at(0);
}

function publishedZones(world: World): OwnedZone[] {
  return world
    .accounts()
    .flatMap(account =>
      [...account.service(Route53).zones.values()]
        .filter(({ published }) => published.length > 0)
        .map(zone => ({ ...zone, accountId: account.id })),
    );
}
