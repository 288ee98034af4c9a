import { Filter, readFilter } from './filterPolicy';
import { invalid, unsupported } from './refusals';

/** A subscription to a topic. */
export interface Subscription {
  arn: string;
  topicArn: string;
  protocol: string;
  endpoint: string;
  /** Whether whoever has the endpoint has confirmed that it is wanted. */
  isConfirmed: boolean;
  attributes: SubscriptionAttributes;
}

/** The settings of a subscription, as the API has them: all are texts. */
export type SubscriptionAttributes = Partial<
  Record<(typeof SETTABLE)[number], string>
>;

const SETTABLE = [
  'FilterPolicy',
  'FilterPolicyScope',
  'RawMessageDelivery',
  'RedrivePolicy',
] as const;

/** Attributes that AWS has too. */
const UNSUPPORTED = /^(DeliveryPolicy|ReplayPolicy|SubscriptionRoleArn)$/;

/** What the endpoint of a protocol looks like, and what is said of others. */
const ENDPOINTS: Record<string, [RegExp, string]> = {
  email: [/^[^@ ]+@[^@ ]+$/, 'Email address'],
  'email-json': [/^[^@ ]+@[^@ ]+$/, 'Email address'],
  http: [/^http:\/\//, 'Endpoint must match the specified protocol'],
  https: [/^https:\/\//, 'Endpoint must match the specified protocol'],
  sqs: [/^arn:[^:]+:sqs:[^:]+:\d{12}:[^:]+$/, 'SQS endpoint ARN'],
};

const OTHERS = ['application', 'firehose', 'lambda', 'sms'];

/** Protocols that can deliver a message as it is. */
const RAW = ['http', 'https', 'sqs'];

/**
 * Refuses a subscription that a topic cannot have.
 *
 * @throws AwsError `InvalidParameter`
 */
export function checkSubscription(
  {
    topicArn,
    protocol,
    endpoint,
  }: Pick<Subscription, 'topicArn' | 'protocol' | 'endpoint'>,
  attributes: SubscriptionAttributes,
): void {
  const isFifo = topicArn.endsWith('.fifo');
  if (OTHERS.includes(protocol) && !isFifo) {
    throw unsupported(`subscriptions with the protocol ${protocol}`);
  }
  if (!Object.hasOwn(ENDPOINTS, protocol) && !OTHERS.includes(protocol)) {
    throw invalid(
      `Amazon SNS does not support this protocol string: ${protocol}`,
    );
  }
  if (isFifo && protocol !== 'sqs') {
    throw invalid(`Invalid protocol type: ${protocol}`);
  }
  const [form, text] = ENDPOINTS[protocol];
  if (!form.test(endpoint)) {
    throw invalid(text);
  }
  if (protocol === 'sqs' && endpoint.endsWith('.fifo') && !isFifo) {
    throw invalid(
      'Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
    );
  }
  Object.keys(attributes).forEach(checkName);
  if (attributes.RawMessageDelivery === 'true' && !RAW.includes(protocol)) {
    throw invalid(
      `Attributes Reason: Delivery protocol [${protocol}] does not support raw message delivery.`,
    );
  }
  filterOf(attributes);
  if (attributes.RedrivePolicy) {
    checkRedrivePolicy(attributes.RedrivePolicy, topicArn);
  }
}

/** Which messages the subscription wants; undefined for all. */
export function filterOf({
  FilterPolicy,
  FilterPolicyScope,
}: SubscriptionAttributes): Filter | undefined {
  return readFilter(FilterPolicy, FilterPolicyScope);
}

/** The queue for what cannot be delivered. */
export function deadLetterArn({
  RedrivePolicy,
}: SubscriptionAttributes): string | undefined {
  return RedrivePolicy
    ? JSON.parse(RedrivePolicy).deadLetterTargetArn
    : undefined;
}

function checkName(name: string): void {
  if (UNSUPPORTED.test(name)) {
    throw unsupported(`the attribute ${name} of subscriptions`);
  }
  if (!(SETTABLE as readonly string[]).includes(name)) {
    throw invalid('AttributeName');
  }
}

function checkRedrivePolicy(text: string, topicArn: string): void {
  let arn: unknown;
  try {
    arn = JSON.parse(text)?.deadLetterTargetArn;
  } catch {
    // The text is from memory.
    throw invalid('Attributes Reason: RedrivePolicy: failed to parse JSON.');
  }
  if (typeof arn !== 'string') {
    throw invalid(
      'Attributes Reason: RedrivePolicy: Missing deadLetterTargetArn attribute',
    );
  }
  if (!ENDPOINTS.sqs[0].test(arn)) {
    throw invalid(
      'Attributes Reason: RedrivePolicy: deadLetterTargetArn must be a SQS queue',
    );
  }
  if (arn.split(':')[3] !== topicArn.split(':')[3]) {
    throw invalid(
      'Attributes Reason: RedrivePolicy: deadLetterTargetArn must be in the same region as the subscription',
    );
  }
}
