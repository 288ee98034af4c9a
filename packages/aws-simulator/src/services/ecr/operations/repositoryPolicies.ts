import type * as Api from '@aws-sdk/client-ecr';
import { AwsError } from '../../../world/AwsError';
import { CallContext, Operation } from '../../ServiceDefinition';
import { Repository } from '../model/Ecr';
import { policyText } from '../model/policyText';
import { requireRepository } from './repositoryOf';

/** `SetRepositoryPolicy`: who else may pull, as tasks of other accounts do. */
export const SetRepositoryPolicy: Operation<
  Api.SetRepositoryPolicyRequest,
  Api.SetRepositoryPolicyResponse
> = (context, input) => {
  const { repository } = requireRepository(
    context,
    'SetRepositoryPolicy',
    input,
  );
  repository.repositoryPolicy = policyText(input.policyText!);
  return view(context, repository);
};

export const GetRepositoryPolicy: Operation<
  Api.GetRepositoryPolicyRequest,
  Api.GetRepositoryPolicyResponse
> = (context, input) => {
  const { repository } = requireRepository(
    context,
    'GetRepositoryPolicy',
    input,
  );
  return view(context, repository);
};

export const DeleteRepositoryPolicy: Operation<
  Api.DeleteRepositoryPolicyRequest,
  Api.DeleteRepositoryPolicyResponse
> = (context, input) => {
  const { repository } = requireRepository(
    context,
    'DeleteRepositoryPolicy',
    input,
  );
  const deleted = view(context, repository);
  repository.repositoryPolicy = undefined;
  return deleted;
};

/** @throws AwsError `RepositoryPolicyNotFoundException` */
function view(
  { account }: CallContext,
  { name, repositoryPolicy }: Repository,
): Api.GetRepositoryPolicyResponse {
  if (repositoryPolicy === undefined) {
    throw new AwsError(
      'RepositoryPolicyNotFoundException',
      `Repository policy does not exist for the repository with name '${name}' in the registry with id '${account.id}'`,
    );
  }
  return {
    registryId: account.id,
    repositoryName: name,
    policyText: repositoryPolicy,
  };
}
