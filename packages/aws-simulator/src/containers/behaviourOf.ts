import { ContainerBehaviour, WellKnownImage } from './ContainerBehaviour';
import { imageReference } from './imageReference';
import { ordinaryBehaviour, wellKnownImages } from './images';

const byImage = new Map(wellKnownImages.map(known => [known.image, known]));

/** The well-known images that anybody can pull, by the last part of their name: `crash`. */
const byName = new Map(
  wellKnownImages
    .filter(({ behaviour: { exists, isPrivate } }) => exists && !isPrivate)
    .map(known => [
      imageReference(known.image).repository.replace(/^.*\//, ''),
      known,
    ]),
);

/** The names of {@link behaviourNamed}. */
export const behaviourNames: readonly string[] = [...byName.keys()];

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
    return withEnvironment(wellKnown, environment);
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

/** The behaviour of one of the well-known images by the name of that; undefined for another name. */
export function behaviourNamed(
  name: string,
  environment: ReadonlyMap<string, string>,
): ContainerBehaviour | undefined {
  const known = byName.get(name);
  return known && withEnvironment(known, environment);
}

function withEnvironment(
  { behaviour, needs = [] }: WellKnownImage,
  environment: ReadonlyMap<string, string>,
): ContainerBehaviour {
  const missing = needs.filter(name => !environment.get(name));
  return missing.length > 0 ? withoutVariables(behaviour, missing) : behaviour;
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
