import { Flex, Text } from '@backstage/ui';
import { EnvironmentStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import styles from '../components/headline.module.css';
import { StateBadge } from '../components/StateBadge';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { EnvironmentState } from './environmentStateOf';

/** The state of an environment, and its account and region. */
export function EnvironmentHeadline(props: {
  status: EnvironmentStatus;
  state: EnvironmentState;
}) {
  const t = useTranslate();
  const { target } = props.status;
  return (
    <Flex align="center" gap="3" className={styles.headline}>
      <StateBadge state={props.state} />
      <Text
        className={`${text.muted} ${styles.place}`}
        title={t('tasks.account', { account: target.accountId })}
      >
        {target.name} · {target.region}
      </Text>
    </Flex>
  );
}
