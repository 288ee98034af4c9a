import { Text } from '@backstage/ui';
import { EnvironmentStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ReadFailureNote } from '../components/ReadFailureNote';
import { useSince } from '../clock/AwsClock';
import { ageText } from '../clock/ageText';
import { useTranslate } from '../messages/useTranslate';
import { EnvironmentState } from './environmentStateOf';

/** Explains the states that are not self-explanatory. */
export function EnvironmentExplanation(props: {
  status: EnvironmentStatus;
  state: EnvironmentState;
}) {
  const t = useTranslate();
  const since = useSince();
  const { status, state } = props;
  const { failure, observedAt } = status.cluster;

  switch (state) {
    case 'gone':
      return (
        <Text>
          {t('environment.gone', {
            account: status.target.accountId,
            region: status.target.region,
          })}
        </Text>
      );
    case 'stale':
      return (
        <Text>
          {t('environment.stale', {
            age: ageText(t, since(observedAt ?? status.now)),
          })}
        </Text>
      );
    case 'unknown':
      return failure ? <ReadFailureNote failure={failure} /> : null;
    default:
      return null;
  }
}
