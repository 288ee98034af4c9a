import { CheckConsumerDialog } from '../consumers/CheckConsumerDialog';
import { LogsDialog } from '../logs/LogsDialog';
import { DialogRequest } from './DialogRequest';
import { OperationDialogProps } from './OperationDialogProps';
import { RestartDialog } from './RestartDialog';
import { ScaleDialog } from './ScaleDialog';
import { StopTaskDialog } from './StopTaskDialog';

/** The dialog that was requested. */
export function RequestedDialog({
  request,
  ...rest
}: OperationDialogProps & { request: DialogRequest }) {
  const { service, status, close } = rest;
  switch (request.kind) {
    case 'restart':
      return <RestartDialog {...rest} />;
    case 'scale':
      return <ScaleDialog {...rest} />;
    case 'stopTask':
      return <StopTaskDialog {...rest} task={request.task} />;
    case 'checkConsumer':
      return (
        <CheckConsumerDialog service={service} status={status} close={close} />
      );
    default:
      return (
        <LogsDialog service={service} taskId={request.taskId} close={close} />
      );
  }
}
