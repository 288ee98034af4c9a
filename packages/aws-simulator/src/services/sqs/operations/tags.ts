import type * as Api from '@aws-sdk/client-sqs';
import { Operation } from '../../ServiceDefinition';
import { Sqs } from '../model/Sqs';

export const ListQueueTags: Operation<
  Api.ListQueueTagsRequest,
  Api.ListQueueTagsResult
> = ({ region }, { QueueUrl }) => ({
  Tags: region.service(Sqs).queueAt(QueueUrl!).tags,
});

export const TagQueue: Operation<Api.TagQueueRequest> = (
  { region },
  { QueueUrl, Tags },
) => {
  Object.assign(region.service(Sqs).queueAt(QueueUrl!).tags, Tags);
};

export const UntagQueue: Operation<Api.UntagQueueRequest> = (
  { region },
  { QueueUrl, TagKeys = [] },
) => {
  const { tags } = region.service(Sqs).queueAt(QueueUrl!);
  TagKeys.forEach(key => delete tags[key]);
};
