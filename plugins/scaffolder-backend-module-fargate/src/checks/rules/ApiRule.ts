import { Rule } from '@aws-sdk/client-elastic-load-balancing-v2';

/** The requests that an API behind a shared load balancer gets. */
export interface ApiRule {
  host: string;
  /** Without a slash at the end; empty for all paths. */
  path: string;
}

/** `api.acme.com/orders` */
export function describeRule({ host, path }: ApiRule): string {
  return `${host}${path}`;
}

/**
 * How two rules share requests: they are for the `same` ones, one is for a part of the
 * other's (`nested`), or neither.
 */
export function overlapOf(
  one: ApiRule,
  other: ApiRule,
): 'same' | 'nested' | undefined {
  if (one.host !== other.host) {
    return undefined;
  }
  if (one.path === other.path) {
    return 'same';
  }
  const [outer, inner] =
    one.path.length < other.path.length ? [one, other] : [other, one];
  return inner.path.startsWith(`${outer.path}/`) ? 'nested' : undefined;
}

/**
 * What a rule of a listener is for, in terms of `shared-api.yml`: for each of its hosts,
 * each of its paths. Another condition does not count, nor what a wildcard stands for.
 */
export function rulesOf({ Conditions = [] }: Rule): ApiRule[] {
  const valuesOf = (field: string) =>
    Conditions.filter(({ Field }) => Field === field).flatMap(
      ({ Values = [], HostHeaderConfig, PathPatternConfig }) =>
        (HostHeaderConfig ?? PathPatternConfig)?.Values ?? Values,
    );
  const paths = [
    ...new Set(
      valuesOf('path-pattern').map(value => value.replace(/\/?\*?$/, '')),
    ),
  ];
  return valuesOf('host-header').flatMap(host =>
    (paths.length ? paths : ['']).map(path => ({
      host: host.toLowerCase(),
      path,
    })),
  );
}
