import type * as Api from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { CloudWatch } from '../model/CloudWatch';
import { Datum, datumOf } from '../model/MetricSeries';

export const PutMetricData = (
  { region }: CallContext,
  { Namespace = '', MetricData = [] }: Api.PutMetricDataInput,
) => {
  if (Namespace.startsWith('AWS/')) {
    throw new AwsError(
      'InvalidParameterValue',
      'The value AWS/ for parameter Namespace is invalid.',
    );
  }
  const { metrics } = region.service(CloudWatch);
  for (const metric of MetricData) {
    const id = {
      namespace: Namespace,
      name: metric.MetricName ?? '',
      dimensions: metric.Dimensions ?? [],
    };
    for (const datum of dataOf(metric)) {
      metrics.put(id, datum, metric.Timestamp?.getTime());
    }
  }
};

/** One value, a set of statistics, or values with how often each was seen. */
function dataOf({
  Counts = [],
  StatisticValues,
  Value,
  Values = [],
}: Api.MetricDatum): Datum[] {
  if (StatisticValues) {
    const {
      Maximum = 0,
      Minimum = 0,
      SampleCount = 0,
      Sum = 0,
    } = StatisticValues;
    return [
      { sum: Sum, count: SampleCount, minimum: Minimum, maximum: Maximum },
    ];
  }
  return Value !== undefined
    ? [datumOf(Value)]
    : Values.map((value, i) => {
        const count = Counts[i] ?? 1;
        return { ...datumOf(value), sum: value * count, count };
      });
}
