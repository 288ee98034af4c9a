import { Flex, Text } from '@backstage/ui';
import { StoppedTask } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Ago } from '../clock/Ago';
import styles from '../components/rows.module.css';
import { TaskButtons } from './TaskButtons';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

/** Stopped tasks, with the reason and exit codes. */
export function StoppedTaskList({ tasks }: { tasks: StoppedTask[] }) {
  const t = useTranslate();
  if (tasks.length === 0) {
    return <Text className={text.muted}>{t('details.noStoppedTasks')}</Text>;
  }
  return (
    <ul className={`${text.list} ${styles.rows}`}>
      {tasks.map((task, index) => (
        <li key={`${index}.${task.id}`} className={styles.row}>
          <Text variant="body-small" className={text.muted}>
            {task.stoppedAt && <Ago instant={task.stoppedAt} />}
          </Text>
          <Flex justify="between" align="start" gap="2">
            <Flex direction="column" gap="0.5">
              <Text variant="body-small">
                {task.reason ?? task.stopCode}{' '}
                {task.reason && task.stopCode && (
                  <span className={`${text.code} ${text.muted}`}>
                    {task.stopCode}
                  </span>
                )}
              </Text>
              {task.containers.map((container, position) => (
                <Text
                  key={`${position}.${container.name}`}
                  variant="body-small"
                >
                  {container.exitCode === undefined
                    ? t('details.noExitCode', { container: container.name })
                    : t('details.exitCode', {
                        container: container.name,
                        code: container.exitCode,
                      })}
                  {container.reason && ` · ${container.reason}`}
                </Text>
              ))}
              <Text className={`${text.code} ${text.muted}`}>
                {[task.taskDefinition, task.id].filter(Boolean).join(' · ')}
              </Text>
            </Flex>
            <TaskButtons taskId={task.id} />
          </Flex>
        </li>
      ))}
    </ul>
  );
}
