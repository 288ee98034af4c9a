import type {
  CreateRepositoryRequest,
  CreateRepositoryResponse,
  DeleteRepositoryRequest,
  DeleteRepositoryResponse,
  DescribeRepositoriesRequest,
  DescribeRepositoriesResponse,
  Repository as RepositoryView,
} from '@aws-sdk/client-ecr';
import { CallContext } from '../../ServiceDefinition';
import { Ecr, Repository, tagMutability } from '../model/Ecr';
import { page } from './page';

/** CreateRepository. */
export function CreateRepository(
  { region }: CallContext,
  input: CreateRepositoryRequest,
): CreateRepositoryResponse {
  const ecr = region.service(Ecr);
  const repository = ecr.createRepository(input.repositoryName!, {
    imageTagMutability: tagMutability(input.imageTagMutability ?? 'MUTABLE'),
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
  input: DescribeRepositoriesRequest,
): DescribeRepositoriesResponse {
  const ecr = region.service(Ecr);
  const { items, nextToken } = page(
    input.repositoryNames?.map(name => ecr.repository(name)) ?? [
      ...ecr.repositories.values(),
    ],
    input,
  );
  return {
    repositories: items.map(repository => view(ecr, repository)),
    nextToken,
  };
}

/** DeleteRepository. */
export function DeleteRepository(
  { region }: CallContext,
  { repositoryName = '', force = false }: DeleteRepositoryRequest,
): DeleteRepositoryResponse {
  const ecr = region.service(Ecr);
  return { repository: view(ecr, ecr.deleteRepository(repositoryName, force)) };
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
