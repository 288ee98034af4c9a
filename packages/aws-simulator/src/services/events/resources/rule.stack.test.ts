import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutRuleCommandInput,
  PutTargetsCommand,
  RemoveTargetsCommand,
  Target,
} from '@aws-sdk/client-eventbridge';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { StackBench } from '../../../__testUtils__/StackBench';

const allowing = (service: string, Action: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: service },
      Action,
      Resource: '*',
    },
  ],
});

const template = (rule: object = {}, policy = true) => ({
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue' },
    ...(policy && {
      Policy: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          Queues: [{ Ref: 'Queue' }],
          PolicyDocument: allowing('events.amazonaws.com', 'sqs:SendMessage'),
        },
      },
    }),
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        ScheduleExpression: 'rate(1 hour)',
        Targets: [{ Id: 'queue', Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] } }],
        ...rule,
      },
    },
  },
  Outputs: {
    Name: { Value: { Ref: 'Rule' } },
    Arn: { Value: { 'Fn::GetAtt': ['Rule', 'Arn'] } },
    Queue: { Value: { Ref: 'Queue' } },
  },
});

let bench: StackBench;
let events: EventBridgeClient;

beforeEach(async () => {
  bench = await StackBench.start();
  events = new EventBridgeClient(bench.options);
});

afterEach(() => bench.close());

const HOUR = 3600;

const received = async (QueueUrl: string) =>
  (
    (
      await new SQSClient(bench.options).send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: 10,
          // Each message once.
          VisibilityTimeout: 43_200,
        }),
      )
    ).Messages ?? []
  ).map(({ Body }) => Body!);

it('sends an event to a queue at each time of its schedule', async () => {
  const { Arn, Name, Queue } = await bench.outputs(template());
  expect(Arn).toBe(`arn:aws:events:eu-west-1:123456789012:rule/${Name}`);
  await received(Queue);
  await bench.simulator.clock.advance(2 * HOUR);
  const [event, ...others] = await received(Queue);
  expect(others).toHaveLength(1);
  expect(JSON.parse(event)).toMatchObject({
    source: 'aws.events',
    'detail-type': 'Scheduled Event',
    resources: [Arn],
  });
});

it('sends what the target says, and nothing where the queue does not allow it', async () => {
  const { Queue } = await bench.outputs(
    template({
      Targets: [
        {
          Id: 'queue',
          Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
          Input: '{"a":1}',
        },
      ],
    }),
  );
  await bench.simulator.clock.advance(HOUR);
  expect((await received(Queue))[0]).toBe('{"a":1}');

  await bench.update(template({}, false));
  await received(Queue);
  await bench.simulator.clock.advance(2 * HOUR);
  expect(await received(Queue)).toEqual([]);
});

it('is changed in place, and deleted with its targets', async () => {
  const { Name, Queue } = await bench.outputs(template());
  await bench.update(template({ Description: 'idle', State: 'DISABLED' }));
  const describe1 = new DescribeRuleCommand({ Name });
  expect(await events.send(describe1)).toMatchObject({
    Description: 'idle',
    EventBusName: 'default',
    ScheduleExpression: 'rate(1 hour)',
    State: 'DISABLED',
  });
  await received(Queue);
  await bench.simulator.clock.advance(2 * HOUR);
  expect(await received(Queue)).toEqual([]);
  await bench.delete();
  await expect(events.send(describe1)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Rule ${Name} does not exist on EventBus default.`,
  });
});

const put = (input: Partial<PutRuleCommandInput> = {}) =>
  events.send(
    new PutRuleCommand({
      Name: 'nightly',
      ScheduleExpression: 'cron(0 2 * * ? *)',
      ...input,
    }),
  );

const putTargets = (...Targets: Target[]) =>
  events.send(new PutTargetsCommand({ Rule: 'nightly', Targets }));

const QUEUE = { Id: 'q', Arn: 'arn:aws:sqs:eu-west-1:123456789012:orders' };

it('keeps its targets until they are removed', async () => {
  await put();
  await putTargets(QUEUE);
  await put({ EventPattern: '{"source":["aws.ecs"]}' });
  const list = new ListTargetsByRuleCommand({ Rule: 'nightly' });
  expect((await events.send(list)).Targets).toEqual([QUEUE]);
  await events.send(new DisableRuleCommand({ Name: 'nightly' }));
  expect((await events.send(new ListRulesCommand({}))).Rules).toMatchObject([
    { Name: 'nightly', State: 'DISABLED' },
  ]);
  const remove = new DeleteRuleCommand({ Name: 'nightly' });
  await expect(events.send(remove)).rejects.toThrow(
    "Rule can't be deleted since it has targets.",
  );
  await events.send(new RemoveTargetsCommand({ Rule: 'nightly', Ids: ['q'] }));
  await events.send(remove);
  expect((await events.send(new ListRulesCommand({}))).Rules).toEqual([]);
});

it.each<[string, string, Partial<PutRuleCommandInput>]>([
  [
    'ValidationException',
    'Parameter(s) EventPattern or ScheduleExpression must be specified.',
    { ScheduleExpression: undefined },
  ],
  [
    'ValidationException',
    'Parameter ScheduleExpression is not valid.',
    { ScheduleExpression: 'rate(5 minute)' },
  ],
  [
    'ValidationException',
    'Parameter ScheduleExpression is not valid.',
    { ScheduleExpression: 'cron(0 25 * * ? *)' },
  ],
  [
    'InvalidEventPatternException',
    'Event pattern is not valid. Reason: Empty arrays are not allowed',
    { EventPattern: '{"source":[]}' },
  ],
  [
    'InvalidEventPatternException',
    'Event pattern is not valid. Reason: "source" must be an object or an array',
    { EventPattern: '{"source":"aws.ecs"}' },
  ],
  [
    'ResourceNotFoundException',
    'Event bus orders does not exist.',
    { EventBusName: 'orders' },
  ],
])('is refused with %s: %s', async (name, message, input) => {
  await expect(put(input)).rejects.toMatchObject({ name, message });
});

it.each<[string, Target[]]>([
  ["More than one target with Id 'q' is provided.", [QUEUE, QUEUE]],
  ['JSON syntax error in input for target q', [{ ...QUEUE, Input: '{' }]],
  [
    'The AWS simulator does not support targets of lambda',
    [{ Id: 'f', Arn: 'arn:aws:lambda:eu-west-1:123456789012:function:f' }],
  ],
  [
    'The AWS simulator does not support DeadLetterConfig',
    [{ ...QUEUE, DeadLetterConfig: { Arn: QUEUE.Arn } }],
  ],
  [
    'The requested resource exceeds the maximum number allowed.',
    Array.from({ length: 6 }, (_, i) => ({ ...QUEUE, Id: `q${i}` })),
  ],
])('takes no targets such as: %s', async (message, targets) => {
  await put();
  await expect(putTargets(...targets)).rejects.toThrow(message);
});
