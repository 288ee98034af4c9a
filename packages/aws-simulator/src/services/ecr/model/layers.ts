import { createHash } from 'node:crypto';
import { AwsError } from '../../../world/AwsError';
import { Ecr, Repository, Upload } from './Ecr';

const DIGEST = /^[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+$/;

/** The bytes that a part has to have which is not the last one. */
const LEAST_PART = 5 * 1024 * 1024;

export function initiateUpload(
  { region }: Ecr,
  repository: Repository,
): Upload {
  const upload: Upload = { id: region.ids.uuid(), parts: [] };
  repository.uploads.set(upload.id, upload);
  return upload;
}

/** @throws AwsError `UploadNotFoundException` */
export function uploadOf(repository: Repository, id: string): Upload {
  const upload = repository.uploads.get(id);
  if (!upload) {
    throw new AwsError(
      'UploadNotFoundException',
      'The upload could not be found, or the specified upload ID is not valid for this repository.',
    );
  }
  return upload;
}

/** The bytes of an upload so far. */
export function bytesOfUpload({ parts }: Upload): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

/**
 * Takes a part that does not follow on the last one for an error, as its bytes must.
 *
 * @throws AwsError `InvalidLayerPartException`
 */
export function uploadPart(
  { region }: Ecr,
  { name }: Repository,
  upload: Upload,
  part: { firstByte: number; lastByte: number; blob: Buffer },
): void {
  const received = bytesOfUpload(upload);
  const { firstByte, lastByte, blob } = part;
  if (firstByte !== received || lastByte - firstByte + 1 !== blob.length) {
    throw new AwsError(
      'InvalidLayerPartException',
      'The layer part size is not valid, or the first byte specified is not consecutive to the last byte of a previous layer part upload.',
      {
        fields: {
          registryId: region.accountId,
          repositoryName: name,
          uploadId: upload.id,
          lastValidByteReceived: received - 1,
        },
      },
    );
  }
  upload.parts.push(blob);
}

/**
 * Makes a layer of an upload.
 *
 * @returns its digest
 *
 * @throws AwsError `EmptyUploadException`, `InvalidLayerException`,
 *   `LayerAlreadyExistsException`, `LayerPartTooSmallException`
 */
export function completeUpload(
  repository: Repository,
  upload: Upload,
  digests: readonly string[],
): string {
  const { parts } = upload;
  if (parts.length === 0) {
    throw new AwsError(
      'EmptyUploadException',
      'The specified layer upload does not contain any layer parts.',
    );
  }
  if (parts.slice(0, -1).some(({ length }) => length < LEAST_PART)) {
    throw new AwsError(
      'LayerPartTooSmallException',
      'Layer parts must be at least 5 MiB in size.',
    );
  }
  return keepLayer(repository, upload, digests);
}

/**
 * The same of an upload whose parts may have any size, as the registry allows.
 *
 * @throws AwsError `InvalidLayerException`, `LayerAlreadyExistsException`
 */
export function keepLayer(
  repository: Repository,
  upload: Upload,
  digests: readonly string[],
): string {
  const blob = Buffer.concat(upload.parts);
  const digest = digestOf(blob);
  if (!digests.every(one => one === digest)) {
    throw new AwsError(
      'InvalidLayerException',
      'The layer digest calculation performed by Amazon ECR upon receipt of the image layer does not match the digest specified.',
    );
  }
  repository.uploads.delete(upload.id);
  if (repository.layers.has(digest)) {
    throw new AwsError(
      'LayerAlreadyExistsException',
      'The image layer already exists in the associated repository.',
    );
  }
  repository.layers.set(digest, blob);
  return digest;
}

export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}

/** The digest of some content. */
export function digestOf(content: Buffer | string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
