import { Flex, Text } from '@backstage/ui';
import {
  FargateApiStatus,
  ServiceStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ShownState } from './shownState';
import styles from '../components/headline.module.css';
import { StateBadge } from '../components/StateBadge';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

/** The state of an API, its task counts, account and region. */
export function Headline(props: {
  status: FargateApiStatus;
  state: ShownState;
}) {
  const t = useTranslate();
  const { target, service } = props.status;
  const counts = props.state === 'gone' ? undefined : service.value;

  return (
    <Flex align="center" gap="3" className={styles.headline}>
      <StateBadge state={props.state} />
      {counts && (
        <Text weight="bold">
          {t(`tasks.${countsKey(counts)}`, counts)}
          {counts.pending > 0 && (
            <Text as="span" className={text.muted}>
              {`, ${t('tasks.pending', { n: counts.pending })}`}
            </Text>
          )}
        </Text>
      )}
      <Text
        className={`${text.muted} ${styles.place}`}
        title={t('tasks.account', { account: target.accountId })}
      >
        {target.name} · {target.region}
      </Text>
    </Flex>
  );
}

function countsKey({ desired, running }: ServiceStatus) {
  if (desired === 0 && running === 0) {
    return 'none';
  }
  return running > desired ? 'surplus' : 'running';
}
