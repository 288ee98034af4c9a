import {
  DescribeImagesCommand,
  ImageDetail,
  paginateDescribeImages,
} from '@aws-sdk/client-ecr';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** An image in a repository. */
export interface PushedImage {
  digest: string;
  tag: string;
}

/**
 * The image with a tag; without a tag, the one that was pushed last.
 *
 * @returns undefined when there is none yet.
 */
export async function findImage(
  { ecr }: Pick<FargateClients, 'ecr'>,
  repositoryName: string,
  tag: string | undefined,
  { signal }: { signal?: AbortSignal },
): Promise<PushedImage | undefined> {
  const options = { abortSignal: signal };
  try {
    if (tag) {
      const { imageDetails = [] } = await ecr.send(
        new DescribeImagesCommand({
          repositoryName,
          imageIds: [{ imageTag: tag }],
        }),
        options,
      );
      return imageDetails.map(one => toPushedImage(one, tag))[0];
    }
    const images: ImageDetail[] = [];
    for await (const page of paginateDescribeImages(
      { client: ecr },
      { repositoryName, filter: { tagStatus: 'TAGGED' } },
      options,
    )) {
      images.push(...(page.imageDetails ?? []));
    }
    const [newest] = images.sort(
      (a, b) => Number(b.imagePushedAt) - Number(a.imagePushedAt),
    );
    return newest && toPushedImage(newest, newest.imageTags![0]);
  } catch (error) {
    if ((error as Error).name === 'ImageNotFoundException') {
      return undefined;
    }
    throw error;
  }
}

function toPushedImage(image: ImageDetail, tag: string): PushedImage {
  return { digest: image.imageDigest!, tag };
}
