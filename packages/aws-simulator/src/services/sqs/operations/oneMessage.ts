import type * as Api from '@aws-sdk/client-sqs';
import { createHash } from 'node:crypto';
import { AwsError } from '../../../world/AwsError';
import { md5OfAttributes } from '../model/messageAttributes';
import { Queue } from '../model/Queue';
import { outOfRange } from './outOfRange';

/** Sends a message, alone or as an entry of a batch. */
export function sendOne(
  queue: Queue,
  input: Omit<Api.SendMessageBatchRequestEntry, 'Id'>,
): Api.SendMessageResult {
  const { DelaySeconds: delay, MessageBody: body = '' } = input;
  const { MessageAttributes: attributes = {} } = input;
  if (input.MessageSystemAttributes) {
    throw new AwsError(
      'UnsupportedOperation',
      'The AWS simulator does not support system attributes of messages',
    );
  }
  if (delay !== undefined && (delay < 0 || delay > 900)) {
    throw outOfRange(
      'DelaySeconds',
      delay,
      'DelaySeconds must be >= 0 and <= 900.',
    );
  }
  const { id, sequence } = queue.send(body, {
    attributes,
    delay,
    group: input.MessageGroupId,
    deduplicationId: input.MessageDeduplicationId,
  });
  return {
    MD5OfMessageAttributes: md5OfAttributes(attributes),
    MD5OfMessageBody: md5(body),
    MessageId: id,
    SequenceNumber: sequence,
  };
}

/** Changes for how long a received message is hidden, alone or as an entry of a batch. */
export function hideOne(
  queue: Queue,
  receipt: string,
  timeout: number = 0,
): void {
  if (timeout < 0 || timeout > 43_200) {
    throw outOfRange(
      'VisibilityTimeout',
      timeout,
      'Must be between 0 and 43200.',
    );
  }
  queue.changeVisibility(receipt, timeout);
}

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
