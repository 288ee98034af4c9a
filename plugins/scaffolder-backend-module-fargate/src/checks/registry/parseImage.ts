/** The parts of an image name, as a container runtime reads it. */
export interface ImageName {
  /** `docker.io` for Docker Hub. */
  host: string;
  repository: string;
  /** A tag, or a digest with its algorithm. */
  reference: string;
}

/** Parses an image name: `nginx` is `docker.io/library/nginx:latest`. */
export function parseImage(image: string): ImageName {
  const [path, digest] = image.split('@');
  const [, bare, tag = 'latest'] = /^(.*?)(?::([^:/]+))?$/.exec(path)!;
  const [first, ...rest] = bare.split('/');
  const isHost = rest.length > 0 && /[.:A-Z]|^localhost$/.test(first);
  const named = isHost ? rest.join('/') : bare;
  const host = isHost ? first : 'docker.io';
  return {
    host,
    repository:
      host === 'docker.io' && !named.includes('/') ? `library/${named}` : named,
    reference: digest ?? tag,
  };
}
