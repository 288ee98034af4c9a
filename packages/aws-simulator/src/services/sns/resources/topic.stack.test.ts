import {
  CreateTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  PublishBatchCommand,
  PublishCommand,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
  TagResourceCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  ListQueuesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { StackBench } from '../../../__testUtils__/StackBench';

const mayPublish = (Condition?: object) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: '*',
      Condition,
    },
  ],
});

const FROM_TOPIC = { ArnEquals: { 'aws:SourceArn': { Ref: 'Topic' } } };

const queuePolicy = (Condition: object = FROM_TOPIC) => ({
  Type: 'AWS::SQS::QueuePolicy',
  Properties: {
    Queues: [{ Ref: 'Queue' }],
    PolicyDocument: mayPublish(Condition),
  },
});

const template = (
  topic: object = {},
  subscription: object = {},
  more: object = { QueuePolicy: queuePolicy() },
) => ({
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic', Properties: topic },
    Queue: { Type: 'AWS::SQS::Queue' },
    Subscription: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: { Ref: 'Topic' },
        Protocol: 'sqs',
        Endpoint: { 'Fn::GetAtt': ['Queue', 'Arn'] },
        ...subscription,
      },
    },
    ...more,
  },
  Outputs: {
    Topic: { Value: { Ref: 'Topic' } },
    Name: { Value: { 'Fn::GetAtt': ['Topic', 'TopicName'] } },
    Queue: { Value: { Ref: 'Queue' } },
    Subscription: { Value: { Ref: 'Subscription' } },
  },
});

let bench: StackBench;
let sns: SNSClient;

beforeEach(async () => {
  bench = await StackBench.start();
  sns = new SNSClient(bench.options);
});

afterEach(() => bench.close());

const publish = (TopicArn: string) =>
  sns.send(
    new PublishCommand({ TopicArn, Message: 'shipped', Subject: 'order 1' }),
  );

const received = async (QueueUrl: string) =>
  (
    (
      await new SQSClient(bench.options).send(
        new ReceiveMessageCommand({ QueueUrl }),
      )
    ).Messages ?? []
  ).map(({ Body }) => Body!);

const attributesOf = async (TopicArn: string) =>
  (await sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes!;

it('delivers to the queues whose policies allow it', async () => {
  const { Queue, Topic } = await bench.outputs(template());
  const { MessageId } = await publish(Topic);
  const [body] = await received(Queue);
  expect(JSON.parse(body)).toMatchObject({
    Type: 'Notification',
    MessageId,
    TopicArn: Topic,
    Subject: 'order 1',
    Message: 'shipped',
  });
});

it('delivers a message as it is if the subscription wants that', async () => {
  const { Queue, Topic } = await bench.outputs(
    template({}, { RawMessageDelivery: true }),
  );
  await publish(Topic);
  expect(await received(Queue)).toEqual(['shipped']);
});

it.each<[string, object]>([
  ['has no policy', {}],
  [
    'allows another topic',
    {
      QueuePolicy: queuePolicy({
        ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:123456789012:x' },
      }),
    },
  ],
])('delivers nothing to a queue that %s', async (_, more) => {
  const { Queue, Topic } = await bench.outputs(template({}, {}, more));
  await publish(Topic);
  expect(await received(Queue)).toEqual([]);
});

const messages = async (QueueUrl: string) =>
  (
    await new SQSClient(bench.options).send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
      }),
    )
  ).Messages ?? [];

it('delivers attributes, and the text that is meant for queues', async () => {
  const { Queue, Topic } = await bench.outputs(template());
  const MessageAttributes = {
    kind: { DataType: 'String', StringValue: 'new' },
  };
  await sns.send(
    new PublishCommand({
      TopicArn: Topic,
      Message: '{"default":"all","sqs":"queues"}',
      MessageStructure: 'json',
      MessageAttributes,
    }),
  );
  const [{ Body, MessageAttributes: none }] = await messages(Queue);
  expect(JSON.parse(Body!)).toMatchObject({
    Message: 'queues',
    MessageAttributes: { kind: { Type: 'String', Value: 'new' } },
  });
  expect(none).toBeUndefined();

  await bench.update(template({}, { RawMessageDelivery: true }));
  await sns.send(
    new PublishCommand({ TopicArn: Topic, Message: 'raw', MessageAttributes }),
  );
  expect((await messages(Queue)).at(-1)).toMatchObject({
    Body: 'raw',
    MessageAttributes,
  });
});

it.each<[string, object, object, string[]]>([
  ['attributes', { kind: ['new', 'old'] }, {}, ['new', 'old']],
  ['a prefix', { kind: [{ prefix: 'ne' }] }, {}, ['new']],
  ['what it is not', { kind: [{ 'anything-but': ['new'] }] }, {}, ['old']],
  ['a number', { count: [{ numeric: ['>', 1, '<=', 3] }] }, {}, ['old']],
  ['what is missing', { size: [{ exists: false }] }, {}, ['new', 'old']],
  ['two of them', { kind: ['new'], count: [1] }, {}, ['new']],
  [
    'any of two',
    { $or: [{ kind: ['new'] }, { count: [2] }] },
    {},
    ['new', 'old'],
  ],
  [
    'the body',
    { order: { state: [{ suffix: 'ld' }] } },
    { FilterPolicyScope: 'MessageBody' },
    ['old'],
  ],
])(
  'delivers what a filter of %s wants',
  async (_, FilterPolicy, more, kinds) => {
    const { Queue, Topic } = await bench.outputs(
      template({}, { FilterPolicy, RawMessageDelivery: true, ...more }),
    );
    const { Failed } = await sns.send(
      new PublishBatchCommand({
        TopicArn: Topic,
        PublishBatchRequestEntries: ['new', 'old'].map((kind, index) => ({
          Id: kind,
          Message: JSON.stringify({ order: { state: kind } }),
          MessageAttributes: {
            kind: { DataType: 'String', StringValue: kind },
            count: { DataType: 'Number', StringValue: String(index + 1) },
          },
        })),
      }),
    );
    expect(Failed).toEqual([]);
    const found = (await messages(Queue)).map(
      ({ Body }) => JSON.parse(Body!).order.state,
    );
    expect(found.sort()).toEqual(kinds);
  },
);

it('gives what a queue does not allow to the dead-letter queue', async () => {
  const dead = {
    Dead: { Type: 'AWS::SQS::Queue' },
    DeadPolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Dead' }],
        PolicyDocument: mayPublish(FROM_TOPIC),
      },
    },
  };
  const { Queue, Topic } = await bench.outputs(
    template(
      {},
      {
        RedrivePolicy: {
          deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] },
        },
      },
      dead,
    ),
  );
  await publish(Topic);
  expect(await messages(Queue)).toEqual([]);
  const { QueueUrls } = await new SQSClient(bench.options).send(
    new ListQueuesCommand({ QueueNamePrefix: 'app-Dead' }),
  );
  expect(await messages(QueueUrls![0])).toHaveLength(1);
});

describe('of the type FIFO', () => {
  const fifo = (properties: object = {}) => ({
    Resources: {
      Topic: {
        Type: 'AWS::SNS::Topic',
        Properties: { FifoTopic: true, ...properties },
      },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
      QueuePolicy: queuePolicy(),
      Subscription: {
        Type: 'AWS::SNS::Subscription',
        Properties: {
          TopicArn: { Ref: 'Topic' },
          Protocol: 'sqs',
          Endpoint: { 'Fn::GetAtt': ['Queue', 'Arn'] },
          RawMessageDelivery: true,
        },
      },
    },
    Outputs: {
      Topic: { Value: { Ref: 'Topic' } },
      Queue: { Value: { Ref: 'Queue' } },
    },
  });
  const order = (TopicArn: string, Message: string, more: object = {}) =>
    sns.send(
      new PublishCommand({
        TopicArn,
        Message,
        MessageGroupId: 'orders',
        ...more,
      }),
    );

  it('takes a message once, and keeps groups', async () => {
    const { Queue, Topic } = await bench.outputs(
      fifo({ ContentBasedDeduplication: true }),
    );
    expect(Topic).toMatch(/\.fifo$/);
    const first = await order(Topic, 'one');
    expect(await order(Topic, 'one')).toMatchObject({
      MessageId: first.MessageId,
      SequenceNumber: first.SequenceNumber,
    });
    const second = await order(Topic, 'two', { MessageGroupId: 'returns' });
    expect(BigInt(second.SequenceNumber!)).toBeGreaterThan(
      BigInt(first.SequenceNumber!),
    );
    expect(await messages(Queue)).toMatchObject([
      { Body: 'one', Attributes: { MessageGroupId: 'orders' } },
      { Body: 'two', Attributes: { MessageGroupId: 'returns' } },
    ]);
    expect(await attributesOf(Topic)).toMatchObject({
      ContentBasedDeduplication: 'true',
      FifoTopic: 'true',
    });
    await bench.update(fifo({ ContentBasedDeduplication: false }));
    await expect(order(Topic, 'three')).rejects.toThrow(
      'Invalid parameter: The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
    await expect(
      order(Topic, 'three', { MessageGroupId: undefined }),
    ).rejects.toThrow(
      'Invalid parameter: The MessageGroupId parameter is required for FIFO topics',
    );
  });

  it.each([
    [
      { TopicName: 'orders' },
      'Fifo Topic names must end with .fifo and must be made up of',
    ],
    [
      { Subscription: [{ Protocol: 'email', Endpoint: 'ops@acme.com' }] },
      'Invalid parameter: Invalid protocol type: email',
    ],
    [
      { FifoTopic: false, ContentBasedDeduplication: true },
      'Invalid parameter: Attributes Reason: Unknown attribute ContentBasedDeduplication',
    ],
  ])('is refused with %j', async (properties, reason) => {
    await bench.deploy(fifo(properties));
    expect(await bench.reasons()).toContainEqual(
      expect.stringContaining(reason),
    );
  });
});

it('is changed in place and deleted with its subscriptions', async () => {
  const { Name, Subscription, Topic } = await bench.outputs(template());
  expect(Topic).toBe(`arn:aws:sns:eu-west-1:123456789012:${Name}`);
  expect(Subscription).toMatch(new RegExp(`^${Topic}:[0-9a-f-]{36}$`));
  await bench.update(
    template({
      DisplayName: 'Orders',
      Subscription: [{ Endpoint: 'ops@acme.com', Protocol: 'email' }],
      Tags: [{ Key: 'team', Value: 'orders' }],
    }),
  );
  expect(await attributesOf(Topic)).toMatchObject({
    DisplayName: 'Orders',
    SubscriptionsConfirmed: '1',
    SubscriptionsPending: '1',
  });
  const { Tags } = await sns.send(
    new ListTagsForResourceCommand({ ResourceArn: Topic }),
  );
  expect(Tags).toContainEqual({ Key: 'team', Value: 'orders' });
  await bench.update(template({ TopicName: 'orders' }));
  expect((await sns.send(new ListTopicsCommand({}))).Topics).toEqual([
    { TopicArn: 'arn:aws:sns:eu-west-1:123456789012:orders' },
  ]);
  await bench.delete();
  expect((await sns.send(new ListTopicsCommand({}))).Topics ?? []).toEqual([]);
});

it('has a policy as long as a template says so', async () => {
  const policy = {
    Policy: {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: {
        Topics: [{ Ref: 'Topic' }],
        PolicyDocument: { Version: '2012-10-17', Statement: [] },
      },
    },
  };
  const { Topic } = await bench.outputs(template({}, {}, policy));
  expect((await attributesOf(Topic)).Policy).toBe(
    '{"Version":"2012-10-17","Statement":[]}',
  );
  await bench.update(template({}, {}, {}));
  expect((await attributesOf(Topic)).Policy).toContain('__default_policy_ID');
});

it('waits for the confirmation of an address', async () => {
  const { TopicArn } = await sns.send(
    new CreateTopicCommand({ Name: 'orders' }),
  );
  const subscribe = (ReturnSubscriptionArn?: boolean) =>
    sns.send(
      new SubscribeCommand({
        TopicArn,
        Protocol: 'email',
        Endpoint: 'ops@acme.com',
        ReturnSubscriptionArn,
      }),
    );
  expect((await subscribe()).SubscriptionArn).toBe('pending confirmation');
  const { SubscriptionArn } = await subscribe(true);
  const { Attributes } = await sns.send(
    new GetSubscriptionAttributesCommand({ SubscriptionArn }),
  );
  expect(Attributes).toMatchObject({ PendingConfirmation: 'true' });
  const list = new ListSubscriptionsByTopicCommand({ TopicArn });
  expect((await sns.send(list)).Subscriptions).toMatchObject([
    { SubscriptionArn: 'PendingConfirmation', Endpoint: 'ops@acme.com' },
  ]);
  await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
  expect((await sns.send(list)).Subscriptions ?? []).toEqual([]);
});

const ARN = 'arn:aws:sns:eu-west-1:123456789012:orders';

it.each<[string, string, any]>([
  [
    'NotFoundException',
    'Topic does not exist',
    new PublishCommand({ TopicArn: `${ARN}2`, Message: 'x' }),
  ],
  [
    'InvalidParameterException',
    'Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1',
    new GetTopicAttributesCommand({ TopicArn: 'orders' }),
  ],
  [
    'InvalidParameterException',
    'Invalid parameter: Topic Name',
    new CreateTopicCommand({ Name: 'all orders' }),
  ],
  [
    'InvalidParameterException',
    'Invalid parameter: SQS endpoint ARN',
    new SubscribeCommand({ TopicArn: ARN, Protocol: 'sqs', Endpoint: 'q' }),
  ],
  [
    'InvalidParameterException',
    'Invalid parameter: Amazon SNS does not support this protocol string: fax',
    new SubscribeCommand({ TopicArn: ARN, Protocol: 'fax', Endpoint: '1' }),
  ],
  [
    'InvalidParameterException',
    'The AWS simulator does not support subscriptions with the protocol lambda',
    new SubscribeCommand({ TopicArn: ARN, Protocol: 'lambda', Endpoint: '1' }),
  ],
  [
    'InvalidParameterException',
    'Invalid parameter: Attributes Reason: SignatureVersion: Invalid value. Must be 1 or 2.',
    new SetTopicAttributesCommand({
      TopicArn: ARN,
      AttributeName: 'SignatureVersion',
      AttributeValue: '3',
    }),
  ],
  [
    'ResourceNotFoundException',
    'Resource does not exist',
    new TagResourceCommand({
      ResourceArn: `${ARN}2`,
      Tags: [{ Key: 'a', Value: 'b' }],
    }),
  ],
])('refuses with %s: %s', async (name, message, command) => {
  await sns.send(new CreateTopicCommand({ Name: 'orders' }));
  await expect(sns.send(command)).rejects.toMatchObject({ name, message });
});
