import { Flex, Text } from '@backstage/ui';
import { Rollout } from '@fargate-api/backstage-plugin-fargate-api-common';
import { RiArrowRightLine } from '@remixicon/react';
import styles from './RolloutProgress.module.css';
import { useSince } from '../clock/AwsClock';
import { ageText } from '../clock/ageText';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

const STRATEGIES = { BLUE_GREEN: true, LINEAR: true, CANARY: true };

/** The last deployment of the service, or the progress of the current one. */
export function RolloutProgress({ rollout }: { rollout: Rollout }) {
  const t = useTranslate();
  const inProgress = rollout.state === 'in-progress';
  const { running, desired, pending, failedTasks, progress, breaker } = rollout;
  const counts = [
    t('tasks.running', { running, desired }),
    pending > 0 && t('tasks.pending', { n: pending }),
    failedTasks > 0 && t('rollout.failedTasks', { count: failedTasks }),
  ].filter(Boolean);

  return (
    <Flex direction="column" gap="1">
      <Text>
        <RolloutAge rollout={rollout} /> · <Revisions rollout={rollout} />
        <Strategy name={rollout.strategy} />
        {rollout.stage && (
          <span className={text.code}>{` · ${rollout.stage}`}</span>
        )}
      </Text>
      {inProgress && desired > 0 && (
        <div className={styles.row}>
          <div
            className={styles.track}
            role="progressbar"
            aria-label={t('rollout.progress')}
            aria-valuemin={0}
            aria-valuemax={Math.max(desired, 1)}
            aria-valuenow={Math.min(running, desired)}
            aria-valuetext={counts.join(', ')}
          >
            <div className={styles.fill} style={{ width: `${progress}%` }} />
          </div>
          <Text as="span">{counts.join(' · ')}</Text>
        </div>
      )}
      {rollout.reason && rollout.state === 'failed' && (
        <Text as="p" variant="body-small" className={text.muted}>
          {rollout.reason}
        </Text>
      )}
      {inProgress && rollout.circuitBreaker && failedTasks > 0 && (
        <Text as="p" variant="body-small" className={text.muted}>
          {breaker
            ? t('rollout.breaker', {
                failures: breaker.failures,
                threshold: breaker.threshold,
              })
            : t('rollout.circuitBreaker')}
        </Text>
      )}
    </Flex>
  );
}

function RolloutAge({ rollout }: { rollout: Rollout }) {
  const t = useTranslate();
  const since = useSince();
  const { state, startedAt, updatedAt } = rollout;
  const instant = state === 'in-progress' ? startedAt : updatedAt;
  return instant ? (
    <time dateTime={instant} title={instant}>
      {t(`rollout.${state}`, { age: ageText(t, since(instant)) })}
    </time>
  ) : (
    t(`rollout.stateOnly.${state}`)
  );
}

/** The deployment strategy, unless it is the default one. */
function Strategy({ name }: { name?: string }) {
  const t = useTranslate();
  return name && name in STRATEGIES ? (
    <>{` · ${t(`rollout.strategy.${name as keyof typeof STRATEGIES}`)}`}</>
  ) : null;
}

function Revisions({ rollout }: { rollout: Rollout }) {
  const { state, taskDefinition, previousTaskDefinition } = rollout;
  return state === 'in-progress' && previousTaskDefinition ? (
    <>
      {previousTaskDefinition}{' '}
      <RiArrowRightLine aria-label="→" className={styles.arrow} />{' '}
      {taskDefinition}
    </>
  ) : (
    <>{taskDefinition}</>
  );
}
