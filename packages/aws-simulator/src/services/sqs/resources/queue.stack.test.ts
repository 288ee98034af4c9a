import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { StackBench } from '../../../__testUtils__/StackBench';
import { md5OfAttributes } from '../model/messageAttributes';

const template = (properties: object = {}, more: object = {}) => ({
  Resources: {
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        RedrivePolicy: {
          deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] },
          maxReceiveCount: 2,
        },
        ...properties,
      },
    },
    Dead: { Type: 'AWS::SQS::Queue' },
    ...more,
  },
  Outputs: {
    Url: { Value: { Ref: 'Queue' } },
    Arn: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
    Name: { Value: { 'Fn::GetAtt': ['Queue', 'QueueName'] } },
    Dead: { Value: { Ref: 'Dead' } },
  },
});

let bench: StackBench;
let sqs: SQSClient;

beforeEach(async () => {
  bench = await StackBench.start();
  sqs = new SQSClient(bench.options);
});

afterEach(() => bench.close());

const advance = (seconds: number) => bench.simulator.clock.advance(seconds);

const send = (QueueUrl: string, MessageBody: string, more: object = {}) =>
  sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));

const receive = async (QueueUrl: string, more: object = {}) =>
  (await sqs.send(new ReceiveMessageCommand({ QueueUrl, ...more }))).Messages ??
  [];

const attributes = async (QueueUrl: string) =>
  (
    await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    )
  ).Attributes!;

it('is made with the defaults of SQS, changed in place and deleted', async () => {
  const { Arn, Name, Url } = await bench.outputs(
    template({ Tags: [{ Key: 'team', Value: 'orders' }] }),
  );
  expect(Url).toBe(`https://sqs.eu-west-1.amazonaws.com/123456789012/${Name}`);
  expect(await attributes(Url)).toMatchObject({
    QueueArn: Arn,
    SqsManagedSseEnabled: 'true',
    VisibilityTimeout: '30',
  });
  expect(
    await sqs.send(new ListQueueTagsCommand({ QueueUrl: Url })),
  ).toMatchObject({ Tags: { team: 'orders' } });

  await bench.update(
    template({
      RedrivePolicy: undefined,
      VisibilityTimeout: 60,
      KmsMasterKeyId: 'alias/aws/sqs',
    }),
  );
  const after = await attributes(Url);
  expect(after).toMatchObject({
    KmsMasterKeyId: 'alias/aws/sqs',
    SqsManagedSseEnabled: 'false',
    VisibilityTimeout: '60',
  });
  expect(after.RedrivePolicy).toBeUndefined();

  await bench.delete();
  expect((await sqs.send(new ListQueuesCommand({}))).QueueUrls ?? []).toEqual(
    [],
  );
});

it('hides what is received until the visibility timeout is over, and buries what comes too often', async () => {
  const { Dead, Url } = await bench.outputs(template());
  await send(Url, 'one');
  const [first] = await receive(Url, {
    MessageSystemAttributeNames: ['ApproximateReceiveCount'],
  });
  expect(first).toMatchObject({
    Body: 'one',
    Attributes: { ApproximateReceiveCount: '1' },
  });
  expect(await receive(Url)).toEqual([]);
  expect(await attributes(Url)).toMatchObject({
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '1',
  });
  await sqs.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: Url,
      ReceiptHandle: first.ReceiptHandle,
      VisibilityTimeout: 0,
    }),
  );
  expect(await receive(Url)).toHaveLength(1);
  await advance(31);
  expect(await receive(Url)).toEqual([]);
  const [dead] = await receive(Dead);
  expect(dead.Body).toBe('one');
  await sqs.send(
    new DeleteMessageCommand({
      QueueUrl: Dead,
      ReceiptHandle: dead.ReceiptHandle,
    }),
  );
  await advance(31);
  expect(await receive(Dead)).toEqual([]);
});

it('waits for a message, and for one that is delayed', async () => {
  const { Url } = await bench.outputs(template());
  const waiting = receive(Url, { WaitTimeSeconds: 20 });
  await send(Url, 'at once');
  expect((await waiting)[0].Body).toBe('at once');

  await send(Url, 'later', { DelaySeconds: 10 });
  expect(await receive(Url)).toEqual([]);
  await advance(10);
  expect((await receive(Url))[0].Body).toBe('later');
});

it('forgets messages after the retention period', async () => {
  const { Url } = await bench.outputs(template({ MessageRetentionPeriod: 60 }));
  await send(Url, 'old');
  await advance(61);
  expect(await receive(Url)).toEqual([]);
});

it('keeps the order of a group of a FIFO queue, and takes a message once', async () => {
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({
      QueueName: 'orders.fifo',
      Attributes: { FifoQueue: 'true', ContentBasedDeduplication: 'true' },
    }),
  );
  const group = (MessageGroupId: string) => ({ MessageGroupId });
  const one = await send(QueueUrl!, 'one', group('a'));
  const again = await send(QueueUrl!, 'one', group('a'));
  expect(again.MessageId).toBe(one.MessageId);
  await send(QueueUrl!, 'two', group('a'));
  await send(QueueUrl!, 'three', group('b'));
  expect((await receive(QueueUrl!)).map(({ Body }) => Body)).toEqual(['one']);
  const rest = await receive(QueueUrl!, { MaxNumberOfMessages: 10 });
  expect(rest.map(({ Body }) => Body)).toEqual(['three']);
  await expect(send(QueueUrl!, 'four')).rejects.toMatchObject({
    name: 'MissingParameter',
    message: 'The request must contain the parameter MessageGroupId.',
  });
});

it('keeps the attributes of messages for whoever asks for them', async () => {
  const { Url } = await bench.outputs(template());
  const MessageAttributes = {
    'trace.id': { DataType: 'String', StringValue: 'a' },
    count: { DataType: 'Number', StringValue: '3' },
    raw: { DataType: 'Binary.x', BinaryValue: Uint8Array.of(1, 2) },
  };
  const sent = await send(Url, 'one', { MessageAttributes });
  // Calculated apart from this code, as the developer guide of SQS says.
  expect(
    md5OfAttributes({
      test_attribute_name_1: {
        DataType: 'String',
        StringValue: 'test_attribute_value_1',
      },
    }),
  ).toBe('ba056227cfd9533dba1f72ad9816d233');
  const [message] = await receive(Url, { MessageAttributeNames: ['All'] });
  expect(message).toMatchObject({
    MessageAttributes,
    MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
  });
  await advance(31);
  const [some] = await receive(Url, { MessageAttributeNames: ['trace.*'] });
  expect(Object.keys(some.MessageAttributes!)).toEqual(['trace.id']);
  await expect(
    send(Url, 'two', { MessageAttributes: { a: { DataType: 'Text' } } }),
  ).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message:
      "The message attribute 'a' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.",
  });
});

it('takes messages in batches, of which entries can fail alone', async () => {
  const { Url: QueueUrl, Dead } = await bench.outputs(template());
  const { Successful, Failed } = await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: 'a', MessageBody: 'one' },
        { Id: 'b', MessageBody: 'two', DelaySeconds: 901 },
      ],
    }),
  );
  expect(Successful).toMatchObject([{ Id: 'a' }]);
  expect(Failed).toEqual([
    {
      Id: 'b',
      SenderFault: true,
      Code: 'InvalidParameterValue',
      Message:
        'Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.',
    },
  ]);
  const [{ ReceiptHandle }] = await receive(QueueUrl);
  const hidden = await sqs.send(
    new ChangeMessageVisibilityBatchCommand({
      QueueUrl,
      Entries: [{ Id: 'a', ReceiptHandle, VisibilityTimeout: 0 }],
    }),
  );
  expect(hidden.Successful).toEqual([{ Id: 'a' }]);
  const [again] = await receive(QueueUrl);
  const deleted = await sqs.send(
    new DeleteMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: 'a', ReceiptHandle: again.ReceiptHandle },
        { Id: 'b', ReceiptHandle: 'nothing' },
      ],
    }),
  );
  expect(deleted.Successful).toEqual([{ Id: 'a' }]);
  expect(deleted.Failed).toMatchObject([
    { Id: 'b', Code: 'ReceiptHandleIsInvalid' },
  ]);
  await advance(31);
  expect(await receive(QueueUrl)).toEqual([]);
  const sources = await sqs.send(
    new ListDeadLetterSourceQueuesCommand({ QueueUrl: Dead }),
  );
  expect(sources.queueUrls).toEqual([QueueUrl]);
});

it.each([
  [
    [],
    'EmptyBatchRequest',
    'There should be at least one DeleteMessageBatchRequestEntry in the request.',
  ],
  [
    Array.from({ length: 11 }, (_, i) => String(i)),
    'TooManyEntriesInBatchRequest',
    'Maximum number of entries per request are 10. You have sent 11.',
  ],
  [['a', 'a'], 'BatchEntryIdsNotDistinct', 'Id a repeated.'],
  [
    ['?'],
    'InvalidBatchEntryId',
    'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
  ],
])('takes no batch of the ids %j', async (ids, name, message) => {
  const { Url: QueueUrl } = await bench.outputs(template());
  const Entries = ids.map(Id => ({ Id, ReceiptHandle: 'x' }));
  await expect(
    sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries })),
  ).rejects.toMatchObject({ name, message });
});

it('takes only what its type of queue has', async () => {
  const { Url } = await bench.outputs(template());
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({
      QueueName: 'strict.fifo',
      Attributes: { FifoQueue: 'true', ContentBasedDeduplication: 'true' },
    }),
  );
  const reason =
    'is invalid. Reason: The request include parameter that is not valid for this queue type.';
  await expect(
    send(Url, 'one', { MessageDeduplicationId: 'x' }),
  ).rejects.toThrow(`Value x for parameter MessageDeduplicationId ${reason}`);
  await expect(
    send(QueueUrl!, 'one', { MessageGroupId: 'a', DelaySeconds: 1 }),
  ).rejects.toThrow(`Value 1 for parameter DelaySeconds ${reason}`);
  await send(Url, 'one', { MessageGroupId: 'a' });
  await send(Url, 'two', { MessageGroupId: 'a' });
  expect(await receive(Url)).toHaveLength(1);
  expect(await receive(Url)).toHaveLength(1);
  const first = await send(QueueUrl!, 'one', { MessageGroupId: 'a' });
  const second = await send(QueueUrl!, 'two', { MessageGroupId: 'b' });
  expect(BigInt(second.SequenceNumber!)).toBeGreaterThan(
    BigInt(first.SequenceNumber!),
  );
});

it('is there once of a name', async () => {
  const create = (Attributes: object = {}) =>
    sqs.send(
      new CreateQueueCommand({ QueueName: 'orders', Attributes: Attributes }),
    );
  const { QueueUrl } = await create();
  expect((await create()).QueueUrl).toBe(QueueUrl);
  await expect(create({ VisibilityTimeout: '60' })).rejects.toMatchObject({
    name: 'QueueNameExists',
    message:
      'A queue already exists with the same name and a different value for attribute VisibilityTimeout',
  });
  await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  await expect(
    sqs.send(new GetQueueUrlCommand({ QueueName: 'orders' })),
  ).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
    message: 'The specified queue does not exist.',
  });
  await expect(create()).rejects.toMatchObject({
    name: 'QueueDeletedRecently',
  });
  await advance(60);
  await create();
});

it('is emptied once a minute', async () => {
  const { Url } = await bench.outputs(template());
  await send(Url, 'one');
  const purge = () => sqs.send(new PurgeQueueCommand({ QueueUrl: Url }));
  await purge();
  expect(await receive(Url)).toEqual([]);
  await expect(purge()).rejects.toMatchObject({
    name: 'PurgeQueueInProgress',
  });
});

it('has a policy as long as a template says so', async () => {
  const policy = {
    Policy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Queue' }],
        PolicyDocument: { Version: '2012-10-17', Statement: [] },
      },
    },
  };
  const { Url } = await bench.outputs(template({}, policy));
  expect((await attributes(Url)).Policy).toBe(
    '{"Version":"2012-10-17","Statement":[]}',
  );
  await bench.update(template());
  expect((await attributes(Url)).Policy).toBeUndefined();
});
