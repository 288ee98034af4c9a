/** The parts of an image name, as a container runtime reads it. */
export interface ImageReference {
  /** The host of the registry, e.g. `registry-1.docker.io`. */
  registry: string;
  repository: string;
  /** A tag, or a digest with its algorithm. */
  reference: string;
  /** The full name, with the defaults of a container runtime. */
  name: string;
  /** A private repository of Amazon ECR, which needs a token of the ECR API. */
  isPrivateEcr: boolean;
}

const PRIVATE_ECR =
  /^\d{12}\.dkr(\.ecr(-fips)?\.[a-z0-9-]+\.amazonaws\.com(\.cn)?|-ecr(-fips)?\.[a-z0-9-]+\.on\.aws)$/;

/** Parses an image name: `nginx` is `docker.io/library/nginx:latest`. */
export function imageReference(image: string): ImageReference {
  const [path, digest] = image.split('@');
  const colon = path.lastIndexOf(':');
  const tagged = colon > path.lastIndexOf('/');
  const bare = tagged ? path.slice(0, colon) : path;
  const reference = digest ?? (tagged ? path.slice(colon + 1) : 'latest');

  const [first, ...rest] = bare.split('/');
  const hasHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const host = hasHost ? first : 'docker.io';
  const named = hasHost ? rest.join('/') : bare;
  const repository =
    host === 'docker.io' && !named.includes('/') ? `library/${named}` : named;

  return {
    registry: host === 'docker.io' ? 'registry-1.docker.io' : host,
    repository,
    reference,
    name: `${host}/${repository}${digest ? '@' : ':'}${reference}`,
    isPrivateEcr: PRIVATE_ECR.test(host),
  };
}
