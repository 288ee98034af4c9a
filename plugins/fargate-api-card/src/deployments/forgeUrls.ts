import { ANNOTATION_SOURCE_LOCATION, Entity } from '@backstage/catalog-model';
import { webUrl } from '@fargate-api/backstage-plugin-fargate-api-common';

/** The repository in the location of a tree or file of GitLab and of GitHub. */
const REPOSITORIES = [
  {
    pattern: /^(https?:\/\/.+?)\/-\/(tree|blob)\//,
    commit: '/-/commit/',
    pullRequest: '/-/merge_requests/',
  },
  {
    pattern: /^(https?:\/\/[^/]+\/[^/]+\/[^/]+)\/(tree|blob)\//,
    commit: '/commit/',
    pullRequest: '/pull/',
  },
];

/** The page of a commit in the repository of an entity, if its annotation names one. */
export function commitUrl(
  entity: Entity,
  commit: string | undefined,
): string | undefined {
  return commit ? pageOf(entity, 'commit', commit) : undefined;
}

/** The page of a pull request, or merge request of GitLab, in that repository. */
export function pullRequestUrl(
  entity: Entity,
  number: number,
): string | undefined {
  return pageOf(entity, 'pullRequest', String(number));
}

function pageOf(
  entity: Entity,
  kind: 'commit' | 'pullRequest',
  id: string,
): string | undefined {
  const location = entity.metadata.annotations?.[ANNOTATION_SOURCE_LOCATION];
  const source = location?.replace(/^url:/, '') ?? '';
  for (const { pattern, ...paths } of REPOSITORIES) {
    const [, repository] = pattern.exec(source) ?? [];
    if (repository) {
      return webUrl(`${repository}${paths[kind]}${id}`);
    }
  }
  return undefined;
}
