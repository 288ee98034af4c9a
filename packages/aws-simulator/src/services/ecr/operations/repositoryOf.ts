import { ImageIdentifier } from '@aws-sdk/client-ecr';
import { CallContext } from '../../ServiceDefinition';
import { Ecr, Repository } from '../model/Ecr';
import { requireRegistryAccess } from '../model/requireRegistryAccess';

/** The repository that does not exist in any registry. */
const NO_REPOSITORY = 'does-not-exist';

/** The members of a request that name a repository. */
interface RepositoryInput {
  registryId?: string;
  repositoryName?: string;
}

/**
 * The registry of a request.
 *
 * @throws AwsError when it is of another account, and closed to that of the caller
 */
function requireRegistry(
  { account, region, rights }: CallContext,
  operation: string,
  { registryId = account.id, repositoryName = '' }: RepositoryInput,
): Ecr {
  const ecr = account.world
    .account(registryId)
    .region(region.name)
    .service(Ecr);
  requireRegistryAccess(ecr, rights.principal, operation, repositoryName);
  return ecr;
}

/**
 * The repository of a request.
 *
 * @throws AwsError when the caller may not use it, or it does not exist
 */
export function requireRepository(
  context: CallContext,
  operation: string,
  input: RepositoryInput,
): { ecr: Ecr; repository: Repository } {
  const ecr = requireRegistry(context, operation, input);
  return { ecr, repository: ecr.repository(input.repositoryName ?? '') };
}

/**
 * The same of a request that reads images.
 *
 * @returns `repository` is undefined for one that has every image
 */
export function findRepository(
  context: CallContext,
  operation: string,
  input: RepositoryInput,
): { ecr: Ecr; repository?: Repository } {
  const ecr = requireRegistry(context, operation, input);
  const { repositoryName: name = '' } = input;
  return name === NO_REPOSITORY || ecr.hasOnlyPushed(name)
    ? { ecr, repository: ecr.repository(name) }
    : { ecr };
}

/** The full name of an image in a repository. */
export function imageName(
  { account, region }: CallContext,
  repositoryName: string,
  { imageDigest, imageTag }: ImageIdentifier,
): string {
  const path = `${account.id}.dkr.ecr.${region.name}.${region.dnsSuffix}/${repositoryName}`;
  return imageDigest ? `${path}@${imageDigest}` : `${path}:${imageTag}`;
}
