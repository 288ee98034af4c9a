import { ConfigApi } from '@backstage/frontend-plugin-api';
import { RepositoryOptions } from './RepositoryOptions';

/**
 * Where a repository can be: the hosts that the portal's `integrations` name, in their
 * order, or without any the public one.
 */
export function hostsOf(
  config: ConfigApi,
  { forge = 'github', host }: RepositoryOptions,
): string[] {
  if (host) {
    return [host];
  }
  const integrations =
    config.getOptionalConfigArray(`integrations.${forge}`) ?? [];
  const hosts = integrations.map(
    one => one.getOptionalString('host') ?? `${forge}.com`,
  );
  return hosts.length > 0 ? [...new Set(hosts)] : [`${forge}.com`];
}
