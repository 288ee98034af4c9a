import {
  DescribeImagesRequest,
  DescribeImagesResponse,
  ImageDetail,
  ImageIdentifier,
} from '@aws-sdk/client-ecr';
import { behaviourOf } from '../../../containers/behaviourOf';
import { imageDigest as digestOf } from '../../../containers/imageDigest';
import { CallContext, Operation } from '../../ServiceDefinition';
import { Image, Repository } from '../model/Ecr';
import {
  imageNotFound,
  imagesWith,
  requireImage,
  tagsOfImage,
} from '../model/images';
import { bytesOf, parseManifest } from '../model/manifest';
import { page } from './page';
import { findRepository, imageName } from './repositoryOf';

/** `DescribeImages`. In a repository that the simulator never had, for image ids only. */
export const DescribeImages: Operation<
  DescribeImagesRequest,
  DescribeImagesResponse
> = (context, input) => {
  const { ecr, repository } = findRepository(context, 'DescribeImages', input);
  const { filter, imageIds, repositoryName = '' } = input;
  if (!repository) {
    return {
      imageDetails: (imageIds ?? []).map(id =>
        unknownDetail(context, repositoryName, id),
      ),
    };
  }
  const images =
    imageIds?.map(id => requireImage(ecr, repository, id)) ??
    imagesWith(repository, filter);
  const { items, nextToken } = page(images, input);
  return {
    imageDetails: items.map(image =>
      detail(context.account.id, repository, image),
    ),
    nextToken,
  };
};

function detail(
  registryId: string,
  repository: Repository,
  image: Image,
): ImageDetail {
  const manifest = parseManifest(image.manifest, image.mediaType);
  const imageTags = tagsOfImage(repository, image);
  return {
    registryId,
    repositoryName: repository.name,
    imageDigest: image.digest,
    imageTags: imageTags.length > 0 ? imageTags : undefined,
    imageSizeInBytes: bytesOf(manifest),
    imagePushedAt: image.pushedAt,
    imageManifestMediaType: image.mediaType,
    artifactMediaType: manifest.config?.mediaType,
  };
}

function unknownDetail(
  context: CallContext,
  repositoryName: string,
  id: ImageIdentifier,
): ImageDetail {
  const { account } = context;
  const image = imageName(context, repositoryName, id);
  if (!behaviourOf(image).exists) {
    throw imageNotFound(account.id, repositoryName, id);
  }
  return {
    registryId: account.id,
    repositoryName,
    imageTags: id.imageTag ? [id.imageTag] : [],
    imageDigest: digestOf(image),
  };
}
