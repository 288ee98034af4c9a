import { Examples, Resources, times } from './Example';

const rule = (properties: object): Resources => ({
  It: {
    Type: 'AWS::Events::Rule',
    Properties: { ScheduleExpression: 'rate(1 day)', ...properties },
  },
});

const QUEUE = 'arn:aws:sqs:eu-west-1:123456789012:orders';

const target = (properties: object = {}) => ({
  Arn: QUEUE,
  Id: 'queue',
  ...properties,
});

const targets = (...Targets: object[]) => rule({ Targets });

const transformed = (InputTemplate: string, InputPathsMap?: object) =>
  target({ InputTransformer: { InputTemplate, InputPathsMap } });

const paths = (count: number) =>
  Object.fromEntries(times(count, index => [`p${index}`, '$.id']));

const TASK = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/job:1';

const cluster = (parameters: object = {}) => ({
  Arn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/main',
  Id: 'cluster',
  RoleArn: 'arn:aws:iam::123456789012:role/runs',
  EcsParameters: {
    LaunchType: 'FARGATE',
    NetworkConfiguration: { AwsVpcConfiguration: { Subnets: ['subnet-1'] } },
    TaskDefinitionArn: TASK,
    ...parameters,
  },
});

/** The rules for `AWS::Events::Rule`. */
export const eventRules: Examples = {
  'pf-events-pattern-empty': [
    rule({ EventPattern: {}, ScheduleExpression: undefined }),
    rule({
      EventPattern: { source: ['aws.ecs'] },
      ScheduleExpression: undefined,
    }),
  ],
  'pf-events-rule-cron-fields': [
    rule({ ScheduleExpression: 'cron(0 25 * * ? *)' }),
    rule({ ScheduleExpression: 'cron(0 23 * * ? *)' }),
  ],
  'pf-events-rule-name-duplicate': [
    {
      ...rule({ Name: 'nightly' }),
      Other: { ...rule({ Name: 'nightly' }).It, DependsOn: 'It' },
    },
    {
      ...rule({ Name: 'hourly' }),
      Other: { ...rule({ Name: 'daily' }).It, DependsOn: 'It' },
    },
  ],
  'pf-events-input-path-jsonpath': [
    targets(target({ InputPath: "$.detail['a']" })),
    targets(target({ InputPath: '$.detail.a[0]' })),
  ],
  'pf-events-input-transformer-json-var': [
    targets(transformed('[<aws.events.event.json>]')),
    targets(transformed('{"e": <aws.events.event.json>}')),
  ],
  'pf-events-input-transformer-limits': [
    targets(transformed('"x"', paths(101))),
    targets(transformed('"x"', paths(100))),
  ],
  'pf-events-input-transformer-placeholders': [
    targets(transformed('"<a>"', { b: '$.id' })),
    targets(transformed('"<a>"', { a: '$.id' })),
  ],
  'pf-events-target-dlq': [
    targets(target({ DeadLetterConfig: { Arn: `${QUEUE}.fifo` } })),
    targets(target({ DeadLetterConfig: { Arn: QUEUE } })),
  ],
  'pf-events-target-ecs-parameters': [
    targets(cluster({ TaskCount: 11 })),
    targets(cluster({ TaskCount: 10 })),
  ],
  'pf-events-target-ecs-task-definition-region': [
    targets(
      cluster({ TaskDefinitionArn: TASK.replace('eu-west-1', 'us-east-1') }),
    ),
    targets(cluster()),
  ],
  'pf-events-target-input-exclusive': [
    targets(target({ Input: '{}', InputPath: '$.id' })),
    targets(target({ InputPath: '$.id' })),
  ],
  'pf-events-target-parameters-mismatch': [
    targets(target({ EcsParameters: { TaskDefinitionArn: TASK } })),
    targets(target()),
  ],
  'pf-events-target-parameters-required': [
    targets({ ...cluster(), EcsParameters: undefined }),
    targets(cluster()),
  ],
  'pf-events-target-role-required': [
    targets({ ...cluster(), RoleArn: undefined }),
    targets(cluster()),
  ],
  'pf-events-target-id-duplicate': [
    targets(target(), target({ Arn: `${QUEUE}2` })),
    targets(target(), target({ Arn: `${QUEUE}2`, Id: 'other' })),
  ],
  'pf-events-target-input-json': [
    targets(target({ Input: '{' })),
    targets(target({ Input: '{}' })),
  ],
};
