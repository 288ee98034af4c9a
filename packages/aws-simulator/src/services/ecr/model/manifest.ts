import { invalidParameter } from './Ecr';

/** What a manifest refers to. */
export interface Descriptor {
  digest: string;
  size: number;
  mediaType?: string;
  platform?: { architecture?: string; os?: string };
}

/** A manifest of an image, by the specification of OCI or of Docker, or an index of manifests. */
export interface Manifest {
  mediaType: string;
  /** The configuration and the layers. */
  blobs: Descriptor[];
  config?: Descriptor;
  /** Of an index. */
  manifests: Descriptor[];
}

const OCI = 'application/vnd.oci.image';

/**
 * @param mediaType - which the request has; the manifest itself need not have one
 *
 * @throws AwsError `InvalidParameterException`
 */
export function parseManifest(text: string, mediaType?: string): Manifest {
  const document = parse(text);
  const { config, layers = [], manifests = [] } = document;
  const blobs = [config ?? [], layers].flat();
  if (
    document.schemaVersion !== 2 ||
    ![...blobs, manifests].flat().every(isDescriptor) ||
    blobs.length + manifests.length === 0
  ) {
    throw invalidParameter('ImageManifest', 'Invalid JSON syntax');
  }
  return {
    mediaType:
      mediaType ??
      document.mediaType ??
      `${OCI}.${manifests.length > 0 ? 'index' : 'manifest'}.v1+json`,
    blobs,
    config,
    manifests,
  };
}

/** The bytes of an image, as its manifest has them. */
export function bytesOf({ blobs }: Manifest): number {
  return blobs.reduce((sum, { size }) => sum + size, 0);
}

function parse(text: string): Record<string, any> {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw invalidParameter('ImageManifest', 'Invalid JSON syntax');
  }
}

function isDescriptor(value: any): value is Descriptor {
  return typeof value?.digest === 'string' && Number.isInteger(value.size);
}
