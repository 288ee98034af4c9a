import { Flex, Text } from '@backstage/ui';
import { TargetGroupStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ReadFailureNote } from '../components/ReadFailureNote';
import { StaleNote } from '../components/StaleNote';
import styles from './TargetHealth.module.css';
import { alternateOf } from './alternateOf';
import { targetSegments } from './targetSegments';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

/** The target health of each target group, as a bar with a legend. */
export function TargetHealth({ groups }: { groups: TargetGroupStatus[] }) {
  return (
    <Flex direction="column" gap="2">
      {groups.map((group, index) => (
        <TargetGroup
          key={`${index}.${group.name}`}
          group={group}
          isNamed={groups.length > 1}
          alternate={alternateOf(group, groups)}
        />
      ))}
    </Flex>
  );
}

function TargetGroup(props: {
  group: TargetGroupStatus;
  isNamed: boolean;
  alternate?: TargetGroupStatus;
}) {
  const t = useTranslate();
  const { group, isNamed, alternate } = props;
  const segments = targetSegments(group.counts);
  const total = segments.reduce((sum, { count }) => sum + count, 0);
  const list = segments
    .map(({ state, count }) => t(`targets.${state}`, { n: count }))
    .join(', ');
  const isIdle = alternate && alternate.counts.healthy > 0;
  const none = isIdle
    ? t('targets.idle', { other: alternate.name })
    : t('targets.none');
  const health = total === 0 ? none : t('targets.of', { list, total });
  const isKnown = !group.failure || group.observedAt;

  return (
    <div>
      {isNamed && (
        <Text as="p" variant="body-small" className={text.muted}>
          {t('targets.group', { name: group.name })}
          {group.alternateOf &&
            ` · ${t('targets.alternate', { other: group.alternateOf })}`}
        </Text>
      )}
      {isKnown && (
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
          {/* Hidden from screen readers, which read the label of the bar. */}
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
                  {none}
                </Text>
              </li>
            )}
          </ul>
        </div>
      )}
      {group.failure && !isKnown && <ReadFailureNote failure={group.failure} />}
      <StaleNote part={group} />
    </div>
  );
}
