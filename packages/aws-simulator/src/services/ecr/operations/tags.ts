import type * as Api from '@aws-sdk/client-ecr';
import { CallContext, Operation } from '../../ServiceDefinition';
import { invalidParameter, Repository } from '../model/Ecr';
import { requireRepository } from './repositoryOf';

export const TagResource: Operation<Api.TagResourceRequest> = (
  context,
  { resourceArn = '', tags = [] },
) => {
  const repository = repositoryAt(context, 'TagResource', resourceArn);
  repository.tags = [
    ...new Map(
      [...repository.tags, ...tags].map(({ Key = '', Value = '' }) => [
        Key,
        { Key, Value },
      ]),
    ).values(),
  ];
};

export const UntagResource: Operation<Api.UntagResourceRequest> = (
  context,
  { resourceArn = '', tagKeys = [] },
) => {
  const repository = repositoryAt(context, 'UntagResource', resourceArn);
  repository.tags = repository.tags.filter(({ Key }) => !tagKeys.includes(Key));
};

export const ListTagsForResource: Operation<
  Api.ListTagsForResourceRequest,
  Api.ListTagsForResourceResponse
> = (context, { resourceArn = '' }) => ({
  tags: repositoryAt(context, 'ListTagsForResource', resourceArn).tags,
});

function repositoryAt(
  context: CallContext,
  operation: string,
  arn: string,
): Repository {
  const [, registryId, repositoryName] =
    /^arn:[^:]+:ecr:[^:]+:(\d{12}):repository\/(.+)$/.exec(arn) ?? [];
  if (!repositoryName) {
    throw invalidParameter('resourceArn', 'Invalid ARN');
  }
  return requireRepository(context, operation, { registryId, repositoryName })
    .repository;
}
