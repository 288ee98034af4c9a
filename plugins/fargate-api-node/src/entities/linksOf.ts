import { EntityLink } from '@backstage/catalog-model';

/** Returns entity links for titles and URLs; omits those without a URL. */
export function linksOf(
  urls: Record<string, string | undefined>,
): EntityLink[] {
  return Object.entries(urls).flatMap(([title, url]) =>
    url ? [{ title, url }] : [],
  );
}
