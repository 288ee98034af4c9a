import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EcsParameters,
  EnableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutRuleCommandInput,
  PutTargetsCommand,
  RemoveTargetsCommand,
  Target,
} from '@aws-sdk/client-eventbridge';
import {
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
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

it('sends what it takes from the event', async () => {
  const target = { Id: 'queue', Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] } };
  const { Arn, Name, Queue } = await bench.outputs(
    template({
      Targets: [
        { ...target, InputPath: '$.resources[0]' },
        {
          ...target,
          Id: 'made',
          InputTransformer: {
            InputPathsMap: { from: '$.source', about: '$.resources' },
            InputTemplate:
              '{"text": "<from> ran \\"<aws.events.rule-name>\\"", "about": <about>, "no": <from>}',
          },
        },
      ],
    }),
  );
  await bench.simulator.clock.advance(HOUR);
  const bodies = (await received(Queue)).map(body => JSON.parse(body));
  expect(bodies).toContain(Arn);
  expect(bodies).toContainEqual({
    text: `aws.events ran "${Name}"`,
    about: [Arn],
    no: 'aws.events',
  });
});

it('gives what it cannot deliver to the dead-letter queue of the target', async () => {
  const missing = 'arn:aws:sqs:eu-west-1:123456789012:missing';
  const { Arn, Queue } = await bench.outputs(
    template({
      Targets: [
        {
          Id: 'missing',
          Arn: missing,
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
          RetryPolicy: { MaximumRetryAttempts: 2 },
        },
      ],
    }),
  );
  await bench.simulator.clock.advance(HOUR);
  const { Messages } = await new SQSClient(bench.options).send(
    new ReceiveMessageCommand({
      QueueUrl: Queue,
      MessageAttributeNames: ['All'],
    }),
  );
  expect(Messages![0].MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'NO_PERMISSIONS' },
    RULE_ARN: { StringValue: Arn },
    TARGET_ARN: { StringValue: missing },
  });
});

describe('with a cluster as its target', () => {
  const RULE = 'nightly-clean-up-of-everything-old';
  const running = async () => {
    const ecs = new ECSClient(bench.options);
    const { taskArns } = await ecs.send(new ListTasksCommand({}));
    return taskArns!.length > 0
      ? (await ecs.send(new DescribeTasksCommand({ tasks: taskArns }))).tasks!
      : [];
  };
  const scheduled = (action: string, parameters: object = {}) => ({
    Resources: {
      Vpc: {
        Type: 'AWS::EC2::VPC',
        Properties: { CidrBlock: '10.0.0.0/16' },
      },
      Subnet: {
        Type: 'AWS::EC2::Subnet',
        Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' },
      },
      Cluster: {
        Type: 'AWS::ECS::Cluster',
        Properties: {
          ClusterName: 'default',
          CapacityProviders: ['FARGATE_SPOT'],
        },
      },
      Task: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
          Cpu: '256',
          Memory: '512',
          NetworkMode: 'awsvpc',
          RequiresCompatibilities: ['FARGATE'],
          ContainerDefinitions: [{ Name: 'job', Image: 'nginx' }],
        },
      },
      Runs: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'events.amazonaws.com' },
                Action: 'sts:AssumeRole',
              },
            ],
          },
          Policies: [
            {
              PolicyName: 'runs',
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
              },
            },
          ],
        },
      },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          Name: RULE,
          State: 'DISABLED',
          ScheduleExpression: 'rate(1 hour)',
          Targets: [
            {
              Id: 'job',
              Arn: { 'Fn::GetAtt': ['Cluster', 'Arn'] },
              RoleArn: { 'Fn::GetAtt': ['Runs', 'Arn'] },
              Input:
                '{"containerOverrides":[{"name":"job","command":["clean"]}]}',
              EcsParameters: {
                TaskDefinitionArn: { Ref: 'Task' },
                NetworkConfiguration: {
                  AwsVpcConfiguration: { Subnets: [{ Ref: 'Subnet' }] },
                },
                ...parameters,
              },
            },
          ],
        },
      },
    },
  });

  /** Deploys the rule and waits until it runs. */
  const run = async (...args: Parameters<typeof scheduled>) => {
    await bench.outputs(scheduled(...args));
    await events.send(new EnableRuleCommand({ Name: RULE }));
    await bench.simulator.clock.advance(HOUR);
    return running();
  };

  it('starts tasks in the rights of its role', async () => {
    const tasks = await run('ecs:RunTask', {
      LaunchType: 'FARGATE',
      TaskCount: 2,
    });
    expect(tasks).toHaveLength(2);
    expect(tasks[0]).toMatchObject({
      group: expect.stringContaining('family:'),
      launchType: 'FARGATE',
      overrides: {
        containerOverrides: [{ name: 'job', command: ['clean'] }],
      },
      startedBy: `events-rule/${RULE}`.slice(0, 36),
    });
  });

  it('starts them by a capacity provider', async () => {
    const CapacityProviderStrategy = [
      { CapacityProvider: 'FARGATE_SPOT', Weight: 1 },
    ];
    expect(
      await run('ecs:RunTask', { CapacityProviderStrategy }),
    ).toMatchObject([{ capacityProviderName: 'FARGATE_SPOT' }]);
  });

  it('starts none where its role may not', async () => {
    expect(await run('ecs:StopTask', { LaunchType: 'FARGATE' })).toEqual([]);
  });
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

const CLUSTER = {
  Id: 'c',
  Arn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/main',
};
const TASK = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/job:1';

const cluster = (parameters: Partial<EcsParameters>): Target => ({
  ...CLUSTER,
  RoleArn: 'arn:aws:iam::123456789012:role/runs',
  EcsParameters: {
    TaskDefinitionArn: TASK,
    LaunchType: 'FARGATE',
    NetworkConfiguration: { awsvpcConfiguration: { Subnets: ['subnet-1'] } },
    ...parameters,
  },
});

const QUEUE = { Id: 'q', Arn: 'arn:aws:sqs:eu-west-1:123456789012:orders' };

it('leaves nothing of a rule whose targets are refused, and has its name alone', async () => {
  const Name = 'nightly';
  const wrong = { Name, Targets: [{ Id: 'q', Arn: 'queue' }] };
  const { StackStatus } = await bench.deploy(template(wrong));
  expect(StackStatus).toBe('ROLLBACK_COMPLETE');
  expect((await events.send(new ListRulesCommand({}))).Rules).toEqual([]);
  await put();
  await bench.delete();
  await bench.deploy(template({ Name }));
  expect(await bench.reasons()).toContainEqual(
    expect.stringContaining("identifier 'nightly' already exists."),
  );
});

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
    'sns is not supported as a dead letter resource.',
    [
      {
        ...QUEUE,
        DeadLetterConfig: { Arn: 'arn:aws:sns:eu-west-1:123456789012:failed' },
      },
    ],
  ],
  [
    'SQS FIFO is not supported by Dead Letter Queues.',
    [{ ...QUEUE, DeadLetterConfig: { Arn: `${QUEUE.Arn}.fifo` } }],
  ],
  [
    'Parameter(s) EcsParameters not supported for target: q.',
    [{ ...QUEUE, EcsParameters: { TaskDefinitionArn: 'arn' } }],
  ],
  [`RoleArn is required for target ${CLUSTER.Arn}.`, [CLUSTER]],
  [
    'Parameter(s) EcsParameters must be specified for target: c.',
    [{ ...CLUSTER, RoleArn: 'arn:aws:iam::123456789012:role/runs' }],
  ],
  [
    'Parameter NetworkConfiguration must be specified for target c when launch type is FARGATE.',
    [cluster({ NetworkConfiguration: undefined })],
  ],
  [
    'Parameter(s) TaskCount not valid for target: c.',
    [cluster({ TaskCount: 11 })],
  ],
  [
    'Parameter Subnets is not valid. Reason: size must be in between 1 and 16',
    [
      cluster({
        NetworkConfiguration: {
          awsvpcConfiguration: { Subnets: Array(17).fill('subnet-1') },
        },
      }),
    ],
  ],
  [
    `Region of ${CLUSTER.Arn} does not match region of ${TASK.replace(
      'eu-west-1',
      'us-east-1',
    )}.`,
    [cluster({ TaskDefinitionArn: TASK.replace('eu-west-1', 'us-east-1') })],
  ],
  [
    'The AWS simulator does not support the launch type EC2 of a target',
    [cluster({ LaunchType: 'EC2' })],
  ],
  [
    'InputPath for target q is invalid.',
    [{ ...QUEUE, InputPath: "$.detail['a']" }],
  ],
  [
    'InputTemplate for target q contains invalid placeholder b.',
    [
      {
        ...QUEUE,
        InputTransformer: {
          InputPathsMap: { a: '$.id' },
          InputTemplate: '"<b>"',
        },
      },
    ],
  ],
  [
    'InputTemplate for target q contains placeholder aws.events.event.json valid only for JSON template.',
    [
      {
        ...QUEUE,
        InputTransformer: { InputTemplate: '[<aws.events.event.json>]' },
      },
    ],
  ],
  [
    'The requested resource exceeds the maximum number allowed.',
    Array.from({ length: 6 }, (_, i) => ({ ...QUEUE, Id: `q${i}` })),
  ],
])('takes no targets such as: %s', async (message, targets) => {
  await put();
  await expect(putTargets(...targets)).rejects.toThrow(message);
});
