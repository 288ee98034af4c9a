import { createHash } from 'node:crypto';

export interface AvailabilityZone {
  /** `eu-west-1a`: the name in this account. */
  name: string;
  /** `euw1-az2`: the zone id, which is the same in every account. */
  id: string;
}

const USUAL_ZONES = { letters: ['a', 'b', 'c'], numbers: [1, 2, 3] };

/** Regions whose zones are not the usual three. */
const ZONES: Record<string, { letters: string[]; numbers: number[] }> = {
  'us-east-1': {
    letters: ['a', 'b', 'c', 'd', 'e', 'f'],
    numbers: [1, 2, 3, 4, 5, 6],
  },
  'us-west-1': { letters: ['a', 'c'], numbers: [1, 3] },
  'us-west-2': { letters: ['a', 'b', 'c', 'd'], numbers: [1, 2, 3, 4] },
  'ap-northeast-1': { letters: ['a', 'c', 'd'], numbers: [1, 2, 4] },
  'ap-northeast-2': { letters: ['a', 'b', 'c', 'd'], numbers: [1, 2, 3, 4] },
  'ca-central-1': { letters: ['a', 'b', 'd'], numbers: [1, 2, 4] },
};

/**
 * The Availability Zones of a region in one account, by name. As on AWS, the
 * mapping of names to zone ids differs between accounts.
 */
export function availabilityZones(
  accountId: string,
  region: string,
): AvailabilityZone[] {
  const { letters, numbers } = ZONES[region] ?? USUAL_ZONES;
  const ids = numbers.map(number => `${regionCode(region)}-az${number}`);
  const order = (id: string) =>
    createHash('sha256').update(`${accountId} ${id}`).digest('hex');
  ids.sort((a, b) => order(a).localeCompare(order(b)));
  return letters.map((letter, index) => ({
    name: `${region}${letter}`,
    id: ids[index],
  }));
}

/** `eu-west-1` → `euw1`, `ap-southeast-2` → `apse2`, `us-gov-west-1` → `usgw1`. */
function regionCode(region: string): string {
  const [area, ...rest] = region.split('-');
  const number = rest.pop() ?? '';
  const directions = rest.map(word =>
    (word.match(/north|south|east|west|central|gov/g) ?? [word])
      .map(part => part[0])
      .join(''),
  );
  return `${area}${directions.join('')}${number}`;
}
