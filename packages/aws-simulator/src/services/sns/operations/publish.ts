import type * as Api from '@aws-sdk/client-sns';
import { BatchTexts, eachEntry } from '../../batch';
import { CallContext } from '../../ServiceDefinition';
import { invalid, unsupported } from '../model/refusals';
import { Sns, Topic } from '../model/Sns';

/** As the reference of the API describes the errors. */
const TEXTS: BatchTexts = {
  EmptyBatchRequest: "The batch request doesn't contain any entries.",
  TooManyEntriesInBatchRequest:
    'The batch request contains more entries than permissible (more than 10).',
  InvalidBatchEntryId:
    "The Id of a batch entry in a batch request doesn't abide by the specification.",
  BatchEntryIdsNotDistinct:
    'Two or more batch entries in the request have the same Id.',
};

export const Publish = (
  { region }: CallContext,
  input: Api.PublishInput,
): Api.PublishResponse => {
  const arn = input.TopicArn ?? input.TargetArn;
  if (input.PhoneNumber) {
    throw unsupported('text messages');
  }
  if (!arn) {
    throw invalid(
      'TopicArn or TargetArn Reason: no value for required parameter',
    );
  }
  const sns = region.service(Sns);
  return publish(sns, sns.topic(arn), input);
};

export const PublishBatch = (
  { region }: CallContext,
  { PublishBatchRequestEntries = [], TopicArn }: Api.PublishBatchInput,
): Api.PublishBatchResponse => {
  const sns = region.service(Sns);
  const topic = sns.topic(TopicArn!);
  return eachEntry(
    PublishBatchRequestEntries,
    () => TEXTS,
    ({ Id, ...entry }) => ({ Id, ...publish(sns, topic, entry) }),
  ) as Api.PublishBatchResponse;
};

function publish(
  sns: Sns,
  topic: Topic,
  input: Omit<Api.PublishInput, 'TopicArn'>,
): Api.PublishResponse {
  const { id, sequence } = sns.publish(topic, input.Message ?? '', {
    subject: input.Subject,
    attributes: input.MessageAttributes,
    structure: input.MessageStructure,
    group: input.MessageGroupId,
    deduplicationId: input.MessageDeduplicationId,
  });
  return { MessageId: id, SequenceNumber: sequence };
}
