import { createHash } from 'node:crypto';
import { ContainerBehaviour } from './ContainerBehaviour';

/** The media type of {@link imageIndex}. */
export const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';

/** The index of manifests of an image, one for each architecture that it is built for. */
export function imageIndex(
  image: string,
  { architectures = ['amd64', 'arm64'] }: ContainerBehaviour,
): object {
  return {
    schemaVersion: 2,
    mediaType: INDEX_TYPE,
    manifests: architectures.map(architecture => ({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      size: 1024,
      digest: `sha256:${createHash('sha256')
        .update(`${image} ${architecture}`)
        .digest('hex')}`,
      platform: { architecture, os: 'linux' },
    })),
  };
}
