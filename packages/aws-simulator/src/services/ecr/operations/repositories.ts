import type {
  CreateRepositoryRequest,
  CreateRepositoryResponse,
  DeleteRepositoryRequest,
  DeleteRepositoryResponse,
  DescribeRepositoriesRequest,
  DescribeRepositoriesResponse,
  Repository as RepositoryView,
} from '@aws-sdk/client-ecr';
import { AwsError } from '../../../world/AwsError';
import { paginate } from '../../pagination';
import { CallContext } from '../../ServiceDefinition';
import { Ecr, Repository } from '../model/Ecr';

const PAGE_SIZE = 100;

/** CreateRepository. */
export function CreateRepository(
  { region }: CallContext,
  input: CreateRepositoryRequest,
): CreateRepositoryResponse {
  const ecr = region.service(Ecr);
  const repository = ecr.createRepository(input.repositoryName!, {
    imageTagMutability:
      input.imageTagMutability as Repository['imageTagMutability'],
    scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
    encryptionType: input.encryptionConfiguration?.encryptionType ?? 'AES256',
    kmsKey: input.encryptionConfiguration?.kmsKey,
    tags: (input.tags ?? []).map(({ Key = '', Value = '' }) => ({
      Key,
      Value,
    })),
  });
  return { repository: view(ecr, repository) };
}

/** DescribeRepositories. */
export function DescribeRepositories(
  { region }: CallContext,
  { repositoryNames, nextToken, maxResults }: DescribeRepositoriesRequest,
): DescribeRepositoriesResponse {
  const ecr = region.service(Ecr);
  const page = paginate(
    repositoryNames?.map(name => ecr.repository(name)) ?? [
      ...ecr.repositories.values(),
    ],
    nextToken,
    maxResults ?? PAGE_SIZE,
    () => new AwsError('InvalidParameterException', 'Invalid token'),
  );
  return {
    repositories: page.items.map(repository => view(ecr, repository)),
    nextToken: page.nextToken,
  };
}

/** DeleteRepository. Which images were pushed is unknown, so it counts as empty. */
export function DeleteRepository(
  { region }: CallContext,
  { repositoryName = '' }: DeleteRepositoryRequest,
): DeleteRepositoryResponse {
  const ecr = region.service(Ecr);
  const repository = ecr.repository(repositoryName);
  ecr.repositories.delete(repositoryName);
  return { repository: view(ecr, repository) };
}

function view(ecr: Ecr, repository: Repository): RepositoryView {
  return {
    repositoryArn: repository.arn,
    registryId: ecr.region.accountId,
    repositoryName: repository.name,
    repositoryUri: ecr.uri(repository),
    createdAt: repository.createdAt,
    imageTagMutability: repository.imageTagMutability,
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: {
      encryptionType: repository.encryptionType as 'AES256',
      kmsKey: repository.kmsKey,
    },
  };
}
