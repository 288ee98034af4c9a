import { CloudWatch } from '../model/CloudWatch';
import { deleteAlarm, putAlarm } from '../model/putAlarm';
import { alarmType } from './alarmType';

/** `AWS::CloudWatch::Alarm` */
export const alarm = alarmType({
  typeName: 'AWS::CloudWatch::Alarm',
  operation: 'PutMetricAlarm',
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
  put: (region, settings) => putAlarm(region.service(CloudWatch), settings),
  find: (region, name) => region.service(CloudWatch).alarms.get(name),
  names: region => region.service(CloudWatch).alarms.keys(),
  remove: (region, name) => deleteAlarm(region.service(CloudWatch), name),
  read: shape => ({
    ComparisonOperator: shape.ComparisonOperator,
    DatapointsToAlarm: shape.DatapointsToAlarm,
    Dimensions: shape.Dimensions.length ? shape.Dimensions : undefined,
    EvaluationPeriods: shape.EvaluationPeriods,
    MetricName: shape.MetricName,
    Metrics: shape.Metrics,
    Namespace: shape.Namespace,
    Period: shape.Period,
    Statistic: shape.Statistic,
    Threshold: shape.Threshold,
    TreatMissingData: shape.TreatMissingData,
    Unit: shape.Unit,
  }),
});
