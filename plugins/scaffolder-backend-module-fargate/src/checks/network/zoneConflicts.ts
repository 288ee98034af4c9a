import { NetworkSubnet } from './Network';

/**
 * Zones with more than one of the given subnets, each with how to fix it. Zones
 * are compared by id, because their names differ between accounts.
 */
export function zoneConflicts(
  kind: string,
  subnets: readonly NetworkSubnet[],
): string[] {
  const zones = new Map<string, NetworkSubnet[]>();
  for (const subnet of subnets) {
    zones.set(subnet.zoneId, [...(zones.get(subnet.zoneId) ?? []), subnet]);
  }
  return [...zones.values()]
    .filter(same => same.length > 1)
    .map(
      same =>
        `${kind} subnets ${same.map(subnet => subnet.id).join(' and ')} are ${
          same.length === 2 ? 'both' : 'all'
        } in AZ ${same[0].zoneName} (${same[0].zoneId}): keep one of them`,
    );
}
