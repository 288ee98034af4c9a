import type * as Api from '@aws-sdk/client-sns';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Sns, Topic } from '../model/Sns';

export const ListTagsForResource = (
  context: CallContext,
  { ResourceArn }: Api.ListTagsForResourceRequest,
): Api.ListTagsForResourceResponse => ({
  Tags: tagged(context, ResourceArn!).tags,
});

export const TagResource = (
  context: CallContext,
  { ResourceArn, Tags = [] }: Api.TagResourceRequest,
): Api.TagResourceResponse => {
  const topic = tagged(context, ResourceArn!);
  const keys = new Set(Tags.map(({ Key }) => Key));
  topic.tags = [
    ...topic.tags.filter(({ Key }) => !keys.has(Key)),
    ...Tags.map(({ Key = '', Value = '' }) => ({ Key, Value })),
  ];
  return {};
};

export const UntagResource = (
  context: CallContext,
  { ResourceArn, TagKeys = [] }: Api.UntagResourceRequest,
): Api.UntagResourceResponse => {
  const topic = tagged(context, ResourceArn!);
  topic.tags = topic.tags.filter(({ Key }) => !TagKeys.includes(Key));
  return {};
};

function tagged({ region }: CallContext, arn: string): Topic {
  const found = region.service(Sns).topics.get(arn);
  if (!found) {
    throw new AwsError('ResourceNotFound', 'Resource does not exist', {
      status: 404,
    });
  }
  return found;
}
