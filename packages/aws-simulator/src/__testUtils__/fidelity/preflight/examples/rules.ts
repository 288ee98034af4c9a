import { Examples, Resources } from './Example';

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
  'pf-events-target-id-duplicate': [
    targets(target(), target({ Arn: `${QUEUE}2` })),
    targets(target(), target({ Arn: `${QUEUE}2`, Id: 'other' })),
  ],
  'pf-events-target-input-json': [
    targets(target({ Input: '{' })),
    targets(target({ Input: '{}' })),
  ],
};
