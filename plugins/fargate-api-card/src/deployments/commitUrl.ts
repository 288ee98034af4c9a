import { ANNOTATION_SOURCE_LOCATION, Entity } from '@backstage/catalog-model';
import { webUrl } from '@fargate-api/backstage-plugin-fargate-api-common';

/** The repository in the location of a tree or file of GitLab and of GitHub. */
const REPOSITORIES = [
  { pattern: /^(https?:\/\/.+?)\/-\/(tree|blob)\//, commit: '/-/commit/' },
  {
    pattern: /^(https?:\/\/[^/]+\/[^/]+\/[^/]+)\/(tree|blob)\//,
    commit: '/commit/',
  },
];

/** The page of a commit in the repository of an entity, if its annotation names one. */
export function commitUrl(
  entity: Entity,
  commit: string | undefined,
): string | undefined {
  const location = entity.metadata.annotations?.[ANNOTATION_SOURCE_LOCATION];
  const source = location?.replace(/^url:/, '') ?? '';
  for (const { commit: path, pattern } of REPOSITORIES) {
    const [, repository] = pattern.exec(source) ?? [];
    if (commit && repository) {
      return webUrl(`${repository}${path}${commit}`);
    }
  }
  return undefined;
}
