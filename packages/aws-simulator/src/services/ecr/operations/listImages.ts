import {
  ImageIdentifier,
  ListImagesRequest,
  ListImagesResponse,
} from '@aws-sdk/client-ecr';
import { Operation } from '../../ServiceDefinition';
import { Image, Repository } from '../model/Ecr';
import { imagesWith, tagsOfImage } from '../model/images';
import { page } from './page';
import { requireRepository } from './repositoryOf';

/** `ListImages`: an id for each tag, and for each image without one. */
export const ListImages: Operation<ListImagesRequest, ListImagesResponse> = (
  context,
  input,
) => {
  const { repository } = requireRepository(context, 'ListImages', input);
  const { items, nextToken } = page(
    imagesWith(repository, input.filter).flatMap(image =>
      idsOf(repository, image),
    ),
    input,
  );
  return { imageIds: items, nextToken };
};

function idsOf(repository: Repository, image: Image): ImageIdentifier[] {
  const { digest: imageDigest } = image;
  const tags = tagsOfImage(repository, image);
  return tags.length > 0
    ? tags.map(imageTag => ({ imageDigest, imageTag }))
    : [{ imageDigest }];
}
