import type { MetricTransformation } from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../../world/AwsError';
import { filterPattern } from './filterPattern';
import { selected } from './jsonPattern';

/** What makes a metric of the lines of a group that match a pattern. */
export interface MetricFilter {
  name: string;
  pattern: string;
  transformation: MetricTransformation;
  creationTime: number;
}

/** A value of a metric. */
export interface MetricValue {
  namespace: string;
  name: string;
  dimensions: { Name: string; Value: string }[];
  value: number;
  timestamp: number;
}

const MOST_FILTERS = 100;
const SELECTOR = /^\$/;

/**
 * A filter beside others of its group.
 *
 * @throws AwsError `InvalidParameterException`, `LimitExceededException`
 */
export function newMetricFilter(
  others: ReadonlyMap<string, MetricFilter>,
  filter: MetricFilter,
): MetricFilter {
  checkTransformation(filter.transformation);
  filterPattern(filter.pattern);
  if (!others.has(filter.name) && others.size >= MOST_FILTERS) {
    throw new AwsError('LimitExceededException', 'Resource limit exceeded.');
  }
  return filter;
}

/** The values that a filter makes of lines which come in together. */
export function valuesOf(
  { pattern, transformation }: MetricFilter,
  lines: readonly { timestamp: number; message: string }[],
): MetricValue[] {
  const matches = filterPattern(pattern);
  const { defaultValue, metricName, metricNamespace } = transformation;
  const base = { namespace: metricNamespace!, name: metricName! };
  const matching = lines.filter(({ message }) => matches(message));
  if (matching.length === 0 && defaultValue !== undefined) {
    return lines.slice(0, 1).map(({ timestamp }) => ({
      ...base,
      dimensions: [],
      timestamp,
      value: defaultValue,
    }));
  }
  return matching.flatMap(({ message, timestamp }) => {
    const value = valueIn(message, transformation.metricValue!);
    const dimensions = dimensionsIn(message, transformation);
    return value === undefined
      ? []
      : [{ ...base, dimensions, timestamp, value }];
  });
}

/** A number as it is, or what a selector finds. */
function valueIn(message: string, metricValue: string): number | undefined {
  const found = SELECTOR.test(metricValue)
    ? selected(message, metricValue)
    : metricValue;
  const value = Number(found);
  return found === undefined || found === null || Number.isNaN(value)
    ? undefined
    : value;
}

/** All dimensions of a metric, or none where a line does not have each. */
function dimensionsIn(
  message: string,
  { dimensions = {} }: MetricTransformation,
): MetricValue['dimensions'] {
  const found = Object.entries(dimensions).map(([Name, selector]) => ({
    Name,
    Value: selected(message, selector),
  }));
  return found.every(({ Value }) => Value !== undefined && Value !== null)
    ? found.map(({ Name, Value }) => ({ Name, Value: String(Value) }))
    : [];
}

function checkTransformation({
  defaultValue,
  dimensions = {},
  metricNamespace = '',
  metricValue = '',
}: MetricTransformation): void {
  const values = Object.values(dimensions);
  if (metricNamespace.startsWith('AWS/')) {
    throw invalid('Metric namespaces starting with AWS/ are reserved for AWS.');
  }
  if (values.some(value => !SELECTOR.test(value))) {
    throw invalid(
      'Invalid metric transformation: dimension value must be valid selector',
    );
  }
  if (values.length > 0 && defaultValue !== undefined) {
    throw invalid(
      'Invalid metric transformation: dimensions and default value are mutually exclusive properties.',
    );
  }
  if (!SELECTOR.test(metricValue) && Number.isNaN(Number(metricValue))) {
    // The text is from memory.
    throw invalid(
      'Invalid metric transformation: metric value must be a number or a selector',
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
