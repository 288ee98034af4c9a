import { Flex, Text } from '@backstage/ui';
import { TargetGroupStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import styles from '../components/rows.module.css';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

/** All targets with their state and AWS's reason. */
export function TargetList({ groups }: { groups: TargetGroupStatus[] }) {
  const t = useTranslate();
  return (
    <Flex direction="column" gap="3">
      {groups.map((group, index) => (
        <div key={`${index}.${group.name}`}>
          <Text as="p" variant="body-small" className={text.muted}>
            {t('targets.group', { name: group.name })}
            {group.healthCheckPath &&
              ` · ${t('targets.healthCheck', { path: group.healthCheckPath })}`}
          </Text>
          <ul className={`${text.list} ${styles.rows}`}>
            {group.targets.map((target, position) => (
              <li key={`${position}.${target.address}`} className={styles.row}>
                <Text variant="body-small" weight="bold">
                  {target.state}
                </Text>
                <Flex direction="column" gap="0.5">
                  <Text variant="body-small">
                    <span className={text.code}>{target.address}</span>
                    {target.availabilityZone && ` · ${target.availabilityZone}`}
                  </Text>
                  {(target.description || target.reason) && (
                    <Text variant="body-small">
                      {target.description}{' '}
                      <span className={`${text.code} ${text.muted}`}>
                        {target.reason}
                      </span>
                    </Text>
                  )}
                </Flex>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Flex>
  );
}
