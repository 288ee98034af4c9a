import { policyAllowsService } from '../../../authorization/policy/policyAllows';
import { Region } from '../../../world/World';
import { invalid, notFound, unsupported } from './refusals';
import { deliver } from './deliver';
import { deduplicationIdOf, Publication, readTexts } from './publication';
import {
  checkSubscription,
  Subscription,
  SubscriptionAttributes,
} from './subscriptions';

/** A topic. */
export interface Topic {
  name: string;
  arn: string;
  attributes: Record<string, string>;
  tags: { Key: string; Value: string }[];
  /** What a FIFO topic knows of its messages, by what they are known again. */
  seen: Map<string, { at: number; published: Published }>;
  sequence: bigint;
}

/** What SNS says of a message that was published. */
export interface Published {
  id: string;
  /** Of a FIFO topic. */
  sequence?: string;
}

const NAME = /^[A-Za-z0-9_-]{1,256}$/;
const FIFO_NAME = /^(?=.{6,256}$)[A-Za-z0-9_-]+\.fifo$/;
const DEDUPLICATION = 5 * 60_000;

/** Before the first message of a FIFO topic. */
const SEQUENCE_START = 10_000_000_000_000_000_000n;
const LONGEST_DISPLAY_NAME = 100;

/** What can be set of a topic, and what is wrong with a value. */
const ATTRIBUTES: Record<string, (value: string) => string | undefined> = {
  ContentBasedDeduplication: value =>
    ['true', 'false'].includes(value) ? undefined : 'ContentBasedDeduplication',
  DisplayName: value =>
    value.length > LONGEST_DISPLAY_NAME ? 'DisplayName' : undefined,
  FifoThroughputScope: value =>
    ['MessageGroup', 'Topic'].includes(value)
      ? undefined
      : 'FifoThroughputScope',
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
  /^(ArchivePolicy|DeliveryPolicy|.*Feedback(RoleArn|SampleRate))$/;

/** Attributes of FIFO topics alone. */
const FIFO_ONLY = ['ContentBasedDeduplication', 'FifoThroughputScope'];

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
    const { FifoTopic, ...given } = attributes;
    const ofFifo = FifoTopic === 'true';
    if (ofFifo && !FIFO_NAME.test(name)) {
      throw invalid(
        'Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.',
      );
    }
    if (!ofFifo && !NAME.test(name)) {
      throw invalid('Topic Name');
    }
    checkAttributes(given, ofFifo);
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
      attributes: {
        DisplayName: '',
        ...(ofFifo && {
          FifoTopic: 'true',
          ContentBasedDeduplication: 'false',
        }),
        ...given,
      },
      tags,
      seen: new Map(),
      sequence: SEQUENCE_START,
    };
    this.topics.set(arn, topic);
    return topic;
  }

  /** Sets an attribute, or takes it away. */
  setAttribute(topic: Topic, name: string, value: string | undefined): void {
    if (value) {
      checkAttributes({ [name]: value }, isFifo(topic));
      topic.attributes[name] = value;
    } else if (name === 'DisplayName') {
      topic.attributes.DisplayName = '';
    } else {
      checkName(name, isFifo(topic));
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
    attributes: SubscriptionAttributes = {},
  ): Subscription {
    this.topic(topicArn);
    checkSubscription({ topicArn, protocol, endpoint }, attributes);
    const current = this.subscriptionsOf(topicArn).find(
      one => one.protocol === protocol && one.endpoint === endpoint,
    );
    if (current) {
      const differs = Object.entries(attributes).some(
        ([name, value]) =>
          current.attributes[name as keyof SubscriptionAttributes] !== value,
      );
      if (differs) {
        throw invalid(
          'Attributes Reason: Subscription already exists with different attributes',
        );
      }
      return current;
    }
    const [, , , , account] = endpoint.split(':');
    const subscription: Subscription = {
      arn: `${topicArn}:${this.region.ids.uuid()}`,
      topicArn,
      protocol,
      endpoint,
      isConfirmed: protocol === 'sqs' && account === this.region.accountId,
      attributes,
    };
    this.subscriptions.set(subscription.arn, subscription);
    return subscription;
  }

  /** @throws AwsError `InvalidParameter` */
  configure(
    subscription: Subscription,
    attributes: SubscriptionAttributes,
  ): void {
    checkSubscription(subscription, attributes);
    subscription.attributes = attributes;
  }

  /**
   * Publishes a message to the queues that are subscribed and whose policies let the
   * topic send.
   *
   * @throws AwsError `InvalidParameter`, `ParameterValueInvalid`
   */
  publish(
    topic: Topic,
    text: string,
    publication: Publication = {},
  ): Published {
    const texts = readTexts(text, publication);
    const now = this.region.clock.now();
    const once = onceOf(topic, text, publication);
    const seen = once === undefined ? undefined : topic.seen.get(once);
    if (seen && now - seen.at < DEDUPLICATION) {
      return seen.published;
    }
    const published = {
      id: this.region.ids.uuid(),
      sequence: once === undefined ? undefined : String(++topic.sequence),
    };
    if (once !== undefined) {
      topic.seen.set(once, { at: now, published });
    }
    deliver(this.region, this.subscriptionsOf(topic.arn), {
      ...publication,
      ...published,
      attributes: publication.attributes ?? {},
      deduplicationId: once,
      texts,
      time: this.region.world.now().toISOString(),
      topicArn: topic.arn,
    });
    return published;
  }
}

function isFifo({ attributes }: Topic): boolean {
  return attributes.FifoTopic === 'true';
}

/** By which a FIFO topic knows a message again. */
function onceOf(
  topic: Topic,
  text: string,
  publication: Publication,
): string | undefined {
  if (isFifo(topic)) {
    return deduplicationIdOf(
      topic.attributes.ContentBasedDeduplication === 'true',
      text,
      publication,
    );
  }
  if (publication.deduplicationId !== undefined) {
    throw invalid(
      'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
    );
  }
  return undefined;
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

function checkAttributes(
  attributes: Record<string, string>,
  ofFifo: boolean,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    checkName(name, ofFifo);
    const problem = ATTRIBUTES[name](value);
    if (problem) {
      throw invalid(`Attributes Reason: ${problem}`);
    }
  }
}

function checkName(name: string, ofFifo: boolean): void {
  if (UNSUPPORTED.test(name) && (ofFifo || name !== 'ArchivePolicy')) {
    throw unsupported(`the attribute ${name} of topics`);
  }
  if (
    !Object.hasOwn(ATTRIBUTES, name) ||
    (FIFO_ONLY.includes(name) && !ofFifo)
  ) {
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
