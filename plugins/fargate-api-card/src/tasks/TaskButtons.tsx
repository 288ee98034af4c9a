import { Flex } from '@backstage/ui';
import { RunningTask } from '@fargate-api/backstage-plugin-fargate-api-common';
import { RiFileList2Line, RiStopCircleLine } from '@remixicon/react';
import { IconButton } from '../components/IconButton';
import { useOperations } from '../operations/OperationsProvider';
import { shortTaskId } from '../components/shortTaskId';
import styles from './TaskButtons.module.css';
import { useTranslate } from '../messages/useTranslate';

/** The buttons of a task: read its logs, and stop it while it is running. */
export function TaskButtons(props: { taskId: string; running?: RunningTask }) {
  const t = useTranslate();
  const { permissions, openDialog } = useOperations();
  const { taskId, running } = props;
  const task = shortTaskId(taskId);
  return (
    <Flex gap="1" className={styles.buttons}>
      {permissions.readLogs && (
        <IconButton
          label={t('tasks.logs', { task })}
          icon={<RiFileList2Line aria-hidden />}
          onPress={() => openDialog({ kind: 'logs', taskId })}
        />
      )}
      {permissions.stopTask && running && (
        <IconButton
          label={t('tasks.stop', { task })}
          icon={<RiStopCircleLine aria-hidden />}
          onPress={() => openDialog({ kind: 'stopTask', task: running })}
        />
      )}
    </Flex>
  );
}
