import { Sqs } from '../../services/sqs/model/Sqs';
import { ServiceRules } from './ServiceRules';

/** SQS */
export const sqs: ServiceRules = {
  actions: {
    ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
    DeleteMessageBatch: 'DeleteMessage',
    SendMessageBatch: 'SendMessage',
  },
  resources: {
    queue: ({ region, input }) => {
      const name = input.QueueName ?? input.QueueUrl?.split('/').pop();
      return name ? [region.arn('sqs', name)] : [];
    },
  },
  tagsOf: (region, arn) => {
    const tags = region.service(Sqs).queueWithArn(arn)?.tags;
    return tags && Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  },
  requestTags: ({ input }) => {
    const tags: Record<string, string> | undefined = input.tags ?? input.Tags;
    return tags && Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  },
  removedTags: ({ input }) => input.TagKeys,
  implied: call =>
    call.operation === 'CreateQueue' &&
    Object.keys(call.input.tags ?? {}).length
      ? [{ ...call, operation: 'TagQueue' }]
      : [],
};
