/**
 * A name as it is compared: Route 53 answers with a dot at the end, and with
 * `\052` for a star.
 *
 * @public
 */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^\\052/, '*');
}

/**
 * Whether a name is a zone's own or below it.
 *
 * @public
 */
export function isWithin(name: string, zoneName: string): boolean {
  return name === zoneName || name.endsWith(`.${zoneName}`);
}

/**
 * The names above a domain name, nearest first, without the top level:
 * `acme.com` of `api.acme.com`.
 *
 * @public
 */
export function parentNames(name: string): string[] {
  const labels = name.split('.');
  return labels
    .slice(1, -1)
    .map((_, index) => labels.slice(index + 1).join('.'));
}
