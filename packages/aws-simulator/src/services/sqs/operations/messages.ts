import type * as Api from '@aws-sdk/client-sqs';
import { createHash } from 'node:crypto';
import { AwsError } from '../../../world/AwsError';
import { Operation } from '../../ServiceDefinition';
import { Message } from '../model/Queue';
import { Sqs } from '../model/Sqs';

export const SendMessage: Operation<
  Api.SendMessageRequest,
  Api.SendMessageResult
> = ({ region }, input) => {
  const { DelaySeconds: delay, MessageBody = '' } = input;
  if (input.MessageAttributes || input.MessageSystemAttributes) {
    throw new AwsError(
      'UnsupportedOperation',
      'The AWS simulator does not support attributes of messages',
    );
  }
  if (delay !== undefined && (delay < 0 || delay > 900)) {
    throw outOfRange(
      'DelaySeconds',
      delay,
      'DelaySeconds must be >= 0 and <= 900.',
    );
  }
  const MessageId = region
    .service(Sqs)
    .queueAt(input.QueueUrl!)
    .send(MessageBody, {
      delay,
      group: input.MessageGroupId,
      deduplicationId: input.MessageDeduplicationId,
    });
  return { MD5OfMessageBody: md5(MessageBody), MessageId };
};

export const ReceiveMessage: Operation<
  Api.ReceiveMessageRequest,
  Api.ReceiveMessageResult
> = async ({ region }, input) => {
  const { MaxNumberOfMessages: count = 1, VisibilityTimeout: timeout } = input;
  if (count < 1 || count > 10) {
    throw outOfRange(
      'MaxNumberOfMessages',
      count,
      'Must be between 1 and 10, if provided.',
    );
  }
  if (timeout !== undefined && (timeout < 0 || timeout > 43_200)) {
    throw outOfRange(
      'VisibilityTimeout',
      timeout,
      'Must be between 0 and 43200, if provided.',
    );
  }
  const sqs = region.service(Sqs);
  const queue = sqs.queueAt(input.QueueUrl!);
  const seconds =
    input.WaitTimeSeconds ??
    Number(queue.attributes.ReceiveMessageWaitTimeSeconds);
  if (seconds < 0 || seconds > 20) {
    throw outOfRange(
      'WaitTimeSeconds',
      seconds,
      'Must be >= 0 and <= 20, if provided.',
    );
  }
  const receive = () =>
    queue.receive(count, timeout, message => sqs.bury(queue, message));
  const until = region.clock.now() + 1000 * seconds;
  let found = receive();
  while (found.length === 0 && region.clock.now() < until) {
    await queue.wait((until - region.clock.now()) / 1000);
    found = receive();
  }
  const wanted: string[] = [
    ...(input.AttributeNames ?? []),
    ...(input.MessageSystemAttributeNames ?? []),
  ];
  return found.length > 0
    ? { Messages: found.map(message => view(message, wanted)) }
    : {};
};

export const DeleteMessage: Operation<Api.DeleteMessageRequest> = (
  { region },
  { QueueUrl, ReceiptHandle },
) => {
  region.service(Sqs).queueAt(QueueUrl!).delete(ReceiptHandle!);
};

export const ChangeMessageVisibility: Operation<
  Api.ChangeMessageVisibilityRequest
> = (
  { region },
  { QueueUrl, ReceiptHandle, VisibilityTimeout: timeout = 0 },
) => {
  const queue = region.service(Sqs).queueAt(QueueUrl!);
  if (timeout < 0 || timeout > 43_200) {
    throw outOfRange(
      'VisibilityTimeout',
      timeout,
      'Must be between 0 and 43200.',
    );
  }
  queue.changeVisibility(ReceiptHandle!, timeout);
};

function view(message: Message, wanted: string[]): Api.Message {
  const attributes: Record<string, string | undefined> = {
    ApproximateFirstReceiveTimestamp: String(message.firstReceived),
    ApproximateReceiveCount: String(message.received),
    MessageGroupId: message.group,
    SentTimestamp: String(message.sent),
  };
  const shown = Object.entries(attributes).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined &&
      (wanted.includes('All') || wanted.includes(entry[0])),
  );
  return {
    Attributes: shown.length > 0 ? Object.fromEntries(shown) : undefined,
    Body: message.body,
    MD5OfBody: md5(message.body),
    MessageId: message.id,
    ReceiptHandle: message.receipt,
  };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function outOfRange(name: string, value: number, reason: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Value ${value} for parameter ${name} is invalid. Reason: ${reason}`,
  );
}
