import { PutImageRequest, PutImageResponse } from '@aws-sdk/client-ecr';
import { Operation } from '../../ServiceDefinition';
import { putImage } from '../model/images';
import { requireRepository } from './repositoryOf';

export const PutImage: Operation<PutImageRequest, PutImageResponse> = (
  context,
  input,
) => {
  const { ecr, repository } = requireRepository(context, 'PutImage', input);
  const { digest, manifest, mediaType } = putImage(ecr, repository, {
    manifest: input.imageManifest!,
    mediaType: input.imageManifestMediaType,
    tag: input.imageTag,
    digest: input.imageDigest,
  });
  return {
    image: {
      registryId: context.account.id,
      repositoryName: repository.name,
      imageId: { imageDigest: digest, imageTag: input.imageTag },
      imageManifest: manifest,
      imageManifestMediaType: mediaType,
    },
  };
};
