import { Examples, Resources } from './Example';

const topic = (properties: object): Resources => ({
  It: { Type: 'AWS::SNS::Topic', Properties: properties },
});

const subscription = (properties: object): Resources => ({
  Topic: topic({}).It,
  It: {
    Type: 'AWS::SNS::Subscription',
    Properties: {
      Endpoint: 'ops@acme.com',
      Protocol: 'email',
      TopicArn: { Ref: 'Topic' },
      ...properties,
    },
  },
});

const toQueue = (properties: object) =>
  subscription({
    Endpoint: 'arn:aws:sqs:eu-west-1:123456789012:orders',
    Protocol: 'sqs',
    ...properties,
  });

const onFifo = (properties: object): Resources => ({
  ...subscription(properties),
  Topic: topic({ FifoTopic: true }).It,
});

const policy = (Topics: unknown[]): Resources => ({
  Topic: topic({}).It,
  It: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: {
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sns:Publish',
            Resource: '*',
          },
        ],
      },
      Topics,
    },
  },
});

/** The rules for `AWS::SNS::*`. */
export const topics: Examples = {
  'pf-sns-fifo-queue-on-standard-topic': [
    toQueue({ Endpoint: 'arn:aws:sqs:eu-west-1:123456789012:orders.fifo' }),
    toQueue({}),
  ],
  'pf-sns-fifo-only-attributes': [
    topic({ ContentBasedDeduplication: true }),
    topic({
      ContentBasedDeduplication: true,
      FifoTopic: true,
      TopicName: 'once.fifo',
    }),
  ],
  'pf-sns-fifo-topic-protocol': [
    onFifo({ Endpoint: 'ops@acme.com', Protocol: 'email' }),
    onFifo({
      Endpoint: 'arn:aws:sqs:eu-west-1:123456789012:orders.fifo',
      Protocol: 'sqs',
    }),
  ],
  'pf-sns-filter-policy': [
    toQueue({ FilterPolicy: { kind: 'new' } }),
    toQueue({ FilterPolicy: { kind: ['new'] } }),
  ],
  'pf-sns-subscription-redrive': [
    toQueue({ RedrivePolicy: {} }),
    toQueue({
      RedrivePolicy: {
        deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:123456789012:failed',
      },
    }),
  ],
  'pf-sns-fifo-topic-name': [
    topic({ TopicName: 'orders.fifo' }),
    topic({ TopicName: 'orders' }),
  ],
  'pf-sns-raw-message-delivery': [
    subscription({ RawMessageDelivery: true }),
    toQueue({ RawMessageDelivery: true }),
  ],
  'pf-sns-subscription-endpoint': [
    subscription({ Endpoint: 'ops' }),
    subscription({}),
  ],
  'pf-sns-subscription-region': [
    subscription({ Region: 'eu-west-2' }),
    subscription({ Region: 'eu-west-1' }),
  ],
  'pf-sns-topic-attribute-values': [
    topic({ SignatureVersion: '3' }),
    topic({ SignatureVersion: '2' }),
  ],
  'pf-sns-topic-name-format': [
    topic({ TopicName: 'all orders' }),
    topic({ TopicName: 'all-orders' }),
  ],
  'pf-sns-topic-policy-topics': [
    policy(['orders']),
    policy([{ Ref: 'Topic' }]),
  ],
};
