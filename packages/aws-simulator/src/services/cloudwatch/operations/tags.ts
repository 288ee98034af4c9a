import type * as Api from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { CloudWatch } from '../model/CloudWatch';

export const ListTagsForResource = (
  context: CallContext,
  { ResourceARN }: Api.ListTagsForResourceInput,
): Api.ListTagsForResourceOutput => ({
  Tags: tagged(context, ResourceARN).tags,
});

export const TagResource = (
  context: CallContext,
  { ResourceARN, Tags = [] }: Api.TagResourceInput,
) => {
  const alarm = tagged(context, ResourceARN);
  const keys = new Set(Tags.map(({ Key }) => Key));
  alarm.tags = [...alarm.tags.filter(({ Key }) => !keys.has(Key)), ...Tags];
};

export const UntagResource = (
  context: CallContext,
  { ResourceARN, TagKeys = [] }: Api.UntagResourceInput,
) => {
  const alarm = tagged(context, ResourceARN);
  alarm.tags = alarm.tags.filter(({ Key = '' }) => !TagKeys.includes(Key));
};

function tagged({ region }: CallContext, arn: string | undefined) {
  const alarm = region.service(CloudWatch).find(arn?.split(':alarm:')[1] ?? '');
  if (!alarm || alarm.shape.AlarmArn !== arn) {
    throw new AwsError('ResourceNotFoundException', `${arn} does not exist`, {
      status: 404,
    });
  }
  return alarm;
}
