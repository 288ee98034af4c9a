import type * as Api from '@aws-sdk/client-ecr';
import { AwsError } from '../../../world/AwsError';
import { CallContext, Operation } from '../../ServiceDefinition';
import { Repository } from '../model/Ecr';
import { checkLifecyclePolicy } from '../model/lifecyclePolicy';
import { requireRepository } from './repositoryOf';

/** `PutLifecyclePolicy`. The policy is kept, and expires no image. */
export const PutLifecyclePolicy: Operation<
  Api.PutLifecyclePolicyRequest,
  Api.PutLifecyclePolicyResponse
> = (context, input) => {
  const { repository } = requireRepository(
    context,
    'PutLifecyclePolicy',
    input,
  );
  checkLifecyclePolicy(input.lifecyclePolicyText!);
  repository.lifecyclePolicy = input.lifecyclePolicyText;
  return view(context, repository);
};

export const GetLifecyclePolicy: Operation<
  Api.GetLifecyclePolicyRequest,
  Api.GetLifecyclePolicyResponse
> = (context, input) => {
  const { repository } = requireRepository(
    context,
    'GetLifecyclePolicy',
    input,
  );
  return view(context, repository);
};

export const DeleteLifecyclePolicy: Operation<
  Api.DeleteLifecyclePolicyRequest,
  Api.DeleteLifecyclePolicyResponse
> = (context, input) => {
  const { repository } = requireRepository(
    context,
    'DeleteLifecyclePolicy',
    input,
  );
  const deleted = view(context, repository);
  repository.lifecyclePolicy = undefined;
  return deleted;
};

export const StartLifecyclePolicyPreview: Operation<
  Api.StartLifecyclePolicyPreviewRequest
> = (context, input) => {
  requireRepository(context, 'StartLifecyclePolicyPreview', input);
  throw new AwsError(
    'InvalidParameterException',
    'The AWS simulator does not preview lifecycle policies, since they expire no image here.',
  );
};

/** @throws AwsError `LifecyclePolicyNotFoundException` */
function view(
  { account }: CallContext,
  { lifecyclePolicy, name }: Repository,
): Api.GetLifecyclePolicyResponse {
  if (lifecyclePolicy === undefined) {
    throw new AwsError(
      'LifecyclePolicyNotFoundException',
      `Lifecycle policy does not exist for the repository with name '${name}' in the registry with id '${account.id}'`,
    );
  }
  return {
    registryId: account.id,
    repositoryName: name,
    lifecyclePolicyText: lifecyclePolicy,
  };
}
