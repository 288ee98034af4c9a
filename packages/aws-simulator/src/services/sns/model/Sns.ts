import { policyAllowsService } from '../../../authorization/policy/policyAllows';
import { Region } from '../../../world/World';
import { maySend, Sqs } from '../../sqs/model/Sqs';
import { invalid, notFound, unsupported } from './refusals';
import { checkSubscription, Subscription } from './subscriptions';

/** A topic. */
export interface Topic {
  name: string;
  arn: string;
  attributes: Record<string, string>;
  tags: { Key: string; Value: string }[];
}

const NAME = /^[A-Za-z0-9_-]{1,256}$/;
const LONGEST_MESSAGE = 262_144;
const LONGEST_DISPLAY_NAME = 100;

/** What can be set of a topic, and what is wrong with a value. */
const ATTRIBUTES: Record<string, (value: string) => string | undefined> = {
  DisplayName: value =>
    value.length > LONGEST_DISPLAY_NAME ? 'DisplayName' : undefined,
  KmsMasterKeyId: () => undefined,
  Policy: value => (isObject(value) ? undefined : 'Policy Error: null'),
  SignatureVersion: value =>
    ['1', '2'].includes(value)
      ? undefined
      : 'SignatureVersion: Invalid value. Must be 1 or 2.',
  TracingConfig: value =>
    ['Active', 'PassThrough'].includes(value)
      ? undefined
      : `Invalid tracing config value: ${value}`,
};

/** Attributes that AWS has too. */
const UNSUPPORTED =
  /^(ArchivePolicy|ContentBasedDeduplication|DeliveryPolicy|Fifo.*|.*Feedback(RoleArn|SampleRate))$/;

/** The topics of a region and their subscriptions, by ARN. */
export class Sns {
  readonly topics = new Map<string, Topic>();
  readonly subscriptions = new Map<string, Subscription>();

  constructor(readonly region: Region) {}

  /** @throws AwsError `InvalidParameter`, `NotFound` */
  topic(arn: string): Topic {
    const parts = arn.split(':');
    if (parts.length < 6) {
      throw invalid(
        `TopicArn Reason: An ARN must have at least 6 elements, not ${parts.length}`,
      );
    }
    if (parts[2] !== 'sns' || parts[3] !== this.region.name) {
      throw invalid('TopicArn');
    }
    const found = this.topics.get(arn);
    if (!found) {
      throw notFound('Topic');
    }
    return found;
  }

  /** @throws AwsError `InvalidParameter`, `NotFound` */
  subscription(arn: string): Subscription {
    if (!/^arn:[^:]+:sns:[^:]+:\d{12}:[^:]+:[^:]+$/.test(arn)) {
      throw invalid('SubscriptionId');
    }
    const found = this.subscriptions.get(arn);
    if (!found) {
      throw notFound('Subscription');
    }
    return found;
  }

  subscriptionsOf(topicArn: string): Subscription[] {
    return [...this.subscriptions.values()].filter(
      one => one.topicArn === topicArn,
    );
  }

  /**
   * Creates a topic; it may be there already, with the same attributes.
   *
   * @throws AwsError `InvalidParameter`
   */
  createTopic(
    name: string,
    attributes: Record<string, string>,
    tags: Topic['tags'],
  ): Topic {
    if (attributes.FifoTopic === 'true') {
      throw unsupported('FIFO topics');
    }
    if (!NAME.test(name)) {
      throw invalid('Topic Name');
    }
    const { FifoTopic: _, ...given } = attributes;
    checkAttributes(given);
    const arn = this.region.arn('sns', name);
    const current = this.topics.get(arn);
    if (current) {
      const differs = Object.entries(given).some(
        ([key, value]) => current.attributes[key] !== value,
      );
      if (differs) {
        throw invalid(
          'Attributes Reason: Topic already exists with different attributes',
        );
      }
      return current;
    }
    const topic: Topic = {
      name,
      arn,
      attributes: { DisplayName: '', ...given },
      tags,
    };
    this.topics.set(arn, topic);
    return topic;
  }

  /** Sets an attribute, or takes it away. */
  setAttribute(topic: Topic, name: string, value: string | undefined): void {
    if (value) {
      checkAttributes({ [name]: value });
      topic.attributes[name] = value;
    } else if (name === 'DisplayName') {
      topic.attributes.DisplayName = '';
    } else {
      checkName(name);
      delete topic.attributes[name];
    }
  }

  /** Deletes a topic with its subscriptions. */
  deleteTopic(arn: string): void {
    this.topics.delete(arn);
    for (const subscription of this.subscriptionsOf(arn)) {
      this.subscriptions.delete(subscription.arn);
    }
  }

  /**
   * Subscribes an endpoint, once. Queues of the account need no confirmation, and
   * nobody confirms others.
   *
   * @throws AwsError `InvalidParameter`, `NotFound`
   */
  subscribe(
    topicArn: string,
    protocol: string,
    endpoint: string,
    isRaw = false,
  ): Subscription {
    this.topic(topicArn);
    checkSubscription(protocol, endpoint, isRaw);
    const current = this.subscriptionsOf(topicArn).find(
      one => one.protocol === protocol && one.endpoint === endpoint,
    );
    if (current) {
      return current;
    }
    const [, , , , account] = endpoint.split(':');
    const subscription: Subscription = {
      arn: `${topicArn}:${this.region.ids.uuid()}`,
      topicArn,
      protocol,
      endpoint,
      isConfirmed: protocol === 'sqs' && account === this.region.accountId,
      isRaw,
    };
    this.subscriptions.set(subscription.arn, subscription);
    return subscription;
  }

  /**
   * Publishes a message to the queues that are subscribed and whose policies let the
   * topic send.
   *
   * @returns the id of the message
   */
  publish(topic: Topic, message: string, subject?: string): string {
    if (message === '') {
      throw invalid('Empty message');
    }
    if (Buffer.byteLength(message) > LONGEST_MESSAGE) {
      throw invalid('Message too long');
    }
    const { ids, world } = this.region;
    const MessageId = ids.uuid();
    const wrapped = JSON.stringify({
      Type: 'Notification',
      MessageId,
      TopicArn: topic.arn,
      Subject: subject,
      Message: message,
      Timestamp: world.now().toISOString(),
    });
    for (const subscription of this.subscriptionsOf(topic.arn)) {
      if (subscription.isConfirmed) {
        this.#deliver(subscription, subscription.isRaw ? message : wrapped);
      }
    }
    return MessageId;
  }

  #deliver({ endpoint, topicArn }: Subscription, body: string): void {
    const { account } = this.region;
    const queue = account
      .region(endpoint.split(':')[3])
      .service(Sqs)
      .queueWithArn(endpoint);
    if (queue && maySend(queue, 'sns.amazonaws.com', topicArn)) {
      queue.send(body);
    }
  }
}

/** Whether the policy of a topic lets a service publish for one of its resources. */
export function mayPublish(
  { arn, attributes }: Topic,
  service: string,
  sourceArn: string,
): boolean {
  return policyAllowsService(attributes.Policy, service, {
    action: 'sns:Publish',
    resource: arn,
    sourceArn,
  });
}

function checkAttributes(attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) {
    checkName(name);
    const problem = ATTRIBUTES[name](value);
    if (problem) {
      throw invalid(`Attributes Reason: ${problem}`);
    }
  }
}

function checkName(name: string): void {
  if (UNSUPPORTED.test(name)) {
    throw unsupported(`the attribute ${name} of topics`);
  }
  if (!Object.hasOwn(ATTRIBUTES, name)) {
    throw invalid(`Attributes Reason: Unknown attribute ${name}`);
  }
}

function isObject(text: string): boolean {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
