import type * as Api from '@aws-sdk/client-sqs';
import { AwsError } from '../../../world/AwsError';
import { BatchTexts, eachEntry, MOST_ENTRIES } from '../../batch';
import { Operation } from '../../ServiceDefinition';
import { Sqs } from '../model/Sqs';
import { hideOne, sendOne } from './oneMessage';

const MOST_BYTES = 1_048_576;

/** What SQS says of batches. @param type - of the entries */
const texts =
  (type: string, count: number) =>
  (repeated: string | undefined): BatchTexts => ({
    EmptyBatchRequest: `There should be at least one ${type} in the request.`,
    TooManyEntriesInBatchRequest: `Maximum number of entries per request are ${MOST_ENTRIES}. You have sent ${count}.`,
    InvalidBatchEntryId:
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    BatchEntryIdsNotDistinct: `Id ${repeated} repeated.`,
  });

export const SendMessageBatch: Operation<
  Api.SendMessageBatchRequest,
  Api.SendMessageBatchResult
> = ({ region }, { QueueUrl, Entries = [] }) => {
  const queue = region.service(Sqs).queueAt(QueueUrl!);
  const size = Entries.reduce(
    (sum, { MessageBody = '' }) => sum + Buffer.byteLength(MessageBody),
    0,
  );
  if (size > MOST_BYTES) {
    throw new AwsError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${MOST_BYTES} bytes. You have sent ${size} bytes.`,
    );
  }
  return eachEntry(
    Entries,
    texts('SendMessageBatchRequestEntry', Entries.length),
    ({ Id, ...entry }) => ({
      Id,
      ...sendOne(queue, entry),
    }),
  ) as Api.SendMessageBatchResult;
};

export const DeleteMessageBatch: Operation<
  Api.DeleteMessageBatchRequest,
  Api.DeleteMessageBatchResult
> = ({ region }, { QueueUrl, Entries = [] }) => {
  const queue = region.service(Sqs).queueAt(QueueUrl!);
  return eachEntry(
    Entries,
    texts('DeleteMessageBatchRequestEntry', Entries.length),
    ({ Id, ReceiptHandle }) => {
      queue.delete(ReceiptHandle!);
      return { Id };
    },
  );
};

export const ChangeMessageVisibilityBatch: Operation<
  Api.ChangeMessageVisibilityBatchRequest,
  Api.ChangeMessageVisibilityBatchResult
> = ({ region }, { QueueUrl, Entries = [] }) => {
  const queue = region.service(Sqs).queueAt(QueueUrl!);
  return eachEntry(
    Entries,
    texts('ChangeMessageVisibilityBatchRequestEntry', Entries.length),
    ({ Id, ReceiptHandle, VisibilityTimeout }) => {
      hideOne(queue, ReceiptHandle!, VisibilityTimeout);
      return { Id };
    },
  );
};
