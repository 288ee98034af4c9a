import { Region } from '../../../world/World';
import { Queue } from '../../sqs/model/Queue';
import { maySend, Sqs } from '../../sqs/model/Sqs';
import { matches } from './filterPolicy';
import {
  comparable,
  notificationOf,
  PublishedMessage,
  textFor,
} from './publication';
import { deadLetterArn, filterOf, Subscription } from './subscriptions';

/** By which SNS is known in policies. */
const PRINCIPAL = 'sns.amazonaws.com';

/**
 * Brings a message to the queues of subscriptions that want it: those whose policies
 * let the topic send, and else to their dead-letter queues.
 */
export function deliver(
  region: Region,
  subscriptions: Subscription[],
  message: PublishedMessage,
): void {
  for (const subscription of subscriptions) {
    if (subscription.isConfirmed && isWanted(subscription, message)) {
      const { attributes, endpoint } = subscription;
      const queue =
        queueFor(region, endpoint, message) ??
        queueFor(region, deadLetterArn(attributes), message);
      if (queue) {
        give(queue, subscription, message);
      }
    }
  }
}

function isWanted(
  { attributes }: Subscription,
  message: PublishedMessage,
): boolean {
  const filter = filterOf(attributes);
  if (!filter) {
    return true;
  }
  if (filter.scope === 'MessageAttributes') {
    return matches(filter.policy, comparable(message.attributes));
  }
  try {
    return matches(filter.policy, JSON.parse(textFor(message, 'sqs')));
  } catch {
    // A body that is not JSON meets no filter of bodies.
    return false;
  }
}

/** The queue, if it is there and lets the topic send. */
function queueFor(
  { account }: Region,
  arn: string | undefined,
  { topicArn }: PublishedMessage,
): Queue | undefined {
  const queue = arn
    ? account.region(arn.split(':')[3]).service(Sqs).queueWithArn(arn)
    : undefined;
  return queue && maySend(queue, PRINCIPAL, topicArn) ? queue : undefined;
}

function give(
  queue: Queue,
  { attributes }: Subscription,
  message: PublishedMessage,
): void {
  const isRaw = attributes.RawMessageDelivery === 'true';
  queue.send(isRaw ? textFor(message, 'sqs') : notificationOf(message), {
    attributes: isRaw ? message.attributes : {},
    group: message.group,
    deduplicationId: queue.isFifo ? message.deduplicationId : undefined,
  });
}
