import { createHash } from 'node:crypto';
import { AwsError } from '../../../world/AwsError';
import {
  checkEachAttribute,
  MessageAttributes,
} from '../../sqs/model/messageAttributes';
import { invalid } from './refusals';

const LONGEST_MESSAGE = 262_144;

/** What is published besides the text. */
export interface Publication {
  subject?: string;
  attributes?: MessageAttributes;
  /** `json` for a text that has one for each protocol. */
  structure?: string;
  group?: string;
  deduplicationId?: string;
}

/** A message on its way to subscriptions. */
export interface PublishedMessage extends Publication {
  id: string;
  topicArn: string;
  attributes: MessageAttributes;
  /** By protocol, and the default one. */
  texts: Record<string, string>;
  time: string;
  /** Of a FIFO topic. */
  sequence?: string;
}

/**
 * The texts of a message by protocol.
 *
 * @throws AwsError `InvalidParameter`, `ParameterValueInvalid`
 */
export function readTexts(
  message: string,
  { attributes = {}, structure }: Publication,
): Record<string, string> {
  if (message === '') {
    throw invalid('Empty message');
  }
  if (Buffer.byteLength(message) > LONGEST_MESSAGE) {
    throw invalid('Message too long');
  }
  checkAttributes(attributes);
  if (structure === undefined) {
    return { default: message };
  }
  if (structure !== 'json') {
    throw invalid('MessageStructure');
  }
  const texts = parsed(message);
  if (typeof texts?.default !== 'string') {
    throw invalid('Message Structure - No default entry in JSON message body');
  }
  return texts;
}

/**
 * By which a FIFO topic knows a message again.
 *
 * @throws AwsError `InvalidParameter`
 */
export function deduplicationIdOf(
  isContentBased: boolean,
  message: string,
  { group, deduplicationId }: Publication,
): string {
  if (!group) {
    throw invalid('The MessageGroupId parameter is required for FIFO topics');
  }
  if (deduplicationId === undefined && !isContentBased) {
    throw invalid(
      'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
  return deduplicationId ?? createHash('sha256').update(message).digest('hex');
}

/** What SQS gets of a message, unless the subscription wants it raw. */
export function notificationOf(message: PublishedMessage): string {
  const attributes = Object.entries(message.attributes).map(
    ([name, { BinaryValue, DataType, StringValue }]) => [
      name,
      {
        Type: DataType,
        Value: BinaryValue
          ? Buffer.from(BinaryValue).toString('base64')
          : StringValue,
      },
    ],
  );
  return JSON.stringify({
    Type: 'Notification',
    MessageId: message.id,
    SequenceNumber: message.sequence,
    TopicArn: message.topicArn,
    Subject: message.subject,
    Message: textFor(message, 'sqs'),
    Timestamp: message.time,
    MessageAttributes:
      attributes.length > 0 ? Object.fromEntries(attributes) : undefined,
  });
}

export function textFor({ texts }: PublishedMessage, protocol: string): string {
  return texts[protocol] ?? texts.default;
}

/** What a filter of attributes compares with. */
export function comparable(
  attributes: MessageAttributes,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { DataType, StringValue }]) => {
      switch (DataType?.split('.')[0]) {
        case 'Number':
          return [[name, Number(StringValue)]];
        case 'String':
          return [
            [
              name,
              DataType === 'String.Array'
                ? parsed(StringValue ?? '')
                : StringValue,
            ],
          ];
        default:
          return [];
      }
    }),
  );
}

function checkAttributes(attributes: MessageAttributes): void {
  try {
    checkEachAttribute(attributes);
  } catch (error) {
    throw error instanceof AwsError
      ? new AwsError('ParameterValueInvalid', error.message)
      : error;
  }
}

function parsed(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('Message Structure - JSON message body failed to parse');
  }
}
