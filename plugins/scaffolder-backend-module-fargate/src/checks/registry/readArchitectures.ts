import {
  architecturesIn,
  configDigestIn,
  MANIFEST_TYPES,
} from './architecturesIn';
import { askRegistry, RegistryRequest } from './askRegistry';
import { ImageName } from './parseImage';
import { Registry } from './Registry';

/**
 * Asks a registry for which CPU architectures an image is built: by its manifest,
 * and where that is of one image, by its configuration.
 *
 * @returns by their names in OCI (`amd64`); undefined where it does not say.
 * @see https://distribution.github.io/distribution/spec/api/#pulling-an-image
 */
export async function readArchitectures(
  registry: Registry,
  { repository, reference }: ImageName,
  options: { signal?: AbortSignal },
): Promise<string[] | undefined> {
  const get = async (request: Omit<RegistryRequest, 'method'>) => {
    const response = await askRegistry(
      registry,
      { method: 'GET', ...request },
      options,
    );
    return response.ok ? response.json() : undefined;
  };
  try {
    const manifest = await get({
      path: `${repository}/manifests/${reference}`,
      accept: MANIFEST_TYPES.join(', '),
    });
    const digest = configDigestIn(manifest);
    if (!digest) {
      return architecturesIn(manifest);
    }
    const config: any = await get({ path: `${repository}/blobs/${digest}` });
    return config?.os === 'linux' && typeof config.architecture === 'string'
      ? [config.architecture]
      : undefined;
  } catch {
    options.signal?.throwIfAborted();
    return undefined;
  }
}
