import { Ids } from '../../../world/Ids';

const DOMAINS = ['com', 'net', 'org', 'co.uk'];

/** Numbers of name servers in each of the top level domains. */
const PER_DOMAIN = 512;

/** Name servers that share a second level domain: `awsdns-00.com`. */
const PER_GROUP = 8;

/**
 * A zone's four name servers, one in each of four top level domains.
 *
 * @param taken - those of the other zones of the same name, which share none
 */
export function fourNameServers(
  ids: Ids,
  taken: ReadonlySet<string>,
): string[] {
  return DOMAINS.map((domain, index) => {
    let server: string;
    do {
      const number = Math.floor(ids.random() * PER_DOMAIN);
      const group = String(Math.floor(number / PER_GROUP)).padStart(2, '0');
      server = `ns-${index * PER_DOMAIN + number}.awsdns-${group}.${domain}`;
    } while (taken.has(server));
    return server;
  });
}
