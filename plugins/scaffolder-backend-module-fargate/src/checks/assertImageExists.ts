import { DescribeImagesCommand } from '@aws-sdk/client-ecr';
import { InputError } from '@backstage/errors';
import { AwsAccess } from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../stack/DeploymentContext';
import { EcrImage, parseEcrImage } from './ecrImage';

/**
 * Checks, before anything is created, that an image exists in ECR, if its
 * registry is in the account of a target. Otherwise logs that it was not
 * checked.
 *
 * @throws InputError when the image does not exist.
 */
export async function assertImageExists(
  aws: AwsAccess,
  { log, signal }: Pick<DeploymentContext, 'log' | 'signal'>,
  image: string,
): Promise<void> {
  const wanted = parseEcrImage(image);
  if (!wanted) {
    return;
  }
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
  const { repositoryName, imageTag, imageDigest } = wanted;
  try {
    await ecr.send(
      new DescribeImagesCommand({
        registryId: accountId,
        repositoryName,
        imageIds: [imageDigest ? { imageDigest } : { imageTag }],
      }),
      { abortSignal: signal },
    );
  } catch (error) {
    signal?.throwIfAborted();
    const { name, message } = error as Error;
    if (!/^(Image|Repository)NotFoundException$/.test(name)) {
      unknown(`${name}: ${message}`);
      return;
    }
    throw new InputError(
      `image: ${image} does not exist: ${
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
