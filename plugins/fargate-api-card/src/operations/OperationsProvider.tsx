import { Entity } from '@backstage/catalog-model';
import {
  FargateApiStatus,
  FargateApiUserPermissions,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { createContext, ReactNode, useContext, useMemo, useState } from 'react';
import { ServiceRef } from '../api/FargateApi';
import { ChangeLinks, changeLinks } from './changeLinks';
import { DialogRequest } from './DialogRequest';
import { RequestedDialog } from './RequestedDialog';
import { useOutcomeToasts } from './useOutcomeToasts';

interface Operations {
  /** The service that they are performed on. */
  service?: ServiceRef;
  permissions: FargateApiUserPermissions;
  /** The wizards that change the API, if the portal deployed it. */
  links?: ChangeLinks;
  openDialog(request: DialogRequest): void;
}

const NO_PERMISSIONS: FargateApiUserPermissions = {
  restart: false,
  scale: false,
  stopTask: false,
  readLogs: false,
  checkConsumers: false,
};

const OperationsContext = createContext<Operations>({
  permissions: NO_PERMISSIONS,
  openDialog: () => {},
});

/**
 * Provides the operations on a service, and shows their dialogs. The dialogs
 * are rendered here and not next to their buttons, because the row with the
 * button, a task for example, may disappear while the dialog is open.
 */
export function OperationsProvider(props: {
  entity: Entity;
  service: ServiceRef;
  status: FargateApiStatus | undefined;
  expectChange(): void;
  children: ReactNode;
}) {
  const { entity, service, status, expectChange, children } = props;
  const [request, openDialog] = useState<DialogRequest>();
  const followOperation = useOutcomeToasts(service, status);
  const permissions = status?.permissions ?? NO_PERMISSIONS;
  const operations = useMemo(
    () => ({
      service,
      permissions,
      links: status && changeLinks(entity, status),
      openDialog,
    }),
    [service, permissions, entity, status],
  );

  return (
    <OperationsContext.Provider value={operations}>
      {children}
      {request && status && (
        <RequestedDialog
          request={request}
          service={service}
          status={status}
          close={() => openDialog(undefined)}
          onAccepted={operation => {
            followOperation(operation);
            expectChange();
          }}
        />
      )}
    </OperationsContext.Provider>
  );
}

/** The operations that the user may perform, and how to open their dialogs. */
export function useOperations(): Operations {
  return useContext(OperationsContext);
}
