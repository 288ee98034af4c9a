import {
  BatchGetImageRequest,
  BatchGetImageResponse,
  ImageIdentifier,
} from '@aws-sdk/client-ecr';
import { behaviourOf } from '../../../containers/behaviourOf';
import { imageIndex, INDEX_TYPE } from '../../../containers/imageIndex';
import { CallContext, Operation } from '../../ServiceDefinition';
import { Repository } from '../model/Ecr';
import { findImage } from '../model/images';
import { findRepository, imageName } from './repositoryOf';

/** A manifest as it is returned. */
interface Found {
  manifest: string;
  mediaType: string;
  digest?: string;
}

export const BatchGetImage: Operation<
  BatchGetImageRequest,
  BatchGetImageResponse
> = (context, input) => {
  const { repository } = findRepository(context, 'BatchGetImage', input);
  const { imageIds = [], repositoryName = '' } = input;
  const found = imageIds.map(imageId => ({
    imageId,
    image: repository
      ? pushed(repository, imageId)
      : unknown(context, repositoryName, imageId),
  }));
  return {
    images: found.flatMap(({ image, imageId }) =>
      image
        ? {
            registryId: context.account.id,
            repositoryName,
            imageId: {
              ...imageId,
              ...(image.digest && { imageDigest: image.digest }),
            },
            imageManifest: image.manifest,
            imageManifestMediaType: image.mediaType,
          }
        : [],
    ),
    failures: found
      .filter(({ image }) => !image)
      .map(({ imageId }) => ({
        imageId,
        failureCode: 'ImageNotFound' as const,
        failureReason: 'Requested image not found',
      })),
  };
};

function pushed(
  repository: Repository,
  imageId: ImageIdentifier,
): Found | undefined {
  return findImage(repository, imageId);
}

/** In a repository that the simulator never had, every image has an index of manifests. */
function unknown(
  context: CallContext,
  repositoryName: string,
  imageId: ImageIdentifier,
): Found | undefined {
  const name = imageName(context, repositoryName, imageId);
  const behaviour = behaviourOf(name);
  return behaviour.exists
    ? {
        manifest: JSON.stringify(imageIndex(name, behaviour)),
        mediaType: INDEX_TYPE,
      }
    : undefined;
}
