import { EntityLink } from '@backstage/catalog-model';

/** The links that there are: what has no address is left out. */
export function linksOf(
  addresses: Record<string, string | undefined>,
): EntityLink[] {
  return Object.entries(addresses).flatMap(([title, url]) =>
    url ? [{ title, url }] : [],
  );
}
