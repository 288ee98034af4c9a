import { invalid, unsupported } from './refusals';

/** A subscription to a topic. */
export interface Subscription {
  arn: string;
  topicArn: string;
  protocol: string;
  endpoint: string;
  /** Whether whoever has the endpoint has confirmed that it is wanted. */
  isConfirmed: boolean;
  isRaw: boolean;
}

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
 * @throws AwsError `InvalidParameter`
 */
export function checkSubscription(
  protocol: string,
  endpoint: string,
  isRaw: boolean,
): void {
  if (OTHERS.includes(protocol)) {
    throw unsupported(`subscriptions with the protocol ${protocol}`);
  }
  if (!Object.hasOwn(ENDPOINTS, protocol)) {
    throw invalid(
      `Amazon SNS does not support this protocol string: ${protocol}`,
    );
  }
  const [form, text] = ENDPOINTS[protocol];
  if (!form.test(endpoint)) {
    throw invalid(text);
  }
  if (protocol === 'sqs' && endpoint.endsWith('.fifo')) {
    throw invalid(
      'Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
    );
  }
  if (isRaw && !RAW.includes(protocol)) {
    throw invalid(
      `Attributes Reason: Delivery protocol [${protocol}] does not support raw message delivery.`,
    );
  }
}
