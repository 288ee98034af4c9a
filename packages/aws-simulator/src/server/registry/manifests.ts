import { Ecr, Repository } from '../../services/ecr/model/Ecr';
import {
  findImage,
  ImageId,
  PushedImage,
  putImage,
} from '../../services/ecr/model/images';
import { digestOf } from '../../services/ecr/model/layers';
import { WireAnswer } from '../../wire/WireAnswer';
import { WireRequest } from '../../wire/WireRequest';
import { AwsError } from '../../world/AwsError';
import { OpenRepository } from './OpenRepository';
import { registryError, unsupported } from './registryError';

/** A manifest by its tag or its digest. */
export function answerManifest(
  open: OpenRepository,
  { name, reference }: { name: string; reference: string },
  { body, headers, method }: WireRequest,
): WireAnswer {
  const isDigest = reference.includes(':');
  switch (method) {
    case 'GET':
    case 'HEAD':
      return found(
        open.repositoryFor('BatchGetImage'),
        isDigest ? { imageDigest: reference } : { imageTag: reference },
      );
    case 'PUT':
      return created(
        name,
        reference,
        put(open.ecr, open.repositoryFor('PutImage'), {
          manifest: body.toString(),
          mediaType: headers['content-type'],
          ...(isDigest ? { digest: reference } : { tag: reference }),
        }),
      );
    default:
      return unsupported();
  }
}

/** `GET /v2/<name>/tags/list` */
export function answerTags(
  { repositoryFor }: OpenRepository,
  name: string,
  { method }: WireRequest,
): WireAnswer {
  if (method !== 'GET') {
    return unsupported();
  }
  const { imageTags } = repositoryFor('ListImages');
  return {
    status: 200,
    contentType: 'application/json',
    body: JSON.stringify({ name, tags: [...imageTags.keys()] }),
  };
}

function found(repository: Repository, id: ImageId): WireAnswer {
  const image = findImage(repository, id);
  return image
    ? {
        status: 200,
        contentType: image.mediaType,
        headers: { 'Docker-Content-Digest': image.digest },
        body: image.manifest,
      }
    : registryError(404, 'MANIFEST_UNKNOWN', 'Requested image not found');
}

/** Pushes an image; one that is there has not to be pushed. @returns its digest */
function put(ecr: Ecr, repository: Repository, image: PushedImage): string {
  try {
    return putImage(ecr, repository, image).digest;
  } catch (error) {
    if ((error as AwsError).code === 'ImageAlreadyExistsException') {
      return digestOf(image.manifest);
    }
    throw error;
  }
}

function created(name: string, reference: string, digest: string): WireAnswer {
  return {
    status: 201,
    contentType: 'text/plain',
    headers: {
      Location: `/v2/${name}/manifests/${reference}`,
      'Docker-Content-Digest': digest,
    },
    body: '',
  };
}
