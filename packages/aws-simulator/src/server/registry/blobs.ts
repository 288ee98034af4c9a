import { Ecr, Repository, Upload } from '../../services/ecr/model/Ecr';
import {
  bytesOfUpload,
  initiateUpload,
  keepLayer,
  uploadOf,
  uploadPart,
} from '../../services/ecr/model/layers';
import { WireAnswer } from '../../wire/WireAnswer';
import { WireRequest } from '../../wire/WireRequest';
import { AwsError } from '../../world/AwsError';
import { OpenRepository } from './OpenRepository';
import { registryError, unsupported } from './registryError';

/** `GET` and `HEAD` of a layer, or of the configuration of an image. */
export function answerBlob(
  { repositoryFor }: OpenRepository,
  digest: string,
  { method }: WireRequest,
): WireAnswer {
  if (method !== 'GET' && method !== 'HEAD') {
    return unsupported();
  }
  const { layers } = repositoryFor(
    method === 'GET' ? 'GetDownloadUrlForLayer' : 'BatchCheckLayerAvailability',
  );
  const blob = layers.get(digest);
  return blob
    ? {
        status: 200,
        contentType: 'application/octet-stream',
        headers: { 'Docker-Content-Digest': digest },
        body: blob,
      }
    : registryError(404, 'BLOB_UNKNOWN', 'blob unknown to registry');
}

/**
 * `POST` begins an upload, with the digest of the body as a whole one. Blobs of other
 * repositories are not mounted, as ECR does it unless it is set so.
 */
export function answerNewUpload(
  { ecr, repositoryFor }: OpenRepository,
  name: string,
  { body, method, url }: WireRequest,
): WireAnswer {
  if (method !== 'POST') {
    return unsupported();
  }
  const repository = repositoryFor('InitiateLayerUpload');
  const upload = initiateUpload(ecr, repository);
  const digest = url.searchParams.get('digest');
  if (digest === null) {
    return accepted(name, upload);
  }
  receive(ecr, repositoryFor('UploadLayerPart'), upload, body);
  return complete(repositoryFor('CompleteLayerUpload'), name, upload, digest);
}

/** `PATCH` sends a part, `PUT` perhaps the last one, with the digest of all. */
export function answerUpload(
  { ecr, repositoryFor }: OpenRepository,
  { id, name }: { id: string; name: string },
  { body, headers, method, url }: WireRequest,
): WireAnswer {
  const repository = repositoryFor('UploadLayerPart');
  const upload = uploadOf(repository, id);
  switch (method) {
    case 'GET':
      return { ...accepted(name, upload), status: 204 };
    case 'PATCH':
      receive(ecr, repository, upload, body, headers['content-range']);
      return accepted(name, upload);
    case 'PUT':
      if (body.length > 0) {
        receive(ecr, repository, upload, body, headers['content-range']);
      }
      return complete(
        repositoryFor('CompleteLayerUpload'),
        name,
        upload,
        url.searchParams.get('digest') ?? '',
      );
    case 'DELETE':
      repository.uploads.delete(id);
      return { status: 204, contentType: 'text/plain', body: '' };
    default:
      return unsupported();
  }
}

/** @param range - `{first byte}-{last byte}`, if the client says it */
function receive(
  ecr: Ecr,
  repository: Repository,
  upload: Upload,
  blob: Buffer,
  range?: string,
): void {
  const [first] = /^\d+/.exec(range ?? '') ?? [bytesOfUpload(upload)];
  const firstByte = Number(first);
  uploadPart(ecr, repository, upload, {
    firstByte,
    lastByte: firstByte + blob.length - 1,
    blob,
  });
}

function complete(
  repository: Repository,
  name: string,
  upload: Upload,
  digest: string,
): WireAnswer {
  try {
    keepLayer(repository, upload, [digest]);
  } catch (error) {
    // Two clients can push the same layer at once.
    if ((error as AwsError).code !== 'LayerAlreadyExistsException') {
      throw error;
    }
  }
  return {
    status: 201,
    contentType: 'text/plain',
    headers: {
      Location: `/v2/${name}/blobs/${digest}`,
      'Docker-Content-Digest': digest,
    },
    body: '',
  };
}

function accepted(name: string, upload: Upload): WireAnswer {
  return {
    status: 202,
    contentType: 'text/plain',
    headers: {
      Location: `/v2/${name}/blobs/uploads/${upload.id}`,
      Range: `0-${Math.max(0, bytesOfUpload(upload) - 1)}`,
      'Docker-Upload-UUID': upload.id,
    },
    body: '',
  };
}
