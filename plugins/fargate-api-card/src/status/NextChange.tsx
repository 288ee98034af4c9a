import { Text } from '@backstage/ui';
import { ScheduledChange } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useTranslate } from '../messages/useTranslate';
import { scheduledTime } from '../clock/scheduledTime';

/** When a schedule next starts or stops tasks. */
export function NextChange(props: {
  change: ScheduledChange;
  /** ISO 8601, by AWS's clock. */
  now: string;
}) {
  const t = useTranslate();
  const { min = 0, max = min } = props.change;
  const time = scheduledTime(t, props.change, props.now);
  return (
    <Text>
      <time dateTime={props.change.at} title={props.change.at}>
        {max === 0 && t('schedule.stop', { time })}
        {max > 0 && max === min && t('schedule.start', { time, count: min })}
        {max > min && t('schedule.limits', { time, min, max })}
      </time>
    </Text>
  );
}
