/** An image in a private ECR registry. */
export interface EcrImage {
  accountId: string;
  region: string;
  repositoryName: string;
  /**
   * Whether it is named by `{account}.dkr.ecr.{region}.amazonaws.com`, the host
   * that the private DNS of the endpoint `ecr.dkr` answers for. ECR does not
   * support its others over PrivateLink.
   *
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html
   */
  isDefaultHost: boolean;
  /** `latest` if the image has neither tag nor digest. */
  imageTag?: string;
  imageDigest?: string;
}

/**
 * The hosts of a registry: with the host of IPv4 alone, of both IP versions, and
 * of FIPS endpoints.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/ecr.html
 */
const ECR_HOST =
  /(\d{12})\.dkr(?:\.ecr(-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?|-ecr(-fips)?\.([a-z0-9-]+)\.on\.(?:aws|amazonwebservices\.com\.cn))/
    .source;

const ECR_IMAGE = new RegExp(`^${ECR_HOST}/([^:@]+)(?::([^@]+))?(?:@(.+))?$`);

/** Parses an image name; undefined when it is not in a private ECR registry. */
export function parseEcrImage(image: string): EcrImage | undefined {
  const parts = ECR_IMAGE.exec(image);
  if (!parts) {
    return undefined;
  }
  const [, accountId, fips, region, dualFips, dualRegion, ...rest] = parts;
  const [repositoryName, tag, imageDigest] = rest;
  return {
    accountId,
    region: region ?? dualRegion,
    repositoryName,
    isDefaultHost: region !== undefined && !fips && !dualFips,
    imageTag: tag ?? (imageDigest ? undefined : 'latest'),
    imageDigest,
  };
}

/** The image as requests to ECR name it. */
export function ecrRequest({
  accountId,
  repositoryName,
  imageDigest,
  imageTag,
}: EcrImage) {
  return {
    registryId: accountId,
    repositoryName,
    imageIds: [imageDigest ? { imageDigest } : { imageTag }],
  };
}
