import type { MetricTransformation } from '@aws-sdk/client-cloudwatch-logs';
import { Region } from '../../../world/World';
import {
  HandlerError,
  ResourceRequest,
  ResourceType,
} from '../../ResourceType';
import { Logs } from '../model/Logs';

/** `AWS::Logs::MetricFilter`. */
export const metricFilter: ResourceType = {
  typeName: 'AWS::Logs::MetricFilter',
  sdkServiceName: 'CloudWatchLogs',
  api: {
    service: 'logs',
    operation: 'PutMetricFilter',
    input: ({ FilterName, FilterPattern }) => ({
      filterName: FilterName,
      filterPattern: FilterPattern,
    }),
  },
  seconds: { create: 2, update: 2, delete: 2 },
  supportedProperties: [
    'FilterName',
    'FilterPattern',
    'LogGroupName',
    'MetricTransformations',
  ],
  create(request) {
    const { properties, region } = request;
    // Generated names are without that of the stack.
    const name =
      properties.FilterName ?? `${request.logicalId}-${region.ids.mixed(12)}`;
    const { metricFilters } = region
      .service(Logs)
      .group(properties.LogGroupName);
    if (metricFilters.has(name)) {
      throw new HandlerError(
        'AlreadyExists',
        `Resource of type '${metricFilter.typeName}' with identifier '${properties.LogGroupName}|${name}' already exists.`,
      );
    }
    put(request, name);
    return name;
  },
  update(request) {
    put(request, request.physicalId);
  },
  delete({ physicalId, properties, region }) {
    region
      .service(Logs)
      .groups.get(properties.LogGroupName)
      ?.metricFilters.delete(physicalId);
  },
  read({ physicalId, region }) {
    const [group, filter] = find(region, physicalId) ?? [];
    return (
      group &&
      filter && {
        FilterName: filter.name,
        FilterPattern: filter.pattern,
        LogGroupName: group.name,
        MetricTransformations: [declared(filter.transformation)],
      }
    );
  },
  *list(region) {
    for (const { metricFilters, name } of region
      .service(Logs)
      .groups.values()) {
      for (const filter of metricFilters.keys()) {
        yield `${name}|${filter}`;
      }
    }
  },
  attributes: () => ({}),
};

function put({ properties, region }: ResourceRequest, name: string): void {
  const [given] = properties.MetricTransformations;
  region
    .service(Logs)
    .putMetricFilter(properties.LogGroupName, name, properties.FilterPattern, {
      metricName: given.MetricName,
      metricNamespace: given.MetricNamespace,
      metricValue: given.MetricValue,
      defaultValue: given.DefaultValue,
      unit: given.Unit,
      dimensions:
        given.Dimensions &&
        Object.fromEntries(
          given.Dimensions.map(({ Key, Value }: Record<string, string>) => [
            Key,
            Value,
          ]),
        ),
    });
}

function declared(transformation: MetricTransformation) {
  return {
    DefaultValue: transformation.defaultValue,
    Dimensions:
      transformation.dimensions &&
      Object.entries(transformation.dimensions).map(([Key, Value]) => ({
        Key,
        Value,
      })),
    MetricName: transformation.metricName,
    MetricNamespace: transformation.metricNamespace,
    MetricValue: transformation.metricValue,
    Unit: transformation.unit,
  };
}

/** By its name, which `Ref` returns, or `{group}|{name}`, the primary identifier. */
function find(region: Region, id: string) {
  const [name, groupName] = id.split('|').reverse();
  return [...region.service(Logs).groups.values()]
    .filter(group => [undefined, group.name].includes(groupName))
    .flatMap(group => {
      const filter = group.metricFilters.get(name);
      return filter ? [[group, filter] as const] : [];
    })[0];
}
