import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';

/** An image: a manifest, or an index of the manifests of other images. */
export interface Image {
  /** That of the manifest. */
  digest: string;
  /** As it was pushed: every byte counts for the digest. */
  manifest: string;
  mediaType: string;
  pushedAt: Date;
}

/** An upload of a layer that is not complete. */
export interface Upload {
  id: string;
  parts: Buffer[];
}

/** A repository of images. */
export interface Repository {
  name: string;
  arn: string;
  createdAt: Date;
  imageTagMutability: 'MUTABLE' | 'IMMUTABLE';
  scanOnPush: boolean;
  encryptionType: string;
  kmsKey?: string;
  /** JSON documents; kept, not acted on. */
  lifecyclePolicy?: string;
  repositoryPolicy?: string;
  tags: { Key: string; Value: string }[];
  /** By digest. */
  images: Map<string, Image>;
  /** The digests of images by tag. */
  imageTags: Map<string, string>;
  /** Layers, and configurations of images, by digest. */
  layers: Map<string, Buffer>;
  /** By id. */
  uploads: Map<string, Upload>;
}

const NAME =
  '[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*';

/** The CDK pushes its assets by Docker to the host of ECR, which is not here. */
const CDK_ASSETS = /^cdk-[a-z0-9]+-container-assets-/;

/** The repositories of a region. */
export class Ecr {
  readonly repositories = new Map<string, Repository>();
  readonly #deleted = new Set<string>();

  constructor(readonly region: Region) {}

  /** The host of the registry. */
  get host(): string {
    const { accountId, dnsSuffix, name } = this.region;
    return `${accountId}.dkr.ecr.${name}.${dnsSuffix}`;
  }

  /** The host and the path by which images of a repository are named. */
  uri({ name }: Repository): string {
    return `${this.host}/${name}`;
  }

  /** @throws AwsError `RepositoryNotFoundException` */
  repository(name: string): Repository {
    const repository = this.repositories.get(name);
    if (!repository) {
      throw new AwsError(
        'RepositoryNotFoundException',
        `The repository with name '${name}' does not exist in the registry with id '${this.region.accountId}'`,
      );
    }
    return repository;
  }

  /** @throws AwsError `InvalidParameterException`, `RepositoryAlreadyExistsException` */
  createRepository(
    name: string,
    settings: Pick<Repository, 'tags'> & Partial<Repository>,
  ): Repository {
    if (
      !new RegExp(`^${NAME}$`).test(name) ||
      name.length < 2 ||
      name.length > 256
    ) {
      throw invalidParameter(
        'repositoryName',
        `must satisfy regular expression '${NAME}'`,
      );
    }
    if (this.repositories.has(name)) {
      throw new AwsError(
        'RepositoryAlreadyExistsException',
        `The repository with name '${name}' already exists in the registry with id '${this.region.accountId}'`,
      );
    }
    const repository: Repository = {
      imageTagMutability: 'MUTABLE',
      scanOnPush: false,
      encryptionType: 'AES256',
      images: new Map(),
      imageTags: new Map(),
      layers: new Map(),
      uploads: new Map(),
      ...settings,
      name,
      arn: this.region.arn('ecr', `repository/${name}`),
      createdAt: this.region.world.now(),
    };
    this.repositories.set(name, repository);
    return repository;
  }

  /** @throws AwsError `RepositoryNotEmptyException`, unless forced */
  deleteRepository(name: string, force: boolean): Repository {
    const repository = this.repository(name);
    if (repository.images.size > 0 && !force) {
      throw new AwsError(
        'RepositoryNotEmptyException',
        `The repository with name '${name}' in registry with id '${this.region.accountId}' cannot be deleted because it still contains images`,
      );
    }
    this.repositories.delete(name);
    this.#deleted.add(name);
    return repository;
  }

  /**
   * Whether a repository has the images that were pushed to it, and no other. Every
   * image exists in one that the simulator never had, so that examples need no push.
   */
  hasOnlyPushed(name: string): boolean {
    return (
      (this.repositories.has(name) || this.#deleted.has(name)) &&
      !CDK_ASSETS.test(name)
    );
  }
}

/** @throws AwsError for one with exclusions */
export function tagMutability(given: string): Repository['imageTagMutability'] {
  if (given !== 'MUTABLE' && given !== 'IMMUTABLE') {
    throw invalidParameter(
      'imageTagMutability',
      `The AWS simulator does not support ${given}`,
    );
  }
  return given;
}

/** ECR's error for input that it does not allow. */
export function invalidParameter(member: string, constraint: string): AwsError {
  return new AwsError(
    'InvalidParameterException',
    `Invalid parameter at '${member}' failed to satisfy constraint: '${constraint}'`,
  );
}
