import { CheckConsumerDialog } from '../consumers/CheckConsumerDialog';
import { Action } from './Action';
import { LogsDialog } from './LogsDialog';
import { OperationDialogProps } from './OperationDialogProps';
import { RestartDialog } from './RestartDialog';
import { ScaleDialog } from './ScaleDialog';
import { StopTaskDialog } from './StopTaskDialog';

/** The dialog of what was asked for. */
export function ActionDialog({
  action,
  ...rest
}: OperationDialogProps & { action: Action }) {
  switch (action.kind) {
    case 'restart':
      return <RestartDialog {...rest} />;
    case 'scale':
      return <ScaleDialog {...rest} />;
    case 'stopTask':
      return <StopTaskDialog {...rest} task={action.task} />;
    case 'checkConsumer':
      return <CheckConsumerDialog {...rest} />;
    default:
      return (
        <LogsDialog
          entity={rest.entity}
          taskId={action.taskId}
          close={rest.close}
        />
      );
  }
}
