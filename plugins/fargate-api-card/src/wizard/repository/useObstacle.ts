import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { RepositoryObstacle } from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsync from 'react-use/esm/useAsync';
import { fargateApiRef } from '../../api/FargateApi';
import { findObstacle, partOf } from './findObstacle';
import { Repository } from './repository';
import { RepositoryOptions } from './RepositoryOptions';

/** An obstacle, and the part of the repository that it is about. */
interface FoundObstacle {
  obstacle: RepositoryObstacle;
  part: 'owner' | 'repo';
}

/**
 * What keeps the portal from creating a repository, asked whenever the user leaves a
 * field, until they change the part that it is about.
 */
export function useObstacle(
  repository: Repository,
  options: RepositoryOptions,
): { found?: FoundObstacle; onLeave(): void } {
  const api = useApi(fargateApiRef);
  const [left, setLeft] = useState<Repository>();
  const { mayExist } = options;
  const { value } = useAsync(async () => {
    const obstacle = left && (await findObstacle(api, left, { mayExist }));
    return obstacle && { obstacle, part: partOf(obstacle, left), of: left };
  }, [api, left, mayExist]);
  const isCurrent =
    value?.of.host === repository.host &&
    value.of.owner === repository.owner &&
    (value.part === 'owner' || value.of.repo === repository.repo);
  return {
    found: isCurrent ? value : undefined,
    onLeave: () => setLeft(repository),
  };
}
