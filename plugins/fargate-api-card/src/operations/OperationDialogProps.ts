import { CompoundEntityRef } from '@backstage/catalog-model';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Operation } from './Operation';

/** The props of the dialogs that change a service. */
export interface OperationDialogProps {
  entity: CompoundEntityRef;
  status: FargateApiStatus;
  close(): void;
  /** Called when AWS accepted the operation. */
  onAccepted(operation: Operation): void;
}
