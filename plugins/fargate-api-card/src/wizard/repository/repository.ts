/** A repository, of which Backstage's actions take all parts in one text. */
export interface Repository {
  host: string;
  owner: string;
  repo: string;
}

/** The parts of `host?owner=…&repo=…`; those that are missing are empty. */
export function parseRepository(repoUrl = ''): Repository {
  const [host, query] = repoUrl.split('?');
  const values = new URLSearchParams(query);
  return {
    host,
    owner: values.get('owner') ?? '',
    repo: values.get('repo') ?? '',
  };
}

export function serializeRepository(repository: Repository): string {
  const { host, owner, repo } = repository;
  return `${host}?${new URLSearchParams({ owner, repo })}`;
}

/** Whether a repository has all of its parts. */
export function isComplete({ host, owner, repo }: Repository): boolean {
  return Boolean(host && owner && repo);
}
