/**
 * A domain name in the form in which names are compared: lower case, without
 * the trailing dot, and with `*` for Route 53's `\052`.
 *
 * @public
 */
export function normalizeDomainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^\\052/, '*');
}

/**
 * Whether a name is that of a zone or a subdomain of it.
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
