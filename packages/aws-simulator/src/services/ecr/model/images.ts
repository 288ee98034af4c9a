import { ListImagesFilter } from '@aws-sdk/client-ecr';
import { AwsError } from '../../../world/AwsError';
import { Ecr, Image, invalidParameter, Repository } from './Ecr';
import { checkBehaviour } from './imageConfig';
import { digestOf } from './layers';
import { Manifest, parseManifest } from './manifest';

const TAG = '[a-zA-Z0-9-_.]+';

/** An image by its digest, by a tag, or by both. */
export interface ImageId {
  imageDigest?: string;
  imageTag?: string;
}

/** What is pushed. */
export interface PushedImage {
  manifest: string;
  mediaType?: string;
  tag?: string;
  /** That the client calculated. */
  digest?: string;
}

/**
 * @throws AwsError `ImageAlreadyExistsException`, `ImageDigestDoesNotMatchException`,
 *   `ImageTagAlreadyExistsException`, `InvalidParameterException`,
 *   `LayersNotFoundException`, `ReferencedImagesNotFoundException`
 */
export function putImage(
  { region }: Ecr,
  repository: Repository,
  { manifest: text, mediaType, tag, digest: given }: PushedImage,
): Image {
  if (tag !== undefined && !new RegExp(`^${TAG}$`).test(tag)) {
    throw invalidParameter(
      'imageTag',
      `must satisfy regular expression '${TAG}'`,
    );
  }
  const manifest = parseManifest(text, mediaType);
  const digest = digestOf(text);
  if (given !== undefined && given !== digest) {
    throw new AwsError(
      'ImageDigestDoesNotMatchException',
      'The specified image digest does not match the digest that Amazon ECR calculated for the image.',
    );
  }
  requireParts(region.accountId, repository, manifest);
  requireFreeTag(region.accountId, repository, digest, tag);
  checkBehaviour(repository, manifest);
  const image: Image = repository.images.get(digest) ?? {
    digest,
    manifest: text,
    mediaType: manifest.mediaType,
    pushedAt: region.world.now(),
  };
  repository.images.set(digest, image);
  if (tag !== undefined) {
    repository.imageTags.set(tag, digest);
  }
  return image;
}

/** The image with an id, if there is one with its tag and its digest. */
export function findImage(
  { images, imageTags }: Repository,
  { imageDigest, imageTag }: ImageId,
): Image | undefined {
  const digest = imageTag === undefined ? imageDigest : imageTags.get(imageTag);
  return imageDigest === undefined || imageDigest === digest
    ? images.get(digest ?? '')
    : undefined;
}

/** @throws AwsError `ImageNotFoundException` */
export function requireImage(
  { region }: Ecr,
  repository: Repository,
  id: ImageId,
): Image {
  const image = findImage(repository, id);
  if (!image) {
    throw imageNotFound(region.accountId, repository.name, id);
  }
  return image;
}

/** The error for an image that does not exist. */
export function imageNotFound(
  registryId: string,
  repositoryName: string,
  { imageDigest = 'null', imageTag = 'null' }: ImageId,
): AwsError {
  return new AwsError(
    'ImageNotFoundException',
    `The image with imageId {imageDigest:'${imageDigest}', imageTag:'${imageTag}'} does not exist within the repository with name '${repositoryName}' in the registry with id '${registryId}'`,
  );
}

/** The tags of an image. */
export function tagsOfImage(
  { imageTags }: Repository,
  { digest }: Image,
): string[] {
  return [...imageTags].filter(([, one]) => one === digest).map(([tag]) => tag);
}

/** The images of a repository that have tags, or that have none; none is archived. */
export function imagesWith(
  repository: Repository,
  { imageStatus = 'ANY', tagStatus = 'ANY' }: ListImagesFilter = {},
): Image[] {
  return [...repository.images.values()].filter(
    image =>
      ['ACTIVE', 'ANY'].includes(imageStatus) &&
      (tagStatus === 'ANY' ||
        (tagStatus === 'TAGGED') === tagsOfImage(repository, image).length > 0),
  );
}

/** The images whose indexes name an image. */
export function indexesOf({ images }: Repository, { digest }: Image): Image[] {
  return [...images.values()].filter(({ manifest }) =>
    parseManifest(manifest).manifests.some(one => one.digest === digest),
  );
}

/**
 * Deletes an image by its digest, or one of its tags. Without any tag left, it is
 * deleted too.
 *
 * @returns what was deleted
 */
export function deleteImage(
  repository: Repository,
  image: Image,
  { imageTag }: ImageId,
): ImageId[] {
  const tags = imageTag ? [imageTag] : tagsOfImage(repository, image);
  tags.forEach(tag => repository.imageTags.delete(tag));
  if (tagsOfImage(repository, image).length === 0) {
    repository.images.delete(image.digest);
  }
  return tags.length > 0
    ? tags.map(tag => ({ imageDigest: image.digest, imageTag: tag }))
    : [{ imageDigest: image.digest }];
}

function requireParts(
  registryId: string,
  { name, images, layers }: Repository,
  { blobs, manifests }: Manifest,
): void {
  const where = `required for pushing image into repository with name '${name}' in the registry with id '${registryId}' do not exist`;
  const noLayers = blobs.filter(({ digest }) => !layers.has(digest));
  if (noLayers.length > 0) {
    throw new AwsError(
      'LayersNotFoundException',
      `Layers with digests '${listed(noLayers)}' ${where}`,
    );
  }
  const noImages = manifests.filter(({ digest }) => !images.has(digest));
  if (noImages.length > 0) {
    throw new AwsError(
      'ReferencedImagesNotFoundException',
      `Images with digests '${listed(noImages)}' ${where}`,
    );
  }
}

function requireFreeTag(
  registryId: string,
  { images, imageTagMutability, imageTags, name }: Repository,
  digest: string,
  tag: string | undefined,
): void {
  const tagged = tag === undefined ? undefined : imageTags.get(tag);
  if (tagged === digest || (tag === undefined && images.has(digest))) {
    throw new AwsError(
      'ImageAlreadyExistsException',
      `Image with digest '${digest}'${
        tag === undefined ? '' : ` and tag '${tag}'`
      } already exists in the repository with name '${name}' in registry with id '${registryId}'`,
    );
  }
  if (tagged && imageTagMutability === 'IMMUTABLE') {
    throw new AwsError(
      'ImageTagAlreadyExistsException',
      `The image tag '${tag}' already exists in the '${name}' repository and cannot be overwritten because the tag is immutable.`,
    );
  }
}

function listed(descriptors: { digest: string }[]): string {
  return `[${descriptors.map(({ digest }) => digest).join(', ')}]`;
}
