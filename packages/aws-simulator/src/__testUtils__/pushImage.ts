import { createHash } from 'node:crypto';
import { ECR } from '@aws-sdk/client-ecr';

const OCI = 'application/vnd.oci.image';

/** The configuration of an image, as far as the simulator reads it. */
export interface TestImage {
  architecture?: string;
  config?: {
    Labels?: Record<string, string>;
    ExposedPorts?: Record<string, object>;
    Env?: string[];
    Entrypoint?: string[];
  };
}

export function digestOf(content: string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** The manifest of an image with one layer, and its configuration. */
export function imageOf({ architecture = 'amd64', config = {} }: TestImage) {
  const blob = JSON.stringify({ architecture, os: 'linux', config });
  const layer = 'a layer';
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: `${OCI}.manifest.v1+json`,
    config: {
      mediaType: `${OCI}.config.v1+json`,
      digest: digestOf(blob),
      size: blob.length,
    },
    layers: [
      {
        mediaType: `${OCI}.layer.v1.tar+gzip`,
        digest: digestOf(layer),
        size: layer.length,
      },
    ],
  });
  return { manifest, blobs: [blob, layer] };
}

/** Pushes content as a layer. @returns its digest */
export async function pushLayer(
  ecr: ECR,
  repositoryName: string,
  content: string,
): Promise<string> {
  const { uploadId } = await ecr.initiateLayerUpload({ repositoryName });
  await ecr.uploadLayerPart({
    repositoryName,
    uploadId,
    partFirstByte: 0,
    partLastByte: content.length - 1,
    layerPartBlob: Buffer.from(content),
  });
  const { layerDigest } = await ecr.completeLayerUpload({
    repositoryName,
    uploadId,
    layerDigests: [digestOf(content)],
  });
  return layerDigest!;
}

/** Pushes an image by ECR's API. @returns its digest */
export async function pushImage(
  ecr: ECR,
  repositoryName: string,
  imageTag: string | undefined,
  image: TestImage = {},
): Promise<string> {
  const { manifest, blobs } = imageOf(image);
  for (const blob of blobs) {
    const { layers } = await ecr.batchCheckLayerAvailability({
      repositoryName,
      layerDigests: [digestOf(blob)],
    });
    if (layers![0].layerAvailability === 'UNAVAILABLE') {
      await pushLayer(ecr, repositoryName, blob);
    }
  }
  const { image: pushed } = await ecr.putImage({
    repositoryName,
    imageTag,
    imageManifest: manifest,
  });
  return pushed!.imageId!.imageDigest!;
}

/** Pushes an index of images that are there, by their architectures. @returns its digest */
export async function pushIndex(
  ecr: ECR,
  repositoryName: string,
  imageTag: string,
  digests: Record<string, string>,
): Promise<string> {
  const { image } = await ecr.putImage({
    repositoryName,
    imageTag,
    imageManifest: JSON.stringify({
      schemaVersion: 2,
      mediaType: `${OCI}.index.v1+json`,
      manifests: Object.entries(digests).map(([architecture, digest]) => ({
        mediaType: `${OCI}.manifest.v1+json`,
        digest,
        size: 500,
        platform: { architecture, os: 'linux' },
      })),
    }),
  });
  return image!.imageId!.imageDigest!;
}
