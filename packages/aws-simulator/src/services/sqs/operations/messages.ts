import type * as Api from '@aws-sdk/client-sqs';
import { Operation } from '../../ServiceDefinition';
import {
  md5OfAttributes,
  selectedAttributes,
} from '../model/messageAttributes';
import { Message } from '../model/Queue';
import { Sqs } from '../model/Sqs';
import { hideOne, md5, sendOne } from './oneMessage';
import { outOfRange } from './outOfRange';

export const SendMessage: Operation<
  Api.SendMessageRequest,
  Api.SendMessageResult
> = ({ region }, { QueueUrl, ...message }) =>
  sendOne(region.service(Sqs).queueAt(QueueUrl!), message);

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
  const { MessageAttributeNames = [] } = input;
  const wanted: string[] = [
    ...(input.AttributeNames ?? []),
    ...(input.MessageSystemAttributeNames ?? []),
  ];
  return found.length > 0
    ? {
        Messages: found.map(message =>
          view(message, wanted, MessageAttributeNames),
        ),
      }
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
> = ({ region }, { QueueUrl, ReceiptHandle, VisibilityTimeout }) =>
  hideOne(
    region.service(Sqs).queueAt(QueueUrl!),
    ReceiptHandle!,
    VisibilityTimeout,
  );

function view(
  message: Message,
  wanted: string[],
  names: string[],
): Api.Message {
  const given = selectedAttributes(message.attributes, names);
  const attributes: Record<string, string | undefined> = {
    ApproximateFirstReceiveTimestamp: String(message.firstReceived),
    ApproximateReceiveCount: String(message.received),
    MessageDeduplicationId: message.deduplicationId,
    MessageGroupId: message.group,
    SentTimestamp: String(message.sent),
    SequenceNumber: message.sequence,
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
    MD5OfMessageAttributes: md5OfAttributes(given),
    MessageAttributes: Object.keys(given).length > 0 ? given : undefined,
    MessageId: message.id,
    ReceiptHandle: message.receipt,
  };
}
