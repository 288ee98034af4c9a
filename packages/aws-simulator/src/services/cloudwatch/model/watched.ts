import {
  MetricDataQuery,
  PutMetricAlarmInput,
  Statistic,
} from '@aws-sdk/client-cloudwatch';
import { MetricId, Metrics } from './Metrics';
import { statisticOf } from './MetricSeries';
import { invalid } from './checkAlarm';
import { parseExpression } from './expression';

/** What an alarm watches: a metric, or an expression of some. */
export interface Watched {
  metrics: MetricId[];
  /** In seconds. */
  period: number;
  /** Its value in a period; undefined if there is none. */
  value(metrics: Metrics, start: number): number | undefined;
}

const STATISTICS: Statistic[] = [
  'Average',
  'Maximum',
  'Minimum',
  'SampleCount',
  'Sum',
];

/** All others that CloudWatch knows. */
const STATISTIC = /^(IQM|(p|tm|tc|ts|wm|pr)\d.*|(TM|TC|TS|WM|PR)\(.+\))$/i;

/**
 * What an alarm is to watch. The texts are from memory.
 *
 * @throws AwsError `ValidationError`
 */
export function watchedOf(input: PutMetricAlarmInput): Watched {
  const { Dimensions, MetricName, Metrics: queries, Namespace } = input;
  if (!queries?.length) {
    if (!MetricName || !Namespace) {
      throw invalid('MetricName and Namespace are required');
    }
    if (!input.Statistic) {
      throw invalid(
        'For metric-based alarms, one of Statistic or ExtendedStatistic must be specified',
      );
    }
    return statisticIn(
      { namespace: Namespace, name: MetricName, dimensions: Dimensions ?? [] },
      input.Statistic,
      input.Period,
    );
  }
  if (MetricName || Namespace || input.Statistic || input.Period) {
    throw invalid(
      'MetricName, Namespace, Dimensions, Period, Unit, Statistic and ExtendedStatistic must not be set when using a Metrics list',
    );
  }
  const [returned] = queries.filter(({ ReturnData = true }) => ReturnData);
  return queried(queries, returned, []);
}

function queried(
  queries: MetricDataQuery[],
  { Expression: text, Id = '', MetricStat: stat }: MetricDataQuery,
  within: string[],
): Watched {
  if (stat) {
    const {
      Dimensions = [],
      MetricName = '',
      Namespace = '',
    } = stat.Metric ?? {};
    return statisticIn(
      { namespace: Namespace, name: MetricName, dimensions: Dimensions },
      stat.Stat as Statistic,
      stat.Period,
    );
  }
  const expression = parseExpression(text ?? '');
  if (!expression || within.includes(Id)) {
    throw invalid(`The AWS simulator does not support the expression ${text}.`);
  }
  const operands = new Map(
    queries
      .filter(query => query.Id !== Id && names(text ?? '', query.Id ?? ''))
      .map(query => [query.Id, queried(queries, query, [...within, Id])]),
  );
  const all = [...operands.values()];
  if (all.length === 0) {
    throw invalid(`Invalid metrics list: ${text} names no metric of it.`);
  }
  return {
    metrics: all.flatMap(({ metrics }) => metrics),
    period: Math.max(...all.map(({ period }) => period)),
    value: (metrics, start) =>
      expression(id => operands.get(id)?.value(metrics, start)),
  };
}

function statisticIn(
  id: MetricId,
  statistic: Statistic,
  period: number | undefined,
): Watched {
  if (!period || (![10, 20, 30].includes(period) && period % 60 !== 0)) {
    throw invalid('Period must be 10, 20, 30 or a multiple of 60');
  }
  if (period < 60) {
    throw invalid('The AWS simulator does not support periods below a minute.');
  }
  if (!STATISTICS.includes(statistic)) {
    throw invalid(
      STATISTIC.test(statistic)
        ? `The AWS simulator does not support the statistic ${statistic}.`
        : 'Invalid metrics list',
    );
  }
  return {
    metrics: [id],
    period,
    value(metrics, start) {
      const datum = metrics.series(id).datum(start, start + period * 1000);
      return datum && statisticOf(datum, statistic);
    },
  };
}

function names(text: string, id: string): boolean {
  return new RegExp(`\\b${id}\\b`).test(text);
}
