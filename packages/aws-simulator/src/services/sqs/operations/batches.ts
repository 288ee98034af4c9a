import type * as Api from '@aws-sdk/client-sqs';
import { AwsError } from '../../../world/AwsError';
import { Operation } from '../../ServiceDefinition';
import { Sqs } from '../model/Sqs';
import { hideOne, sendOne } from './oneMessage';

const MOST_ENTRIES = 10;
const MOST_BYTES = 1_048_576;
const ID = /^[A-Za-z0-9_-]{1,80}$/;

export const SendMessageBatch: Operation<
  Api.SendMessageBatchRequest,
  Api.SendMessageBatchResult
> = ({ region }, { QueueUrl, Entries = [] }) => {
  const queue = region.service(Sqs).queueAt(QueueUrl!);
  checkEntries('SendMessageBatchRequestEntry', Entries);
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
  return each(Entries, ({ Id, ...entry }) => ({
    Id,
    ...sendOne(queue, entry),
  })) as Api.SendMessageBatchResult;
};

export const DeleteMessageBatch: Operation<
  Api.DeleteMessageBatchRequest,
  Api.DeleteMessageBatchResult
> = ({ region }, { QueueUrl, Entries = [] }) => {
  const queue = region.service(Sqs).queueAt(QueueUrl!);
  checkEntries('DeleteMessageBatchRequestEntry', Entries);
  return each(Entries, ({ Id, ReceiptHandle }) => {
    queue.delete(ReceiptHandle!);
    return { Id };
  });
};

export const ChangeMessageVisibilityBatch: Operation<
  Api.ChangeMessageVisibilityBatchRequest,
  Api.ChangeMessageVisibilityBatchResult
> = ({ region }, { QueueUrl, Entries = [] }) => {
  const queue = region.service(Sqs).queueAt(QueueUrl!);
  checkEntries('ChangeMessageVisibilityBatchRequestEntry', Entries);
  return each(Entries, ({ Id, ReceiptHandle, VisibilityTimeout }) => {
    hideOne(queue, ReceiptHandle!, VisibilityTimeout);
    return { Id };
  });
};

/** Does each entry on its own: one that fails does not keep the others back. */
function each<E extends { Id: string | undefined }, R>(
  entries: E[],
  run: (entry: E) => R,
): { Successful: R[]; Failed: Api.BatchResultErrorEntry[] } {
  const Successful: R[] = [];
  const Failed: Api.BatchResultErrorEntry[] = [];
  for (const entry of entries) {
    try {
      Successful.push(run(entry));
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      Failed.push({
        Id: entry.Id,
        SenderFault: true,
        Code: error.code,
        Message: error.message,
      });
    }
  }
  return { Successful, Failed };
}

/**
 * @param type - of the entries
 * @throws AwsError `EmptyBatchRequest`, `TooManyEntriesInBatchRequest`,
 *   `InvalidBatchEntryId`, `BatchEntryIdsNotDistinct`
 */
function checkEntries(
  type: string,
  entries: { Id: string | undefined }[],
): void {
  if (entries.length === 0) {
    throw new AwsError(
      'EmptyBatchRequest',
      `There should be at least one ${type} in the request.`,
    );
  }
  if (entries.length > MOST_ENTRIES) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${MOST_ENTRIES}. You have sent ${entries.length}.`,
    );
  }
  const ids = entries.map(({ Id = '' }) => Id);
  if (!ids.every(id => ID.test(id))) {
    throw new AwsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
  const repeated = ids.find((id, index) => ids.indexOf(id) < index);
  if (repeated !== undefined) {
    throw new AwsError('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
  }
}
