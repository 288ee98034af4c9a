import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { StackBench } from '../../../__testUtils__/StackBench';

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
