import type * as Api from '@aws-sdk/client-ecr';
import { AwsError } from '../../../world/AwsError';
import { Operation } from '../../ServiceDefinition';
import { LayerDownloads } from '../model/LayerDownloads';
import {
  completeUpload,
  initiateUpload,
  isDigest,
  uploadOf,
  uploadPart,
} from '../model/layers';
import { requireRepository } from './repositoryOf';

/** The size of a part that ECR recommends, in bytes. */
const PART_SIZE = 20 * 1024 * 1024;

const LAYER_TYPE = 'application/vnd.docker.image.rootfs.diff.tar.gzip';

export const BatchCheckLayerAvailability: Operation<
  Api.BatchCheckLayerAvailabilityRequest,
  Api.BatchCheckLayerAvailabilityResponse
> = (context, input) => {
  const { repository } = requireRepository(
    context,
    'BatchCheckLayerAvailability',
    input,
  );
  const digests = input.layerDigests ?? [];
  return {
    layers: digests.filter(isDigest).map(layerDigest => {
      const layer = repository.layers.get(layerDigest);
      return layer
        ? {
            layerDigest,
            layerAvailability: 'AVAILABLE' as const,
            layerSize: layer.length,
            mediaType: LAYER_TYPE,
          }
        : { layerDigest, layerAvailability: 'UNAVAILABLE' as const };
    }),
    failures: digests
      .filter(digest => !isDigest(digest))
      .map(layerDigest => ({
        layerDigest,
        failureCode: 'InvalidLayerDigest' as const,
        failureReason:
          "Invalid request parameters: layer digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'",
      })),
  };
};

export const InitiateLayerUpload: Operation<
  Api.InitiateLayerUploadRequest,
  Api.InitiateLayerUploadResponse
> = (context, input) => {
  const { ecr, repository } = requireRepository(
    context,
    'InitiateLayerUpload',
    input,
  );
  return {
    uploadId: initiateUpload(ecr, repository).id,
    partSize: PART_SIZE,
  };
};

export const UploadLayerPart: Operation<
  Api.UploadLayerPartRequest,
  Api.UploadLayerPartResponse
> = (context, input) => {
  const { ecr, repository } = requireRepository(
    context,
    'UploadLayerPart',
    input,
  );
  const { uploadId = '', partFirstByte = 0, partLastByte = 0 } = input;
  uploadPart(ecr, repository, uploadOf(repository, uploadId), {
    firstByte: partFirstByte,
    lastByte: partLastByte,
    blob: Buffer.from(input.layerPartBlob!),
  });
  return {
    registryId: context.account.id,
    repositoryName: repository.name,
    uploadId,
    lastByteReceived: partLastByte,
  };
};

export const CompleteLayerUpload: Operation<
  Api.CompleteLayerUploadRequest,
  Api.CompleteLayerUploadResponse
> = (context, input) => {
  const { repository } = requireRepository(
    context,
    'CompleteLayerUpload',
    input,
  );
  const { uploadId = '', layerDigests = [] } = input;
  return {
    registryId: context.account.id,
    repositoryName: repository.name,
    uploadId,
    layerDigest: completeUpload(
      repository,
      uploadOf(repository, uploadId),
      layerDigests,
    ),
  };
};

/** `GetDownloadUrlForLayer`; the address is of the simulator, and not of S3. */
export const GetDownloadUrlForLayer: Operation<
  Api.GetDownloadUrlForLayerRequest,
  Api.GetDownloadUrlForLayerResponse
> = (context, input) => {
  const { repository } = requireRepository(
    context,
    'GetDownloadUrlForLayer',
    input,
  );
  const { layerDigest = '' } = input;
  const layer = repository.layers.get(layerDigest);
  if (!layer) {
    throw new AwsError(
      'LayersNotFoundException',
      'The specified layers could not be found, or the specified layer is not valid for this repository.',
    );
  }
  return {
    downloadUrl: context.world.service(LayerDownloads).addressOf(layer),
    layerDigest,
  };
};
