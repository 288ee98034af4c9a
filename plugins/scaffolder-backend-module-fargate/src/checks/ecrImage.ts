/** An image in a private ECR registry. */
export interface EcrImage {
  accountId: string;
  region: string;
  repositoryName: string;
  /** `latest` if the image has neither tag nor digest. */
  imageTag?: string;
  imageDigest?: string;
}

const ECR_IMAGE =
  /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)(?::([^@]+))?(?:@(.+))?$/;

/** Parses an image name; undefined when it is not in a private ECR registry. */
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
