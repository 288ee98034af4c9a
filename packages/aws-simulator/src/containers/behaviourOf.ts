import { ContainerBehaviour } from './ContainerBehaviour';
import { imageReference } from './imageReference';
import { ordinaryBehaviour, wellKnownImages } from './images';

const byImage = new Map(wellKnownImages.map(known => [known.image, known]));

/**
 * The behaviour of a container with this image.
 *
 * @param environment - the environment variables of the container, by name
 */
export function behaviourOf(
  image: string,
  environment: ReadonlyMap<string, string> = new Map(),
): ContainerBehaviour {
  const wellKnown = byImage.get(image);
  if (wellKnown) {
    const missing = (wellKnown.needs ?? []).filter(
      name => !environment.get(name),
    );
    return missing.length > 0
      ? withoutVariables(wellKnown.behaviour, missing)
      : wellKnown.behaviour;
  }
  switch (imageReference(image).reference) {
    case 'does-not-exist':
      return { ...ordinaryBehaviour, exists: false };
    case 'arm64-only':
      return { ...ordinaryBehaviour, architectures: ['arm64'] };
    default:
      return ordinaryBehaviour;
  }
}

function withoutVariables(
  behaviour: ContainerBehaviour,
  missing: string[],
): ContainerBehaviour {
  return {
    ...behaviour,
    exits: { afterSeconds: 1, exitCode: 1 },
    log: [
      'starting',
      ...missing.map(name => `Error: Environment variable ${name} is not set`),
      '    at readConfig (/app/server.js:12:11)',
    ],
  };
}
