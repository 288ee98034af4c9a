import {
  DescribeImagesRequest,
  DescribeImagesResponse,
  ImageDetail,
  ImageIdentifier,
} from '@aws-sdk/client-ecr';
import { behaviourOf } from '../../../containers/behaviourOf';
import { imageDigest as digestOf } from '../../../containers/imageDigest';
import { AwsError } from '../../../world/AwsError';
import { CallContext, Operation } from '../../ServiceDefinition';
import { imageName, requireRepository } from './repositoryOf';

/** `DescribeImages` for image ids. Every image exists, except those in `containers/images.ts`. */
export const DescribeImages: Operation<
  DescribeImagesRequest,
  DescribeImagesResponse
> = (context, { registryId, repositoryName = '', imageIds = [] }) => {
  const registry = requireRepository(context, 'DescribeImages', {
    registryId,
    repositoryName,
  });
  return {
    imageDetails: imageIds.map(id =>
      detail(context, registry, repositoryName, id),
    ),
  };
};

function detail(
  context: CallContext,
  registryId: string,
  repositoryName: string,
  { imageTag, imageDigest }: ImageIdentifier,
): ImageDetail {
  const image = imageName(context, registryId, repositoryName, {
    imageTag,
    imageDigest,
  });
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
    imageDigest: digestOf(image),
  };
}
