import type * as Api from '@aws-sdk/client-eventbridge';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Events } from '../model/Events';
import { Rule } from '../model/types';

export const ListTagsForResource = (
  context: CallContext,
  { ResourceARN }: Api.ListTagsForResourceRequest,
): Api.ListTagsForResourceResponse => ({
  Tags: tagged(context, ResourceARN!).tags,
});

export const TagResource = (
  context: CallContext,
  { ResourceARN, Tags = [] }: Api.TagResourceRequest,
): Api.TagResourceResponse => {
  const rule = tagged(context, ResourceARN!);
  const keys = new Set(Tags.map(({ Key }) => Key));
  rule.tags = [
    ...rule.tags.filter(({ Key }) => !keys.has(Key)),
    ...Tags.map(({ Key = '', Value = '' }) => ({ Key, Value })),
  ];
  return {};
};

export const UntagResource = (
  context: CallContext,
  { ResourceARN, TagKeys = [] }: Api.UntagResourceRequest,
): Api.UntagResourceResponse => {
  const rule = tagged(context, ResourceARN!);
  rule.tags = rule.tags.filter(({ Key }) => !TagKeys.includes(Key));
  return {};
};

function tagged({ region }: CallContext, arn: string): Rule {
  const found = [...region.service(Events).rules.values()].find(
    rule => rule.arn === arn,
  );
  if (!found) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Rule ${arn.split('/').pop()} does not exist on EventBus default.`,
    );
  }
  return found;
}
