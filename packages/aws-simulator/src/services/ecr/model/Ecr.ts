import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';

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
}

const NAME =
  /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/** The repositories of a region. */
export class Ecr {
  readonly repositories = new Map<string, Repository>();

  constructor(readonly region: Region) {}

  /** The host and the path by which images of a repository are named. */
  uri({ name }: Repository): string {
    const { accountId, partition, name: region } = this.region;
    const suffix =
      partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
    return `${accountId}.dkr.ecr.${region}.${suffix}/${name}`;
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
    if (!NAME.test(name) || name.length < 2 || name.length > 256) {
      throw new AwsError(
        'InvalidParameterException',
        `Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '${NAME.source.slice(
          1,
          -1,
        )}''`,
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
      ...settings,
      name,
      arn: this.region.arn('ecr', `repository/${name}`),
      createdAt: this.region.world.now(),
    };
    this.repositories.set(name, repository);
    return repository;
  }
}
