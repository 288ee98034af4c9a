import { BatchGetImageCommand } from '@aws-sdk/client-ecr';
import { InputError } from '@backstage/errors';
import { AwsAccess } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ImageContext, NamedImage } from './assertImageExists';
import { EcrImage, ecrRequest, parseEcrImage } from './ecrImage';
import {
  architecturesIn,
  configDigestIn,
  MANIFEST_TYPES,
} from './registry/architecturesIn';
import { parseImage } from './registry/parseImage';
import { readArchitectures } from './registry/readArchitectures';

/** ECS's CPU architectures by their names in OCI. */
const CPU_ARCHITECTURES: Readonly<Record<string, string>> = {
  amd64: 'X86_64',
  arm64: 'ARM64',
};

/**
 * Checks, before anything is created, that an image is built for the architecture
 * of its task, where its registry says: ECR of a target, or one that the
 * configuration names.
 *
 * @param cpuArchitecture - `X86_64` or `ARM64`.
 * @throws InputError when it is not.
 */
export async function assertArchitecture(
  aws: AwsAccess,
  context: ImageContext,
  { field, image }: NamedImage,
  cpuArchitecture: string,
): Promise<void> {
  const found = await architecturesOf(aws, context, image);
  const built = found?.map(name => CPU_ARCHITECTURES[name] ?? name) ?? [];
  if (built.length && !built.includes(cpuArchitecture)) {
    throw new InputError(
      `${field}: ${image} is built for ${built.join(
        ', ',
      )}, and the tasks have the cpuArchitecture ${cpuArchitecture}. Build it for ${cpuArchitecture}, choose another image, or change cpuArchitecture.`,
    );
  }
}

async function architecturesOf(
  aws: AwsAccess,
  { log, registries = [], signal }: ImageContext,
  image: string,
): Promise<string[] | undefined> {
  const wanted = parseEcrImage(image);
  if (wanted) {
    const manifest = await readManifest(aws, wanted, { signal });
    if (configDigestIn(manifest)) {
      log.line(
        'Note',
        `it was not checked for which CPU architecture ${image} is built: its manifest has no index, and the portal may not read the layers of images`,
      );
    }
    return architecturesIn(manifest);
  }
  const name = parseImage(image);
  const registry = registries.find(({ host }) => host === name.host);
  return registry && readArchitectures(registry, name, { signal });
}

/**
 * The manifest of an image in the ECR of a target. With one of a single image, ECR
 * gives its configuration only as a layer.
 */
async function readManifest(
  aws: AwsAccess,
  image: EcrImage,
  { signal }: { signal?: AbortSignal },
): Promise<unknown> {
  const { accountId, region } = image;
  const target = aws.targets
    .list()
    .find(one => one.accountId === accountId && one.region === region);
  if (!target) {
    return undefined;
  }
  const { ecr } = await aws.clients(target);
  try {
    const { images = [] } = await ecr.send(
      new BatchGetImageCommand({
        ...ecrRequest(image),
        acceptedMediaTypes: MANIFEST_TYPES,
      }),
      { abortSignal: signal },
    );
    return JSON.parse(images[0]?.imageManifest ?? '{}');
  } catch {
    // What ECR does not say here, the pull will.
    signal?.throwIfAborted();
    return undefined;
  }
}
