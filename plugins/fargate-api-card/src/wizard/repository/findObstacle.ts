import {
  REPOSITORY_NAME,
  REPOSITORY_OWNER,
  RepositoryObstacle,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateApi } from '../../api/FargateApi';
import { Repository } from './repository';
import { RepositoryOptions } from './RepositoryOptions';

/**
 * What keeps the portal from creating a repository, as far as it is filled in.
 * Undefined also if that cannot be asked: the template checks it again.
 */
export async function findObstacle(
  api: Pick<FargateApi, 'checkRepository'>,
  { host, owner, repo }: Repository,
  { mayExist }: RepositoryOptions,
): Promise<RepositoryObstacle | undefined> {
  if (!owner) {
    return undefined;
  }
  if (!REPOSITORY_OWNER.test(owner) || (repo && !REPOSITORY_NAME.test(repo))) {
    return 'invalid-name';
  }
  try {
    const { obstacle } = await api.checkRepository({
      host,
      owner,
      ...(repo && { repo }),
    });
    return obstacle === 'exists' && mayExist ? undefined : obstacle;
  } catch {
    return undefined;
  }
}

/** The part of a repository that an obstacle is about. */
export function partOf(
  obstacle: RepositoryObstacle,
  { owner }: Repository,
): 'owner' | 'repo' {
  const isOfName =
    obstacle === 'exists' ||
    (obstacle === 'invalid-name' && REPOSITORY_OWNER.test(owner));
  return isOfName ? 'repo' : 'owner';
}
