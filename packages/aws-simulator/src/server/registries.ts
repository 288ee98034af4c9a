import { behaviourOf } from '../containers/behaviourOf';
import { imageIndex, INDEX_TYPE } from '../containers/imageIndex';
import { WireAnswer } from '../wire/WireAnswer';

/** As in `/registries/public.ecr.aws/v2/docker/library/nginx/manifests/1.27`. */
const MANIFEST = /^\/registries\/([^/]+)\/v2\/(.+)\/manifests\/([^/]+)$/;

/**
 * Stands for the registries of the world, which a container runtime pulls images
 * from: whether an image has a manifest, and for which architectures.
 *
 * @returns undefined for another path.
 */
export function registries(path: string): WireAnswer | undefined {
  const parts = MANIFEST.exec(path);
  if (!parts) {
    return undefined;
  }
  const [, host, repository, reference] = parts;
  const separator = reference.includes(':') ? '@' : ':';
  const image = `${host}/${repository}${separator}${reference}`;
  const behaviour = behaviourOf(image);
  const { exists, isPrivate } = behaviour;
  if (isPrivate) {
    return {
      status: 401,
      contentType: 'application/json',
      headers: { 'www-authenticate': `Basic realm="${host}"` },
      body: JSON.stringify({
        errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }],
      }),
    };
  }
  const body = exists
    ? imageIndex(image, behaviour)
    : { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] };
  return {
    status: exists ? 200 : 404,
    contentType: exists ? INDEX_TYPE : 'application/json',
    body: JSON.stringify(body),
  };
}
