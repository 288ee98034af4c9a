import { FargateApiPlace } from '@fargate-api/backstage-plugin-fargate-api-common';

/** What a place is called, from short to long. */
const NAMES: ((place: FargateApiPlace) => (string | undefined)[])[] = [
  ({ target }) => [target.name, target.region],
  ({ target, cluster }) => [target.name, target.region, cluster],
  ({ target, cluster, name }) => [target.name, target.region, cluster, name],
];

/** The shortest names that tell the places of an entity apart. */
export function placeNames(places: FargateApiPlace[]): string[] {
  const names = NAMES.map(nameOf =>
    places.map(place => nameOf(place).filter(Boolean).join(' · ')),
  );
  return (
    names.find(each => new Set(each).size === places.length) ??
    places.map(({ id }) => id)
  );
}
