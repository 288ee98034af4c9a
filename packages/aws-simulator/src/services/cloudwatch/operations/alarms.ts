import type * as Api from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { CloudWatch } from '../model/CloudWatch';
import { deleteAlarms } from '../model/deleteAlarms';
import { putAlarm } from '../model/putAlarm';
import { page } from './page';

const of = ({ region }: CallContext) => region.service(CloudWatch);

export const PutMetricAlarm = (
  context: CallContext,
  input: Api.PutMetricAlarmInput,
) => {
  putAlarm(of(context), input);
};

export const DescribeAlarms = (
  context: CallContext,
  input: Api.DescribeAlarmsInput,
): Api.DescribeAlarmsOutput => {
  const { ActionPrefix, AlarmNamePrefix, AlarmNames, StateValue } = input;
  if (AlarmNames && AlarmNamePrefix) {
    throw new AwsError(
      'ValidationError',
      'Only one of AlarmNames and AlarmNamePrefix may be specified',
    );
  }
  const { alarms, composites } = of(context);
  const types = input.AlarmTypes ?? ['MetricAlarm'];
  const ofTypes = [
    ...(types.includes('MetricAlarm') ? alarms.values() : []),
    ...(types.includes('CompositeAlarm') ? composites.values() : []),
  ];
  const found = ofTypes
    .filter(
      ({ shape }) =>
        (!AlarmNames || AlarmNames.includes(shape.AlarmName)) &&
        shape.AlarmName.startsWith(AlarmNamePrefix ?? '') &&
        (!StateValue || shape.StateValue === StateValue) &&
        (!ActionPrefix ||
          actionsOf(shape).some(one => one.startsWith(ActionPrefix))),
    )
    .sort((a, b) => (a.shape.AlarmName < b.shape.AlarmName ? -1 : 1));
  const { items, nextToken } = page(found, input);
  return {
    MetricAlarms: items.flatMap(one => ('rule' in one ? [] : [one.shape])),
    CompositeAlarms: items.flatMap(one => ('rule' in one ? [one.shape] : [])),
    NextToken: nextToken,
  };
};

export const DescribeAlarmsForMetric = (
  context: CallContext,
  input: Api.DescribeAlarmsForMetricInput,
): Api.DescribeAlarmsForMetricOutput => ({
  MetricAlarms: [...of(context).alarms.values()]
    .map(({ shape }) => shape)
    .filter(
      ({ MetricName, Namespace, Dimensions }) =>
        MetricName === input.MetricName &&
        Namespace === input.Namespace &&
        (!input.Dimensions ||
          JSON.stringify(Dimensions) === JSON.stringify(input.Dimensions)),
    ),
});

export const DeleteAlarms = (
  context: CallContext,
  { AlarmNames = [] }: Api.DeleteAlarmsInput,
) => deleteAlarms(of(context), AlarmNames);

/** Until the next evaluation, which decides by the metric again. */
export const SetAlarmState = (
  context: CallContext,
  input: Api.SetAlarmStateInput,
) => {
  const alarm = required(context, input.AlarmName ?? '');
  of(context).setState(
    alarm,
    input.StateValue ?? 'OK',
    input.StateReason ?? '',
    input.StateReasonData,
  );
  if ('watch' in alarm) {
    alarm.watch.awake();
  }
};

export const EnableAlarmActions = (
  context: CallContext,
  { AlarmNames = [] }: Api.EnableAlarmActionsInput,
) => enableActions(context, AlarmNames, true);

export const DisableAlarmActions = (
  context: CallContext,
  { AlarmNames = [] }: Api.DisableAlarmActionsInput,
) => enableActions(context, AlarmNames, false);

function enableActions(
  context: CallContext,
  names: string[],
  enabled: boolean,
): void {
  for (const name of names) {
    const alarm = of(context).find(name);
    if (alarm) {
      alarm.shape.ActionsEnabled = enabled;
    }
  }
}

function required(context: CallContext, name: string) {
  const alarm = of(context).find(name);
  if (!alarm) {
    throw new AwsError('ResourceNotFound', `Alarm ${name} does not exist`, {
      status: 404,
    });
  }
  return alarm;
}

function actionsOf({
  AlarmActions = [],
  InsufficientDataActions = [],
  OKActions = [],
}: Api.MetricAlarm | Api.CompositeAlarm): string[] {
  return [...AlarmActions, ...InsufficientDataActions, ...OKActions];
}
