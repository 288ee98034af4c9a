import {
  BatchGetImageRequest,
  BatchGetImageResponse,
} from '@aws-sdk/client-ecr';
import { behaviourOf } from '../../../containers/behaviourOf';
import { imageIndex, INDEX_TYPE } from '../../../containers/imageIndex';
import { Operation } from '../../ServiceDefinition';
import { imageName, requireRepository } from './repositoryOf';

/** `BatchGetImage`. Every image has an index of manifests. */
export const BatchGetImage: Operation<
  BatchGetImageRequest,
  BatchGetImageResponse
> = (context, { registryId, repositoryName = '', imageIds = [] }) => {
  const registry = requireRepository(context, 'BatchGetImage', {
    registryId,
    repositoryName,
  });
  const name = (imageId: (typeof imageIds)[number]) =>
    imageName(context, registry, repositoryName, imageId);
  const exists = (imageId: (typeof imageIds)[number]) =>
    behaviourOf(name(imageId)).exists;
  return {
    images: imageIds.filter(exists).map(imageId => ({
      registryId: registry,
      repositoryName,
      imageId,
      imageManifest: JSON.stringify(
        imageIndex(name(imageId), behaviourOf(name(imageId))),
      ),
      imageManifestMediaType: INDEX_TYPE,
    })),
    failures: imageIds
      .filter(imageId => !exists(imageId))
      .map(imageId => ({
        imageId,
        failureCode: 'ImageNotFound',
        failureReason: 'Requested image not found',
      })),
  };
};
