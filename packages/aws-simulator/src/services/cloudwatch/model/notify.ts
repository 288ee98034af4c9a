import {
  CompositeAlarm,
  MetricAlarm,
  StateValue,
} from '@aws-sdk/client-cloudwatch';
import { Region } from '../../../world/World';
import { mayPublish, Sns } from '../../sns/model/Sns';

/** What an alarm does in a state. */
const ACTIONS = {
  ALARM: 'AlarmActions',
  INSUFFICIENT_DATA: 'InsufficientDataActions',
  OK: 'OKActions',
} as const;

/**
 * Tells the topics among the actions of an alarm that it has changed its state. Other
 * actions do nothing.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export function notify(
  region: Region,
  alarm: MetricAlarm | CompositeAlarm,
  before: StateValue,
): void {
  const { AlarmArn = '', AlarmName, StateReason, StateValue: state } = alarm;
  const sns = region.service(Sns);
  const actions = alarm.ActionsEnabled && state ? alarm[ACTIONS[state]] : [];
  for (const arn of actions ?? []) {
    const topic = sns.topics.get(arn);
    // The policy that a topic begins with allows its own account.
    if (
      topic &&
      (!topic.attributes.Policy ||
        mayPublish(topic, 'cloudwatch.amazonaws.com', AlarmArn))
    ) {
      const message = {
        AlarmName,
        AlarmDescription: alarm.AlarmDescription ?? null,
        AWSAccountId: region.accountId,
        AlarmConfigurationUpdatedTimestamp: timeOf(
          alarm.AlarmConfigurationUpdatedTimestamp,
        ),
        NewStateValue: state,
        NewStateReason: StateReason,
        StateChangeTime: timeOf(alarm.StateUpdatedTimestamp),
        Region: region.name,
        AlarmArn,
        OldStateValue: before,
        OKActions: alarm.OKActions,
        AlarmActions: alarm.AlarmActions,
        InsufficientDataActions: alarm.InsufficientDataActions,
        ...('AlarmRule' in alarm
          ? { AlarmRule: alarm.AlarmRule }
          : { Trigger: triggerOf(alarm) }),
      };
      sns.publish(topic, JSON.stringify(message), {
        subject: `${state}: "${AlarmName}" in ${region.name}`,
      });
    }
  }
}

function triggerOf(alarm: MetricAlarm) {
  return {
    MetricName: alarm.MetricName,
    Namespace: alarm.Namespace,
    StatisticType: alarm.Statistic && 'Statistic',
    Statistic: alarm.Statistic?.toUpperCase(),
    Dimensions: alarm.Dimensions?.map(({ Name, Value }) => ({
      value: Value,
      name: Name,
    })),
    Metrics: alarm.Metrics,
    Period: alarm.Period,
    EvaluationPeriods: alarm.EvaluationPeriods,
    ComparisonOperator: alarm.ComparisonOperator,
    Threshold: alarm.Threshold,
    TreatMissingData: alarm.TreatMissingData ?? '',
  };
}

/** `2026-01-01T00:00:00.000+0000` */
function timeOf(time: Date | undefined): string | undefined {
  return time?.toISOString().replace('Z', '+0000');
}
