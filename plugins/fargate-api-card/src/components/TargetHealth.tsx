import { Flex, Text } from '@backstage/ui';
import { TargetGroupStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import styles from './TargetHealth.module.css';
import { targetSegments } from './targetSegments';
import text from './text.module.css';
import { useTranslate } from './useTranslate';

/** The health of the targets, a bar for each target group. */
export function TargetHealth({ groups }: { groups: TargetGroupStatus[] }) {
  return (
    <Flex direction="column" gap="2">
      {groups.map(group => (
        <TargetGroup
          key={group.name}
          group={group}
          isNamed={groups.length > 1}
        />
      ))}
    </Flex>
  );
}

function TargetGroup(props: { group: TargetGroupStatus; isNamed: boolean }) {
  const t = useTranslate();
  const { group, isNamed } = props;
  const segments = targetSegments(group.counts);
  const total = segments.reduce((sum, { count }) => sum + count, 0);
  const list = segments
    .map(({ state, count }) => t(`targets.${state}`, { n: count }))
    .join(', ');
  const health =
    total === 0 ? t('targets.none') : t('targets.of', { list, total });

  return (
    <div>
      {isNamed && (
        <Text as="p" variant="body-small" className={text.muted}>
          {t('targets.group', { name: group.name })}
        </Text>
      )}
      <div className={styles.row}>
        <div className={styles.bar} role="img" aria-label={health}>
          {segments.map(({ state, count }) => (
            <span
              key={state}
              className={`${styles.segment} ${styles[state]}`}
              style={{ flexGrow: count }}
            />
          ))}
        </div>
        {/* The bar's name says the same to those who cannot see it. */}
        <ul className={`${text.list} ${styles.legend}`} aria-hidden>
          {segments.map(({ state, count }) => (
            <li key={state} className={styles.entry}>
              <span className={`${styles.swatch} ${styles[state]}`} />
              <Text as="span">{t(`targets.${state}`, { n: count })}</Text>
            </li>
          ))}
          {total === 0 && (
            <li>
              <Text as="span" className={text.muted}>
                {t('targets.none')}
              </Text>
            </li>
          )}
        </ul>
      </div>
    </div>
  );
}
