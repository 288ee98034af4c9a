import { behaviourNamed, behaviourOf } from '../../../containers/behaviourOf';
import { ContainerBehaviour } from '../../../containers/ContainerBehaviour';
import { imageDigest } from '../../../containers/imageDigest';
import {
  ImageReference,
  imageReference,
} from '../../../containers/imageReference';
import { ordinaryBehaviour } from '../../../containers/images';
import { World } from '../../../world/World';
import { Ecr, Image, Repository } from './Ecr';
import { ImageConfig, readConfig } from './imageConfig';
import { findImage } from './images';
import { Manifest, parseManifest } from './manifest';

/** An image as a container runtime finds it. */
export interface NamedImage {
  exists: boolean;
  /** Whether its registry gives it only to who signs in. */
  isPrivate?: boolean;
  /** For which its index has manifests, by their names in OCI. Default: any. */
  architectures?: readonly string[];
  digest: string;
  /** What a container does, by its environment variables and the architecture that it runs on. */
  behaviour(
    environment: ReadonlyMap<string, string>,
    architecture: string,
  ): ContainerBehaviour;
}

const ECR_HOST = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\./;

/**
 * The registry of an image whose repository has only what was pushed to it.
 *
 * @returns undefined for any other image
 */
export function registryOf(
  world: World,
  { registry, repository }: ImageReference,
): Ecr | undefined {
  const [, accountId, region] = ECR_HOST.exec(registry) ?? [];
  const ecr = accountId
    ? world.account(accountId).region(region).service(Ecr)
    : undefined;
  return ecr?.hasOnlyPushed(repository) ? ecr : undefined;
}

/** The image with a name, in the simulated ECR or in any other registry. */
export function imageNamed(world: World, name: string): NamedImage {
  const parsed = imageReference(name);
  const ecr = registryOf(world, parsed);
  if (!ecr) {
    return {
      ...behaviourOf(name),
      digest: imageDigest(name),
      behaviour: environment => behaviourOf(name, environment),
    };
  }
  const { reference } = parsed;
  const repository = ecr.repositories.get(parsed.repository);
  const image =
    repository &&
    findImage(
      repository,
      reference.includes(':')
        ? { imageDigest: reference }
        : { imageTag: reference },
    );
  return repository && image
    ? pushedImage(repository, image)
    : {
        exists: false,
        digest: imageDigest(name),
        behaviour: () => ordinaryBehaviour,
      };
}

function pushedImage(repository: Repository, image: Image): NamedImage {
  const manifest = parseManifest(image.manifest, image.mediaType);
  const architectures = manifest.manifests.flatMap(
    ({ platform }) => platform?.architecture ?? [],
  );
  return {
    exists: true,
    architectures: manifest.manifests.length > 0 ? architectures : undefined,
    digest: image.digest,
    behaviour: (environment, architecture) =>
      behaviourBy(
        readConfig(repository, manifestFor(repository, manifest, architecture)),
        environment,
        architecture,
      ),
  };
}

/** The manifest itself, or that of an index for an architecture. */
function manifestFor(
  { images }: Repository,
  manifest: Manifest,
  architecture: string,
): Manifest {
  const chosen = manifest.manifests.find(
    ({ platform }) => platform?.architecture === architecture,
  );
  const image = images.get(chosen?.digest ?? '');
  return image ? parseManifest(image.manifest) : manifest;
}

function behaviourBy(
  config: ImageConfig,
  environment: ReadonlyMap<string, string>,
  architecture: string,
): ContainerBehaviour {
  if ((config.architecture ?? architecture) !== architecture) {
    return {
      ...ordinaryBehaviour,
      exits: { afterSeconds: 1, exitCode: 255 },
      log: [`exec ${config.command}: exec format error`],
    };
  }
  const behaviour =
    behaviourNamed(
      config.behaviour ?? '',
      new Map([...config.environment, ...environment]),
    ) ?? ordinaryBehaviour;
  // Of several ports, it is not known which one serves.
  const [port, ...others] = config.ports;
  return { listensOn: others.length > 0 ? undefined : port, ...behaviour };
}
