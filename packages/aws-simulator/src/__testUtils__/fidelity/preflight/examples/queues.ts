import { Examples, Resources, times } from './Example';

const queue = (properties: object): Resources => ({
  It: { Type: 'AWS::SQS::Queue', Properties: properties },
});

const fifo = (properties: object) => queue({ FifoQueue: true, ...properties });

const arn = (name: string, region = 'eu-west-1') =>
  `arn:aws:sqs:${region}:123456789012:${name}`;

const redrive = (policy: object) =>
  queue({
    RedrivePolicy: {
      deadLetterTargetArn: arn('dead'),
      maxReceiveCount: 3,
      ...policy,
    },
  });

const allow = (RedriveAllowPolicy: object) => queue({ RedriveAllowPolicy });

const policy = (Queues: unknown[]): Resources => ({
  Queue: queue({}).It,
  It: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'sns.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: '*',
          },
        ],
      },
      Queues,
    },
  },
});

/** The rules for `AWS::SQS::*`. */
export const queues: Examples = {
  'pf-sqs-dlq-same-type': [
    redrive({ deadLetterTargetArn: arn('dead.fifo') }),
    redrive({ deadLetterTargetArn: arn('dead') }),
  ],
  'pf-sqs-fifo-name-suffix': [
    queue({ QueueName: 'orders.fifo' }),
    fifo({ QueueName: 'orders.fifo' }),
  ],
  'pf-sqs-fifo-only-attributes': [
    queue({ ContentBasedDeduplication: true }),
    fifo({ ContentBasedDeduplication: true }),
  ],
  'pf-sqs-high-throughput-pairing': [
    fifo({
      FifoThroughputLimit: 'perMessageGroupId',
      DeduplicationScope: 'queue',
    }),
    fifo({
      FifoThroughputLimit: 'perMessageGroupId',
      DeduplicationScope: 'messageGroup',
    }),
  ],
  'pf-sqs-queue-name-format': [
    queue({ QueueName: 'all orders' }),
    queue({ QueueName: 'all-orders' }),
  ],
  'pf-sqs-queue-policy-queues': [
    policy([{ 'Fn::GetAtt': ['Queue', 'Arn'] }]),
    policy([{ Ref: 'Queue' }]),
  ],
  'pf-sqs-redrive-allow-policy': [
    allow({ redrivePermission: 'allowAll', sourceQueueArns: [arn('a')] }),
    allow({
      redrivePermission: 'byQueue',
      sourceQueueArns: times(10, index => arn(`a${index}`)),
    }),
  ],
  'pf-sqs-redrive-arn-region': [
    redrive({ deadLetterTargetArn: arn('dead', 'eu-west-2') }),
    redrive({ deadLetterTargetArn: arn('dead') }),
  ],
  'pf-sqs-redrive-policy': [
    redrive({ maxReceiveCount: 1001 }),
    redrive({ maxReceiveCount: 1000 }),
  ],
  'pf-sqs-sse-exclusive': [
    queue({ SqsManagedSseEnabled: true, KmsMasterKeyId: 'alias/aws/sqs' }),
    queue({ SqsManagedSseEnabled: false, KmsMasterKeyId: 'alias/aws/sqs' }),
  ],
};
