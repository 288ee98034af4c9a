import { Flex, Text } from '@backstage/ui';
import { EnvironmentStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import styles from '../components/Headline.module.css';
import { StateBadge } from '../components/StateBadge';
import text from '../components/text.module.css';
import { useTranslate } from '../components/useTranslate';
import { EnvironmentState } from './environmentStateOf';

/** Can it be deployed into, and where is it. */
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
