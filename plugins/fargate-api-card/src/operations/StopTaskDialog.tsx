import { Text } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  fargateApiTaskStopPermission,
  RunningTask,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { fargateApiRef } from '../api/FargateApi';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { ConfirmationDialog } from './ConfirmationDialog';
import { OperationDialogProps } from './OperationDialogProps';
import { shortTaskId } from '../components/shortTaskId';

/** Confirms stopping a task, and says whether ECS replaces it. */
export function StopTaskDialog(
  props: OperationDialogProps & { task: RunningTask },
) {
  const t = useTranslate();
  const api = useApi(fargateApiRef);
  const { service, status, task, close, onAccepted } = props;
  const { desired, running } = status.service.value ?? {
    desired: 0,
    running: 0,
  };
  const isOnlyOne = task.state === 'RUNNING' && running <= 1;

  return (
    <ConfirmationDialog
      title={t('stopTask.title', { task: shortTaskId(task.id) })}
      confirm={t('stopTask.confirm')}
      permission={fargateApiTaskStopPermission.name}
      isDestructive
      run={() => api.stopTask(service, task.id)}
      onAccepted={() => onAccepted({ kind: 'stopTask', taskId: task.id })}
      close={close}
    >
      <Text as="p" className={text.muted}>
        {[task.id, task.availabilityZone, task.taskDefinition]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Text as="p">
        {running > desired
          ? t('stopTask.notReplaced')
          : t('stopTask.replaced', { desired })}
      </Text>
      {isOnlyOne && (
        <Text as="p" weight="bold">
          {t('stopTask.only')}
        </Text>
      )}
    </ConfirmationDialog>
  );
}
