import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ServiceRef } from '../api/FargateApi';
import { Operation } from './Operation';

/** The props of the dialogs that change a service. */
export interface OperationDialogProps {
  service: ServiceRef;
  status: FargateApiStatus;
  close(): void;
  /** Called when AWS accepted the operation. */
  onAccepted(operation: Operation): void;
}
