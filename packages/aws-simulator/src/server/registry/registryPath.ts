/** What a request to a registry is about, by the paths of OCI's distribution specification. */
export type RegistryPath =
  | { kind: 'api' }
  | { kind: 'blob'; name: string; digest: string }
  /** Without an id: a new one. */
  | { kind: 'upload'; name: string; id?: string }
  | { kind: 'manifest'; name: string; reference: string }
  | { kind: 'tags'; name: string };

const PATHS: [RegExp, (name: string, rest: string) => RegistryPath][] = [
  [/^$/, () => ({ kind: 'api' })],
  [
    /^(.+)\/blobs\/uploads\/([^/]*)$/,
    (name, id) => ({ kind: 'upload', name, id: id || undefined }),
  ],
  [
    /^(.+)\/blobs\/([^/]+)$/,
    (name, digest) => ({ kind: 'blob', name, digest }),
  ],
  [
    /^(.+)\/manifests\/([^/]+)$/,
    (name, reference) => ({ kind: 'manifest', name, reference }),
  ],
  [/^(.+)\/tags\/(list)$/, name => ({ kind: 'tags', name })],
];

/** @returns undefined for a path that a registry does not have */
export function registryPath(path: string): RegistryPath | undefined {
  const rest = path.replace(/^\/v2\/?/, '').replace(/%3a/gi, ':');
  for (const [pattern, make] of PATHS) {
    const found = pattern.exec(rest);
    if (found) {
      return make(found[1], found[2]);
    }
  }
  return undefined;
}

const ECR_HOST =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?(?::\d+)?$/;

/** A repository of a registry. */
export interface RepositoryName {
  accountId: string;
  region: string;
  repository: string;
}

/**
 * The repository of a name: by the `Host` header, if that is ECR's; else the name begins
 * with ECR's host, as in `localhost:4566/123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders`.
 *
 * @returns undefined if neither names a registry of ECR
 */
export function repositoryNamed(
  host: string,
  name: string,
): RepositoryName | undefined {
  const [first, ...rest] = name.split('/');
  const byHost = ECR_HOST.exec(host);
  const [, accountId, region] = byHost ?? ECR_HOST.exec(first) ?? [];
  const repository = byHost ? name : rest.join('/');
  return accountId ? { accountId, region, repository } : undefined;
}
