import { physicalName } from '../../physicalName';
import { resourceTags, updateTags } from '../../resourceTags';
import { ResourceRequest, ResourceType } from '../../ResourceType';
import { CloudWatch } from '../model/CloudWatch';
import { deleteAlarm, putAlarm } from '../model/putAlarm';

const MAX_NAME_LENGTH = 255;

/** `AWS::CloudWatch::Alarm` */
export const alarm: ResourceType = {
  typeName: 'AWS::CloudWatch::Alarm',
  sdkServiceName: 'CloudWatch',
  api: { service: 'monitoring', operation: 'PutMetricAlarm' },
  seconds: { create: 2, update: 2, delete: 2 },
  supportedProperties: [
    'ActionsEnabled',
    'AlarmActions',
    'AlarmDescription',
    'AlarmName',
    'ComparisonOperator',
    'DatapointsToAlarm',
    'Dimensions',
    'EvaluationPeriods',
    'InsufficientDataActions',
    'MetricName',
    'Metrics',
    'Namespace',
    'OKActions',
    'Period',
    'Statistic',
    'Tags',
    'Threshold',
    'TreatMissingData',
    'Unit',
  ],
  create(request) {
    const name =
      request.properties.AlarmName ?? physicalName(request, MAX_NAME_LENGTH);
    put(request, name).tags = resourceTags(request);
    return name;
  },
  update(request) {
    updateTags(request, put(request, request.physicalId));
  },
  delete({ region, physicalId }) {
    deleteAlarm(region.service(CloudWatch), physicalId);
  },
  read({ region, physicalId }) {
    const found = region.service(CloudWatch).alarms.get(physicalId);
    return (
      found && {
        ActionsEnabled: found.shape.ActionsEnabled,
        AlarmActions: found.shape.AlarmActions,
        AlarmDescription: found.shape.AlarmDescription,
        AlarmName: found.shape.AlarmName,
        Arn: found.shape.AlarmArn,
        ComparisonOperator: found.shape.ComparisonOperator,
        DatapointsToAlarm: found.shape.DatapointsToAlarm,
        Dimensions: found.shape.Dimensions.length
          ? found.shape.Dimensions
          : undefined,
        EvaluationPeriods: found.shape.EvaluationPeriods,
        InsufficientDataActions: found.shape.InsufficientDataActions,
        MetricName: found.shape.MetricName,
        Metrics: found.shape.Metrics,
        Namespace: found.shape.Namespace,
        OKActions: found.shape.OKActions,
        Period: found.shape.Period,
        Statistic: found.shape.Statistic,
        Tags: found.tags,
        Threshold: found.shape.Threshold,
        TreatMissingData: found.shape.TreatMissingData,
        Unit: found.shape.Unit,
      }
    );
  },
  list: region => region.service(CloudWatch).alarms.keys(),
  attributes({ region, physicalId }) {
    return { Arn: region.arn('cloudwatch', `alarm:${physicalId}`) };
  },
};

function put({ region, properties }: ResourceRequest, AlarmName: string) {
  const { Tags, ...settings } = properties;
  return putAlarm(region.service(CloudWatch), {
    ...settings,
    AlarmName,
  } as Parameters<typeof putAlarm>[1]);
}
