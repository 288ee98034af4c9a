import { Text } from '@backstage/ui';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ShownState } from './shownState';
import { ReadFailureNote } from '../components/ReadFailureNote';
import { useSince } from '../clock/AwsClock';
import { ageText } from '../clock/ageText';
import { scheduledTime } from '../clock/scheduledTime';
import { useTranslate } from '../messages/useTranslate';

/** Explains the states that are not self-explanatory. */
export function Explanation(props: {
  status: FargateApiStatus;
  state: ShownState;
}) {
  const t = useTranslate();
  const since = useSince();
  const { status, state } = props;
  const { failure, observedAt, value } = status.service;

  switch (state) {
    case 'scaled-to-zero':
      return <Text>{t('explanation.scaled-to-zero')}</Text>;
    case 'asleep':
      return (
        <Text>
          {t('explanation.asleep', {
            time: status.nextChange?.value
              ? scheduledTime(t, status.nextChange.value, status.now)
              : '',
          })}
        </Text>
      );
    case 'stale':
      return (
        <Text>
          {t('explanation.stale', {
            age: ageText(t, since(observedAt ?? status.now)),
            state: t(`state.${status.state}`),
          })}
        </Text>
      );
    case 'gone':
      return (
        <Text>
          {t('explanation.gone', {
            account: status.target.accountId,
            region: status.target.region,
          })}
          {value &&
            observedAt &&
            ` ${t('explanation.lastSeen', {
              age: ageText(t, since(observedAt)),
            })}`}
        </Text>
      );
    case 'unconfirmed':
      // The problem says it, and what to do about it.
      return null;
    default:
      return failure && !value ? <ReadFailureNote failure={failure} /> : null;
  }
}
