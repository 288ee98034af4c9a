import { Flex, Text } from '@backstage/ui';
import { RunningTask } from '@fargate-api/backstage-plugin-fargate-api-common';
import styles from './Details.module.css';
import { useSince } from './StatusClock';
import { ageText } from './statusText';
import { TaskActions } from './TaskActions';
import text from './text.module.css';
import { useTranslate } from './useTranslate';

/** The tasks that run or are about to, where, since when, and as which revision. */
export function TaskList({ tasks }: { tasks: RunningTask[] }) {
  const t = useTranslate();
  const since = useSince();
  return (
    <ul className={`${text.list} ${styles.rows}`}>
      {tasks.map(task => (
        <li key={task.id} className={styles.row}>
          <Text variant="body-small" weight="bold">
            {task.state.toLocaleLowerCase('en-US')}
          </Text>
          <Flex justify="between" align="start" gap="2">
            <Flex direction="column" gap="0.5">
              <Text variant="body-small">
                {task.taskDefinition}
                {task.availabilityZone && ` · ${task.availabilityZone}`}
                {task.startedAt && (
                  <>
                    {' · '}
                    <time dateTime={task.startedAt} title={task.startedAt}>
                      {t('tasks.started', {
                        age: ageText(t, since(task.startedAt)),
                      })}
                    </time>
                  </>
                )}
                {task.health !== 'unknown' &&
                  ` · ${t(`tasks.health.${task.health}`)}`}
              </Text>
              <Text className={`${text.code} ${text.muted}`}>{task.id}</Text>
            </Flex>
            <TaskActions taskId={task.id} running={task} />
          </Flex>
        </li>
      ))}
    </ul>
  );
}
