import { WireAnswer } from '../../wire/WireAnswer';
import { AwsError } from '../../world/AwsError';

/** The status and the code in OCI's distribution specification of errors of ECR. */
const ERRORS: Record<string, [status: number, code: string]> = {
  AccessDeniedException: [403, 'DENIED'],
  ImageDigestDoesNotMatchException: [400, 'DIGEST_INVALID'],
  ImageNotFoundException: [404, 'MANIFEST_UNKNOWN'],
  ImageTagAlreadyExistsException: [400, 'TAG_INVALID'],
  InvalidLayerException: [400, 'DIGEST_INVALID'],
  InvalidLayerPartException: [416, 'BLOB_UPLOAD_INVALID'],
  InvalidParameterException: [405, 'UNSUPPORTED'],
  LayersNotFoundException: [404, 'MANIFEST_BLOB_UNKNOWN'],
  ReferencedImagesNotFoundException: [404, 'MANIFEST_BLOB_UNKNOWN'],
  RepositoryNotFoundException: [404, 'NAME_UNKNOWN'],
  UploadNotFoundException: [404, 'BLOB_UPLOAD_UNKNOWN'],
};

/** An error as a registry answers it. */
export function registryError(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): WireAnswer {
  return {
    status,
    contentType: 'application/json; charset=utf-8',
    headers,
    body: JSON.stringify({ errors: [{ code, message }] }),
  };
}

/** The answer to what a registry does not do. */
export function unsupported(): WireAnswer {
  return registryError(405, 'UNSUPPORTED', 'The operation is unsupported.');
}

/** An error of ECR as its registry answers it. */
export function answerTo({ code, message }: AwsError): WireAnswer {
  const [status, inOci] = Object.hasOwn(ERRORS, code)
    ? ERRORS[code]
    : [400, 'UNSUPPORTED'];
  return registryError(status, inOci, message);
}
