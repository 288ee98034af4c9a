import { Examples, Resources } from './Example';

const alarm = (properties: object): Resources => ({
  It: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      MetricName: 'Errors',
      Namespace: 'Orders',
      Period: 60,
      Statistic: 'Sum',
      Threshold: 1,
      ...properties,
    },
  },
});

const queries = (Metrics: object[], properties: object = {}) =>
  alarm({
    MetricName: undefined,
    Namespace: undefined,
    Period: undefined,
    Statistic: undefined,
    Metrics,
    ...properties,
  });

const stat = (Id: string, others: object = {}, Stat = 'Sum') => ({
  Id,
  MetricStat: {
    Metric: { MetricName: 'Errors', Namespace: 'Orders' },
    Period: 60,
    Stat,
  },
  ReturnData: false,
  ...others,
});

const math = (Expression: string, Id = 'e', others: object = {}) => ({
  Expression,
  Id,
  ...others,
});

const many = (count: number) =>
  Array.from({ length: count }, (_, i) => `m${i}`);

const topics = (count: number) =>
  many(count).map(name => `arn:aws:sns:eu-west-1:123456789012:${name}`);

const action = (arn: string, others: object = {}) =>
  alarm({ AlarmActions: [arn], ...others });

const band = (others: object = {}) =>
  queries(
    [
      stat('m', { ReturnData: true }),
      math('ANOMALY_DETECTION_BAND(m, 2)', 'band'),
    ],
    {
      ComparisonOperator: 'GreaterThanUpperThreshold',
      Threshold: undefined,
      ThresholdMetricId: 'band',
      ...others,
    },
  );

const composite = (properties: object): Resources => ({
  It: {
    Type: 'AWS::CloudWatch::CompositeAlarm',
    Properties: { AlarmRule: 'TRUE', ...properties },
  },
});

/** With a suppressor, which is an alarm beside it. */
const suppressed = (properties: object): Resources => ({
  Suppressor: alarm({}).It,
  ...composite({
    ActionsSuppressor: { Ref: 'Suppressor' },
    ActionsSuppressorExtensionPeriod: 60,
    ActionsSuppressorWaitPeriod: 60,
    ...properties,
  }),
});

const SCALING =
  'arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:1:autoScalingGroupName/a:policyName/b';

/** The rules for `AWS::CloudWatch::Alarm`. */
export const alarms: Examples = {
  'pf-cloudwatch-alarm-action-vendor': [
    action('arn:aws:sqs:eu-west-1:123456789012:queue'),
    action('arn:aws:sns:eu-west-1:123456789012:topic'),
  ],
  'pf-cloudwatch-alarm-actions-max': [
    alarm({ AlarmActions: topics(6) }),
    alarm({ AlarmActions: topics(5) }),
  ],
  'pf-cloudwatch-alarm-anomaly-autoscaling-action': [
    band({ AlarmActions: [SCALING] }),
    band({ AlarmActions: topics(1) }),
  ],
  'pf-cloudwatch-alarm-ec2-action-region': [
    action('arn:aws:automate:us-east-1:ec2:stop'),
    action('arn:aws:automate:eu-west-1:ec2:stop'),
  ],
  'pf-cloudwatch-alarm-evaluation-window': [
    alarm({ EvaluationPeriods: 1441 }),
    alarm({ EvaluationPeriods: 1440 }),
  ],
  'pf-cloudwatch-alarm-expressions-max': [
    queries([
      stat('m'),
      ...many(11).map((Id, i) => math('m * 1', `x${Id}`, { ReturnData: !i })),
    ]),
    queries([
      stat('m'),
      ...many(10).map((Id, i) => math('m * 1', `x${Id}`, { ReturnData: !i })),
    ]),
  ],
  'pf-cloudwatch-alarm-low-sample-percentile': [
    alarm({ EvaluateLowSampleCountPercentile: 'ignore' }),
    alarm({
      EvaluateLowSampleCountPercentile: 'ignore',
      ExtendedStatistic: 'p99',
      Statistic: undefined,
    }),
  ],
  'pf-cloudwatch-alarm-metrics-max': [
    queries([math('m0 + m1'), ...many(11).map(Id => stat(Id))]),
    queries([math('m0 + m1'), ...many(10).map(Id => stat(Id))]),
  ],
  'pf-cloudwatch-alarm-period': [alarm({ Period: 90 }), alarm({ Period: 120 })],
  'pf-cloudwatch-alarm-search-expression': [
    queries([math("SEARCH('{Orders} Errors', 'Sum', 60)")]),
    queries([math('m * 2'), stat('m')]),
  ],
  'pf-cloudwatch-alarm-threshold': [
    alarm({ Threshold: undefined }),
    alarm({ Threshold: 0 }),
  ],
  'pf-cloudwatch-composite-alarm-rule-syntax': [
    composite({ AlarmRule: 'never' }),
    composite({ AlarmRule: 'NOT TRUE' }),
  ],
  'pf-cloudwatch-composite-self-reference': [
    composite({ AlarmName: 'it', AlarmRule: 'ALARM("it")' }),
    composite({ AlarmName: 'it', AlarmRule: 'TRUE' }),
  ],
  'pf-cloudwatch-composite-suppressor-extension-period': [
    suppressed({ ActionsSuppressorExtensionPeriod: undefined }),
    suppressed({}),
  ],
  'pf-cloudwatch-composite-suppressor-format': [
    suppressed({
      ActionsSuppressor: 'arn:aws:sns:eu-west-1:123456789012:topic',
    }),
    suppressed({}),
  ],
  'pf-cloudwatch-composite-suppressor-required': [
    composite({ ActionsSuppressorWaitPeriod: 60 }),
    composite({}),
  ],
  'pf-cloudwatch-composite-suppressor-wait-period': [
    suppressed({ ActionsSuppressorWaitPeriod: undefined }),
    suppressed({}),
  ],
  'pf-cloudwatch-datapoints-evaluation': [
    alarm({ DatapointsToAlarm: 2 }),
    alarm({ DatapointsToAlarm: 1 }),
  ],
  'pf-cloudwatch-extended-statistic': [
    alarm({ ExtendedStatistic: 'p101', Statistic: undefined }),
    alarm({ ExtendedStatistic: 'p99', Statistic: undefined }),
  ],
  'pf-cloudwatch-metric-namespace-ascii': [
    alarm({ Namespace: 'Bestellungen\u00fc' }),
    alarm({ Namespace: 'Bestellungen' }),
  ],
  'pf-cloudwatch-metric-query-exclusive': [
    queries([stat('m', { Expression: 'n * 2', ReturnData: true }), stat('n')]),
    queries([stat('m', { ReturnData: true }), stat('n')]),
  ],
  'pf-cloudwatch-metric-query-returndata': [
    queries([math('m * 2'), stat('m', { ReturnData: true })]),
    queries([math('m * 2'), stat('m')]),
  ],
  'pf-cloudwatch-metricstat-stat-syntax': [
    queries([stat('m', { ReturnData: true }, 'Median')]),
    queries([stat('m', { ReturnData: true }, 'Sum')]),
  ],
  'pf-cloudwatch-threshold-metric-id': [
    band({ ThresholdMetricId: 'other' }),
    band(),
  ],
};
