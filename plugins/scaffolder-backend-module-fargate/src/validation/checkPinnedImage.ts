import { InputError } from '@backstage/errors';

const PRIVATE_ECR = /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//;

/**
 * An image of one's own in ECR changes under its `latest`; what ran before is
 * known only by tag or digest.
 *
 * @throws InputError when an image in a private registry of ECR names neither.
 */
export function checkPinnedImage(image: string): void {
  if (PRIVATE_ECR.test(image) && !/[:@][^/]+$/.test(image)) {
    throw new InputError(
      `image: ${image} names no tag and no digest. Write ${image}:v1, say, or ${image}@sha256:….`,
    );
  }
}
