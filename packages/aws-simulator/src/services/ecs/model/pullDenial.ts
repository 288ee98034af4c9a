import { TaskDefinition } from '@aws-sdk/client-ecs';
import { ImageReference } from '../../../containers/imageReference';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { imageNamed, registryOf } from '../../ecr/model/imageNamed';
import { requireRegistryAccess } from '../../ecr/model/requireRegistryAccess';
import { LaunchFailure, launchFailures } from './launchFailures';
import { rightsOfTask } from './rightsOfTask';

/**
 * Why a task may not pull an image of a repository that the simulator has: the policies
 * of its execution role count, even if those of callers are not evaluated.
 */
export function pullDenial(
  region: Region,
  image: ImageReference,
  taskArn: string,
  { executionRoleArn = '' }: TaskDefinition,
): LaunchFailure | undefined {
  const ecr = registryOf(region.world, image);
  const rights = rightsOfTask(region, executionRoleArn, taskArn);
  if (!ecr || !rights) {
    return undefined;
  }
  const { repository: repositoryName } = image;
  const denial = (operation: string) =>
    errorOf(() => {
      requireRegistryAccess(ecr, rights.principal, operation, repositoryName);
      rights.require({
        region: ecr.region,
        service: 'ecr',
        operation,
        input: { repositoryName },
      });
    });
  const noToken = errorOf(() =>
    rights.require({
      region,
      service: 'ecr',
      operation: 'GetAuthorizationToken',
      input: {},
    }),
  );
  if (noToken) {
    return launchFailures.registryAuthDenied(noToken, region.ids.uuid());
  }
  if (denial('BatchGetImage')) {
    return launchFailures.imageForbidden(image);
  }
  return denial('GetDownloadUrlForLayer')
    ? launchFailures.layersForbidden(
        image,
        imageNamed(region.world, image.name).digest,
      )
    : undefined;
}

function errorOf(act: () => void): AwsError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) {
      return error;
    }
    throw error;
  }
}
