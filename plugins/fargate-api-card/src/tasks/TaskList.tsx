import { Flex, Text } from '@backstage/ui';
import { RunningTask } from '@fargate-api/backstage-plugin-fargate-api-common';
import styles from '../components/rows.module.css';
import { useSince } from '../clock/AwsClock';
import { ageText } from '../clock/ageText';
import { TaskButtons } from './TaskButtons';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

/** The running and starting tasks, with revision, Availability Zone and start time. */
export function TaskList({ tasks }: { tasks: RunningTask[] }) {
  const t = useTranslate();
  const since = useSince();
  return (
    <ul className={`${text.list} ${styles.rows}`}>
      {tasks.map((task, index) => (
        <li key={`${index}.${task.id}`} className={styles.row}>
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
            <TaskButtons taskId={task.id} running={task} />
          </Flex>
        </li>
      ))}
    </ul>
  );
}
