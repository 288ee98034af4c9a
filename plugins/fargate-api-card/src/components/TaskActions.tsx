import { ButtonIcon, Flex } from '@backstage/ui';
import { RunningTask } from '@fargate-api/backstage-plugin-fargate-api-common';
import { RiFileList2Line, RiStopCircleLine } from '@remixicon/react';
import { useActions } from '../actions/ActionsProvider';
import { shortTaskId } from '../actions/shortTaskId';
import styles from './Details.module.css';
import { useTranslate } from './useTranslate';

/** What may be done about one task: read its last lines, and stop it while it runs. */
export function TaskActions(props: { taskId: string; running?: RunningTask }) {
  const t = useTranslate();
  const { permissions, ask } = useActions();
  const { taskId, running } = props;
  const task = shortTaskId(taskId);
  return (
    <Flex gap="1" className={styles.actions}>
      {permissions.readLogs && (
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={t('tasks.logs', { task })}
          icon={<RiFileList2Line aria-hidden />}
          onPress={() => ask({ kind: 'logs', taskId })}
        />
      )}
      {permissions.stopTask && running && (
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={t('tasks.stop', { task })}
          icon={<RiStopCircleLine aria-hidden />}
          onPress={() => ask({ kind: 'stopTask', task: running })}
        />
      )}
    </Flex>
  );
}
