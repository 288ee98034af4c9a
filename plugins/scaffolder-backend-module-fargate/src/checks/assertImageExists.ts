import { DescribeImagesCommand } from '@aws-sdk/client-ecr';
import { InputError } from '@backstage/errors';
import { AwsAccess } from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../stack/DeploymentContext';
import { EcrImage, ecrRequest, parseEcrImage } from './ecrImage';
import { findManifest } from './registry/findManifest';
import { parseImage } from './registry/parseImage';

/** What the check of an image needs of a deployment. */
export type ImageContext = Pick<
  DeploymentContext,
  'log' | 'signal' | 'registries'
>;

/** An image, and the field of the action's input that names it. */
export interface NamedImage {
  field: string;
  image: string;
}

/**
 * Checks, before anything is created, that an image exists: in ECR, if its
 * registry is in the account of a target, or in a registry that the
 * configuration names. Logs where a registry did not say.
 *
 * @throws InputError when the image does not exist.
 */
export async function assertImageExists(
  aws: AwsAccess,
  context: ImageContext,
  named: NamedImage,
): Promise<void> {
  const wanted = parseEcrImage(named.image);
  return wanted
    ? assertInEcr(aws, context, named, wanted)
    : assertInRegistry(context, named);
}

async function assertInRegistry(
  { log, registries = [], signal }: ImageContext,
  { field, image }: NamedImage,
): Promise<void> {
  const name = parseImage(image);
  const registry = registries.find(({ host }) => host === name.host);
  if (!registry) {
    return;
  }
  const answer = await findManifest(registry, name, { signal });
  if ('unknown' in answer) {
    log.line(
      'Note',
      `it was not checked whether ${image} exists: ${answer.unknown}`,
    );
  } else if (!answer.found) {
    throw new InputError(
      `${field}: ${image} does not exist: registry ${name.host} has no ${name.repository} with ${name.reference}. Push it, or choose an existing image.`,
    );
  }
}

async function assertInEcr(
  aws: AwsAccess,
  { log, signal }: ImageContext,
  { field, image }: NamedImage,
  wanted: EcrImage,
): Promise<void> {
  const { accountId, region } = wanted;
  const target = aws.targets
    .list()
    .find(one => one.accountId === accountId && one.region === region);
  const unknown = (why: string) =>
    log.line('Note', `it was not checked whether ${image} exists: ${why}`);
  if (!target) {
    unknown(`its registry, account ${accountId} in ${region}, is not a target`);
    return;
  }
  const { ecr } = await aws.clients(target);
  try {
    await ecr.send(new DescribeImagesCommand(ecrRequest(wanted)), {
      abortSignal: signal,
    });
  } catch (error) {
    signal?.throwIfAborted();
    const { name, message } = error as Error;
    if (!/^(Image|Repository)NotFoundException$/.test(name)) {
      unknown(`${name}: ${message}`);
      return;
    }
    throw new InputError(
      `${field}: ${image} does not exist: ${
        name === 'ImageNotFoundException'
          ? missingImage(wanted)
          : missingRepository(wanted)
      }`,
    );
  }
}

function missingImage(image: EcrImage): string {
  const { repositoryName, imageDigest, imageTag } = image;
  return `repository ${repositoryName} of account ${image.accountId} in ${
    image.region
  } has no image with ${
    imageDigest ? `digest ${imageDigest}` : `tag ${imageTag}`
  }. Push it, or choose an existing image.`;
}

function missingRepository({
  accountId,
  region,
  repositoryName,
}: EcrImage): string {
  return `account ${accountId} has no repository ${repositoryName} in ${region}. Create it and push the image, or choose an existing image.`;
}
