import {
  MetricDataQuery,
  PutMetricAlarmInput,
} from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';

const UNSUPPORTED = [
  'EvaluateLowSampleCountPercentile',
  'EvaluationCriteria',
  'EvaluationInterval',
  'ExtendedStatistic',
  'ThresholdMetricId',
] as const satisfies (keyof PutMetricAlarmInput)[];

/** The services whose actions an alarm can take. */
const VENDORS = [
  'automate',
  'autoscaling',
  'lambda',
  'sns',
  'ssm',
  'ssm-incidents',
];

const RANGE_OPERATORS = [
  'GreaterThanUpperThreshold',
  'LessThanLowerOrGreaterThanUpperThreshold',
  'LessThanLowerThreshold',
];

const EXTENDED_STATISTIC =
  /^(p\d{1,2}(\.\d+)?|p100|IQM|(tm|tc|ts|wm|pr)\d.*|(TM|TC|TS|WM|PR)\(.+\))$/i;

const MOST_QUERIES = 10;

/**
 * Refuses what CloudWatch does not take of an alarm, whatever its metric, and what the
 * simulator does not support. The texts are those of cdk-preflight's rules, which were
 * reproduced on AWS.
 *
 * @throws AwsError `ValidationError`
 */
export function checkAlarm(region: Region, input: PutMetricAlarmInput): void {
  checkActions(region, input);
  checkThreshold(input);
  checkQueries(input);
  const { EvaluateLowSampleCountPercentile, ExtendedStatistic, Statistic } =
    input;
  if (EvaluateLowSampleCountPercentile && Statistic) {
    throw invalid(
      `Option evaluateLowSampleCountPercentile can not be applied with statistic ${Statistic}.`,
    );
  }
  if (ExtendedStatistic && !EXTENDED_STATISTIC.test(ExtendedStatistic)) {
    throw invalid(
      `The value ${ExtendedStatistic} for parameter ExtendedStatistic is not supported.`,
    );
  }
  if (/[^\x20-\x7e]/.test(input.Namespace ?? '')) {
    throw invalid('Namespace must not contain Non-ASCII characters.');
  }
  const unsupported = UNSUPPORTED.find(member => input[member] !== undefined);
  if (unsupported) {
    throw invalid(`The AWS simulator does not support ${unsupported}.`);
  }
}

export function checkActions(
  region: Region,
  {
    AlarmActions = [],
    InsufficientDataActions = [],
    OKActions = [],
    ThresholdMetricId,
  }: PutMetricAlarmInput,
): void {
  for (const arn of [
    ...AlarmActions,
    ...InsufficientDataActions,
    ...OKActions,
  ]) {
    const [, , vendor, actionRegion] = arn.split(':');
    if (!VENDORS.includes(vendor)) {
      throw invalid(`Unsupported AWS vendor ${vendor}`);
    }
    if (vendor === 'autoscaling' && ThresholdMetricId) {
      throw invalid(
        'autoscaling actions not supported when ThresholdMetricId is set',
      );
    }
    if (vendor === 'automate' && actionRegion !== region.name) {
      throw invalid(
        `Invalid region ${actionRegion} specified. Only ${region.name} is supported.`,
      );
    }
  }
}

function checkThreshold({
  ComparisonOperator = 'GreaterThanThreshold',
  Metrics = [],
  Threshold,
  ThresholdMetricId,
}: PutMetricAlarmInput): void {
  if (RANGE_OPERATORS.includes(ComparisonOperator)) {
    if (!ThresholdMetricId) {
      throw invalid(
        'ComparisonOperators for ranges require ThresholdMetricId to be set',
      );
    }
    if (!Metrics.some(({ Id }) => Id === ThresholdMetricId)) {
      throw invalid(
        'Metrics list must contain exactly one metric matching the ThresholdMetricId parameter',
      );
    }
  } else if (Threshold === undefined) {
    throw invalid(
      'PutMetricAlarm request should have valid Threshold parameter',
    );
  }
}

function checkQueries({
  Metrics = [],
  ThresholdMetricId,
}: PutMetricAlarmInput): void {
  const count = (member: keyof MetricDataQuery) =>
    Metrics.filter(query => query[member] !== undefined).length;
  if (count('MetricStat') > MOST_QUERIES) {
    throw invalid(`Too many metrics in alarm, maximum is ${MOST_QUERIES}`);
  }
  if (count('Expression') > MOST_QUERIES) {
    throw invalid(`Too many expressions in alarm, maximum is ${MOST_QUERIES}`);
  }
  if (Metrics.some(({ Expression, MetricStat }) => Expression && MetricStat)) {
    throw invalid(
      'The parameters MetricDataQuery Expression and MetricStat are mutually exclusive and you have specified both.',
    );
  }
  if (
    Metrics.some(({ Expression = '' }) => /\bSEARCH\s*\(/i.test(Expression))
  ) {
    throw invalid('SEARCH is not supported on Metric Alarms.');
  }
  const returned = Metrics.filter(({ ReturnData = true }) => ReturnData).length;
  if (Metrics.length > 0 && returned !== (ThresholdMetricId ? 2 : 1)) {
    throw invalid(
      `Exactly ${
        ThresholdMetricId ? 'two elements' : 'one element'
      } of the metrics list should return data.`,
    );
  }
}

/** The error for what CloudWatch does not take. */
export function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
