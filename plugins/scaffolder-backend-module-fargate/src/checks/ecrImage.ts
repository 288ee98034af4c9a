/** An image in a private registry of ECR. */
export interface EcrImage {
  accountId: string;
  region: string;
  repositoryName: string;
  /** `latest` where the image names neither tag nor digest. */
  imageTag?: string;
  imageDigest?: string;
}

const ECR_IMAGE =
  /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)(?::([^@]+))?(?:@(.+))?$/;

/** Takes an image apart; undefined when it is in no private registry of ECR. */
export function parseEcrImage(image: string): EcrImage | undefined {
  const [, accountId, region, repositoryName, tag, imageDigest] =
    ECR_IMAGE.exec(image) ?? [];
  if (!accountId) {
    return undefined;
  }
  return {
    accountId,
    region,
    repositoryName,
    imageTag: tag ?? (imageDigest ? undefined : 'latest'),
    imageDigest,
  };
}
