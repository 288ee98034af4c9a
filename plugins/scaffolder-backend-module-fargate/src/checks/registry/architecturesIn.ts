/** The media types of manifests that a container runtime accepts. */
export const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/**
 * The architectures on Linux that an index of manifests has, by their names in OCI
 * (`amd64`); undefined where a manifest is of one image, and its configuration says.
 *
 * @param manifest - from the registry; untrusted.
 * @see https://specs.opencontainers.org/image-spec/image-index/
 */
export function architecturesIn(manifest: unknown): string[] | undefined {
  const { manifests } = (manifest ?? {}) as { manifests?: unknown };
  if (!Array.isArray(manifests)) {
    return undefined;
  }
  const found = manifests.flatMap(one => {
    const { os, architecture } = one?.platform ?? {};
    // Attestations have the platform unknown/unknown.
    return os === 'linux' && typeof architecture === 'string'
      ? [architecture]
      : [];
  });
  return [...new Set(found)];
}

/** The digest of the configuration that a manifest of one image names. */
export function configDigestIn(manifest: unknown): string | undefined {
  const { config } = (manifest ?? {}) as { config?: { digest?: unknown } };
  const { digest } = config ?? {};
  return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest)
    ? digest
    : undefined;
}
