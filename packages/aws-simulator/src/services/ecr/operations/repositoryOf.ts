import { ImageIdentifier } from '@aws-sdk/client-ecr';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';

/** The repository that does not exist in any registry. */
const NO_REPOSITORY = 'does-not-exist';

/**
 * The registry of a request about images.
 *
 * @throws AwsError when it is of another account, or has no such repository
 */
export function requireRepository(
  { account, principalArn, region }: CallContext,
  operation: string,
  {
    registryId: registry = account.id,
    repositoryName,
  }: { registryId?: string; repositoryName: string },
): string {
  if (registry !== account.id) {
    throw new AwsError(
      'AccessDeniedException',
      `User: ${principalArn} is not authorized to perform: ecr:${operation} on resource: arn:aws:ecr:${region.name}:${registry}:repository/${repositoryName} because no resource-based policy allows the ecr:${operation} action`,
    );
  }
  if (repositoryName === NO_REPOSITORY) {
    throw new AwsError(
      'RepositoryNotFoundException',
      `The repository with name '${repositoryName}' does not exist in the registry with id '${registry}'`,
    );
  }
  return registry;
}

/** The full name of an image in a repository. */
export function imageName(
  { region }: CallContext,
  registry: string,
  repositoryName: string,
  { imageDigest, imageTag }: ImageIdentifier,
): string {
  const path = `${registry}.dkr.ecr.${region.name}.amazonaws.com/${repositoryName}`;
  return imageDigest ? `${path}@${imageDigest}` : `${path}:${imageTag}`;
}
