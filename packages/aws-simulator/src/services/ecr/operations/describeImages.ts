import { createHash } from 'node:crypto';
import {
  DescribeImagesRequest,
  DescribeImagesResponse,
  ImageDetail,
  ImageIdentifier,
} from '@aws-sdk/client-ecr';
import { behaviourOf } from '../../../containers/behaviourOf';
import { AwsError } from '../../../world/AwsError';
import { CallContext, Operation } from '../../ServiceDefinition';

/** The repository that does not exist in any registry. */
const NO_REPOSITORY = 'does-not-exist';

/** `DescribeImages` for image ids. Every image exists, except those in `containers/images.ts`. */
export const DescribeImages: Operation<
  DescribeImagesRequest,
  DescribeImagesResponse
> = (context, { registryId, repositoryName = '', imageIds = [] }) => {
  const registry = registryId ?? context.account.id;
  if (registry !== context.account.id) {
    throw new AwsError(
      'AccessDeniedException',
      `User: ${context.principalArn} is not authorized to perform: ecr:DescribeImages on resource: arn:aws:ecr:${context.region.name}:${registry}:repository/${repositoryName} because no resource-based policy allows the ecr:DescribeImages action`,
    );
  }
  if (repositoryName === NO_REPOSITORY) {
    throw new AwsError(
      'RepositoryNotFoundException',
      `The repository with name '${repositoryName}' does not exist in the registry with id '${registry}'`,
    );
  }
  return {
    imageDetails: imageIds.map(id =>
      detail(context, registry, repositoryName, id),
    ),
  };
};

function detail(
  { region }: CallContext,
  registryId: string,
  repositoryName: string,
  { imageTag, imageDigest }: ImageIdentifier,
): ImageDetail {
  const path = `${registryId}.dkr.ecr.${region.name}.amazonaws.com/${repositoryName}`;
  const image = imageDigest ? `${path}@${imageDigest}` : `${path}:${imageTag}`;
  if (!behaviourOf(image).exists) {
    throw new AwsError(
      'ImageNotFoundException',
      `The image with imageId {imageDigest:'${
        imageDigest ?? 'null'
      }', imageTag:'${
        imageTag ?? 'null'
      }'} does not exist within the repository with name '${repositoryName}' in the registry with id '${registryId}'`,
    );
  }
  return {
    registryId,
    repositoryName,
    imageTags: imageTag ? [imageTag] : [],
    imageDigest:
      imageDigest ??
      `sha256:${createHash('sha256').update(image).digest('hex')}`,
  };
}
