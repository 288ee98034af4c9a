import { ContainerBehaviour } from './ContainerBehaviour';
import { imageReference } from './imageReference';
import { ordinaryBehaviour, wellKnownImages } from './images';

const byImage = new Map(
  wellKnownImages.map(({ image, behaviour }) => [image, behaviour]),
);

/** The behaviour of a container with this image. */
export function behaviourOf(image: string): ContainerBehaviour {
  const wellKnown = byImage.get(image);
  if (wellKnown) {
    return wellKnown;
  }
  return imageReference(image).reference === 'does-not-exist'
    ? { ...ordinaryBehaviour, exists: false }
    : ordinaryBehaviour;
}
