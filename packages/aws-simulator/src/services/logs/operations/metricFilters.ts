import type * as Api from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Logs } from '../model/Logs';
import { MetricFilter } from '../model/metricFilters';
import { page } from './page';

const DEFAULT_PAGE = 50;

/** Members that AWS takes and the simulator does not. */
const UNSUPPORTED = [
  'applyOnTransformedLogs',
  'emitSystemFieldDimensions',
  'fieldSelectionCriteria',
] as const;

/** PutMetricFilter */
export function PutMetricFilter(
  { region }: CallContext,
  input: Api.PutMetricFilterRequest,
): {} {
  const unsupported = UNSUPPORTED.find(name => input[name] !== undefined);
  if (unsupported) {
    throw new AwsError(
      'InvalidParameterException',
      `The AWS simulator does not support ${unsupported} of a metric filter.`,
    );
  }
  region
    .service(Logs)
    .putMetricFilter(
      input.logGroupName!,
      input.filterName!,
      input.filterPattern!,
      input.metricTransformations![0],
    );
  return {};
}

/** DeleteMetricFilter */
export function DeleteMetricFilter(
  { region }: CallContext,
  { filterName, logGroupName }: Api.DeleteMetricFilterRequest,
): {} {
  region.service(Logs).deleteMetricFilter(logGroupName!, filterName!);
  return {};
}

/** DescribeMetricFilters */
export function DescribeMetricFilters(
  { region }: CallContext,
  input: Api.DescribeMetricFiltersRequest,
): Api.DescribeMetricFiltersResponse {
  const logs = region.service(Logs);
  const groups =
    input.logGroupName === undefined
      ? [...logs.groups.values()]
      : [logs.group(input.logGroupName)];
  const { filterNamePrefix = '', metricName, metricNamespace } = input;
  const found = groups.flatMap(({ metricFilters, name: logGroupName }) =>
    [...metricFilters.values()]
      .filter(
        ({ name, transformation }) =>
          name.startsWith(filterNamePrefix) &&
          [undefined, transformation.metricName].includes(metricName) &&
          [undefined, transformation.metricNamespace].includes(metricNamespace),
      )
      .map(filter => view(logGroupName, filter)),
  );
  const { items, nextToken } = page(
    found,
    input.limit ?? DEFAULT_PAGE,
    input.nextToken,
  );
  return { metricFilters: items, nextToken };
}

function view(logGroupName: string, filter: MetricFilter): Api.MetricFilter {
  return {
    creationTime: filter.creationTime,
    filterName: filter.name,
    filterPattern: filter.pattern,
    logGroupName,
    metricTransformations: [filter.transformation],
  };
}
