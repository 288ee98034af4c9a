import type * as Api from '@aws-sdk/client-ecr';
import { Operation } from '../../ServiceDefinition';
import { tagMutability } from '../model/Ecr';
import { requireRepository } from './repositoryOf';

export const PutImageTagMutability: Operation<
  Api.PutImageTagMutabilityRequest,
  Api.PutImageTagMutabilityResponse
> = (context, input) => {
  const { repository } = requireRepository(
    context,
    'PutImageTagMutability',
    input,
  );
  repository.imageTagMutability = tagMutability(input.imageTagMutability!);
  return {
    registryId: context.account.id,
    repositoryName: repository.name,
    imageTagMutability: repository.imageTagMutability,
  };
};

export const PutImageScanningConfiguration: Operation<
  Api.PutImageScanningConfigurationRequest,
  Api.PutImageScanningConfigurationResponse
> = (context, input) => {
  const { repository } = requireRepository(
    context,
    'PutImageScanningConfiguration',
    input,
  );
  repository.scanOnPush = input.imageScanningConfiguration?.scanOnPush ?? false;
  return {
    registryId: context.account.id,
    repositoryName: repository.name,
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
  };
};
