import {
  BatchDeleteImageRequest,
  BatchDeleteImageResponse,
  ImageFailure,
  ImageIdentifier,
} from '@aws-sdk/client-ecr';
import { Operation } from '../../ServiceDefinition';
import { Repository } from '../model/Ecr';
import { deleteImage, findImage, indexesOf } from '../model/images';
import { isDigest } from '../model/layers';
import { requireRepository } from './repositoryOf';

export const BatchDeleteImage: Operation<
  BatchDeleteImageRequest,
  BatchDeleteImageResponse
> = (context, input) => {
  const { repository } = requireRepository(context, 'BatchDeleteImage', input);
  const deleted: ImageIdentifier[] = [];
  const failures: ImageFailure[] = [];
  for (const imageId of input.imageIds ?? []) {
    const failure = failureOf(repository, imageId);
    if (failure) {
      failures.push({ imageId, ...failure });
    } else {
      const image = findImage(repository, imageId)!;
      deleted.push(...deleteImage(repository, image, imageId));
    }
  }
  return { imageIds: deleted, failures };
};

/** Why an image cannot be deleted. */
function failureOf(
  repository: Repository,
  { imageDigest, imageTag }: ImageIdentifier,
): Pick<ImageFailure, 'failureCode' | 'failureReason'> | undefined {
  if (imageDigest === undefined && imageTag === undefined) {
    return {
      failureCode: 'MissingDigestAndTag',
      failureReason:
        'Invalid request parameters: both tag and digest cannot be null',
    };
  }
  if (imageDigest !== undefined && !isDigest(imageDigest)) {
    return {
      failureCode: 'InvalidImageDigest',
      failureReason:
        "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'",
    };
  }
  const image = findImage(repository, { imageDigest, imageTag });
  if (!image) {
    return {
      failureCode: 'ImageNotFound',
      failureReason: 'Requested image not found',
    };
  }
  const indexes = indexesOf(repository, image);
  return indexes.length > 0 && imageTag === undefined
    ? {
        failureCode: 'ImageReferencedByManifestList',
        failureReason: `Requested image referenced by manifest list: [${indexes
          .map(({ digest }) => digest)
          .join(', ')}]`,
      }
    : undefined;
}
