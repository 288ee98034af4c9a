import { askRegistry } from './askRegistry';
import { MANIFEST_TYPES } from './architecturesIn';
import { Registry } from './Registry';
import { ImageName } from './parseImage';

/** What a registry says of an image. */
export type ManifestAnswer =
  | { found: boolean }
  /** Why it did not say. */
  | { unknown: string };

/**
 * Asks a registry whether it has the manifest of an image.
 *
 * @see https://distribution.github.io/distribution/spec/api/#existing-manifests
 */
export async function findManifest(
  registry: Registry,
  { repository, reference }: ImageName,
  options: { signal?: AbortSignal } = {},
): Promise<ManifestAnswer> {
  try {
    const { ok, status } = await askRegistry(
      registry,
      {
        method: 'HEAD',
        path: `${repository}/manifests/${reference}`,
        accept: MANIFEST_TYPES.join(', '),
      },
      options,
    );
    return ok || status === 404
      ? { found: ok }
      : { unknown: `its registry answered ${status}` };
  } catch (error) {
    options.signal?.throwIfAborted();
    return { unknown: `its registry did not answer (${reasonOf(error)})` };
  }
}

/** The cause of a failed `fetch` says more than its message. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: Error };
  return cause?.message || message;
}
