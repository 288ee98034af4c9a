import { ContainerDefinition } from '@aws-sdk/client-ecs';
import { PastDeployment } from './readDeployment';

/** The image of a container by its digest, if ECS knows that: a tag may have been moved since. */
export function pinnedImage(
  { image = '', name }: ContainerDefinition,
  images: PastDeployment['images'],
): string {
  const { imageDigest } =
    images.find(({ containerName }) => containerName === name) ?? {};
  return imageDigest
    ? `${image.replace(/@.*$/, '').replace(/:[^:/]+$/, '')}@${imageDigest}`
    : image;
}
