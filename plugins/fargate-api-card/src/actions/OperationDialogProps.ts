import { CompoundEntityRef } from '@backstage/catalog-model';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Operation } from './Operation';

/** What every dialog of an operation is given. */
export interface OperationDialogProps {
  entity: CompoundEntityRef;
  status: FargateApiStatus;
  close(): void;
  /** Called when AWS took the operation. */
  onAccepted(operation: Operation): void;
}
