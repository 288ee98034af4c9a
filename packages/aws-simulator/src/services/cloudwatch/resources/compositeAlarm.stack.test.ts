import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  ListTagsForResourceCommand,
  PutCompositeAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { StackBench } from '../../../__testUtils__/StackBench';

const metricAlarm = (MetricName: string) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmName: MetricName,
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
    MetricName,
    Namespace: 'Orders',
    Period: 60,
    Statistic: 'Sum',
    Threshold: 1,
  },
});

const template = (
  AlarmRule: unknown = {
    'Fn::Sub': 'ALARM("${Errors}") AND NOT ALARM(${Deploying.Arn})',
  },
  more: object = {},
) => ({
  Resources: {
    Errors: metricAlarm('Errors'),
    Deploying: metricAlarm('Deploying'),
    Both: {
      Type: 'AWS::CloudWatch::CompositeAlarm',
      Properties: { AlarmName: 'both', AlarmRule, ...more },
    },
  },
  Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Both', 'Arn'] } } },
});

let bench: StackBench;
let cloudWatch: CloudWatchClient;

beforeEach(async () => {
  bench = await StackBench.start();
  cloudWatch = new CloudWatchClient(bench.options);
});

afterEach(() => bench.close());

const composites = async () =>
  (
    await cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmTypes: ['CompositeAlarm'] }),
    )
  ).CompositeAlarms!;

const state = async () => (await composites())[0].StateValue;

const set = (AlarmName: string, StateValue: 'ALARM' | 'OK') =>
  cloudWatch.send(
    new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: 'test' }),
  );

const put = (AlarmName: string, AlarmRule: string) =>
  cloudWatch.send(new PutCompositeAlarmCommand({ AlarmName, AlarmRule }));

it('follows the states of the alarms in its rule', async () => {
  const { Arn } = await bench.outputs(template());
  expect(Arn).toBe('arn:aws:cloudwatch:eu-west-1:123456789012:alarm:both');
  const states = [await state()];
  await set('Errors', 'ALARM');
  states.push(await state());
  await set('Deploying', 'ALARM');
  states.push(await state());
  await set('Deploying', 'OK');
  states.push(await state());
  expect(states).toEqual(['OK', 'ALARM', 'OK', 'ALARM']);

  await put('outer', 'OK(both)');
  await set('Errors', 'OK');
  expect((await composites()).map(one => one.StateValue)).toEqual([
    'OK',
    'ALARM',
  ]);
});

it('is changed in place, and deleted before what it depends on', async () => {
  const { Arn } = await bench.outputs(template());
  await bench.update(
    template('TRUE', { Tags: [{ Key: 'team', Value: 'orders' }] }),
  );
  expect(await composites()).toMatchObject([
    { AlarmRule: 'TRUE', StateValue: 'ALARM' },
  ]);
  const { Tags } = await cloudWatch.send(
    new ListTagsForResourceCommand({ ResourceARN: Arn }),
  );
  expect(Tags).toContainEqual({ Key: 'team', Value: 'orders' });
  await bench.delete();
  expect(await composites()).toEqual([]);
});

it('is no metric alarm', async () => {
  await bench.outputs(template());
  const { MetricAlarms, CompositeAlarms } = await cloudWatch.send(
    new DescribeAlarmsCommand({}),
  );
  expect(MetricAlarms!.map(({ AlarmName }) => AlarmName)).toEqual([
    'Deploying',
    'Errors',
  ]);
  expect(CompositeAlarms).toEqual([]);
});

it('keeps the alarms that it depends on', async () => {
  await bench.outputs(template());
  const remove = (AlarmNames: string[]) =>
    cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames }));
  await expect(remove(['Errors'])).rejects.toThrow(
    'Cannot delete Errors as there are composite alarm(s) depending on it.',
  );
  await remove(['both', 'Errors']);
  expect(await composites()).toEqual([]);
});

it.each([
  [
    'ALARM(nothing)',
    'Could not save the composite alarm outer as alarms [nothing] in the alarm rule do not exist',
  ],
  [
    'ALARM(outer)',
    'A composite alarm cannot have a child relation with itself via its AlarmRule',
  ],
  ['ALARM both', 'Error in AlarmRule [Unsupported token'],
])('is refused with the rule %s', async (rule, text) => {
  await bench.outputs(template());
  await expect(put('outer', rule)).rejects.toThrow(text);
});

it('does not depend on itself by way of another one', async () => {
  await bench.outputs(template());
  await put('outer', 'ALARM(both)');
  await expect(put('both', 'ALARM(outer)')).rejects.toThrow(
    'A composite alarm cannot depend on itself',
  );
});

it('tells topics of each change, unless they do not allow it', async () => {
  const queue = {
    Queue: { Type: 'AWS::SQS::Queue' },
    QueuePolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Queue' }],
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
      },
    },
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: {
        Subscription: [
          { Protocol: 'sqs', Endpoint: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
        ],
      },
    },
  };
  const closed = {
    TopicPolicy: {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: {
        Topics: [{ Ref: 'Topic' }],
        PolicyDocument: { Version: '2012-10-17', Statement: [] },
      },
    },
  };
  const { Resources } = template('ALARM(Errors)', {
    AlarmActions: [{ Ref: 'Topic' }],
  });
  const both = { ...Resources.Both, DependsOn: ['Errors', 'Topic'] };
  const stack = (more: object) => ({
    Resources: { ...Resources, Both: both, ...queue, ...more },
    Outputs: { Queue: { Value: { Ref: 'Queue' } } },
  });
  const { Queue } = await bench.outputs(stack({}));
  const sqs = new SQSClient(bench.options);
  const received = async () =>
    (
      (
        await sqs.send(
          new ReceiveMessageCommand({
            QueueUrl: Queue,
            // Each message once.
            VisibilityTimeout: 43_200,
          }),
        )
      ).Messages ?? []
    ).map(({ Body }) => JSON.parse(Body!));

  await set('Errors', 'ALARM');
  const [{ Message, Subject }] = await received();
  expect(Subject).toBe('ALARM: "both" in eu-west-1');
  expect(JSON.parse(Message)).toMatchObject({
    AlarmName: 'both',
    NewStateValue: 'ALARM',
    OldStateValue: 'OK',
  });
  await set('Errors', 'OK');
  expect(await received()).toEqual([]);

  await bench.update(stack(closed));
  await set('Errors', 'ALARM');
  expect(await received()).toEqual([]);
});
