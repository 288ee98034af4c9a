import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import {
  FargateApiStatus,
  FargateApiUserPermissions,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { createContext, ReactNode, useContext, useMemo, useState } from 'react';
import { Action } from './Action';
import { ActionDialog } from './ActionDialog';
import { useOutcomeToasts } from './useOutcomeToasts';

interface Actions {
  permissions: FargateApiUserPermissions;
  /** Opens the dialog of an action. */
  ask(action: Action): void;
}

const NOTHING: FargateApiUserPermissions = {
  restart: false,
  scale: false,
  stopTask: false,
  readLogs: false,
  checkConsumers: false,
};

const ActionsContext = createContext<Actions>({
  permissions: NOTHING,
  ask: () => {},
});

/**
 * Lets everything inside open the dialogs of what may be done about a service.
 * They live here rather than where they are opened from, because what was
 * asked about, a task say, may leave the card while one reads.
 */
export function ActionsProvider(props: {
  entity: Entity;
  status: FargateApiStatus | undefined;
  expectChange(): void;
  children: ReactNode;
}) {
  const { entity, status, expectChange, children } = props;
  const [action, ask] = useState<Action>();
  const awaitOutcome = useOutcomeToasts(status);
  const permissions = status?.permissions ?? NOTHING;
  const actions = useMemo(() => ({ permissions, ask }), [permissions]);

  return (
    <ActionsContext.Provider value={actions}>
      {children}
      {action && status && (
        <ActionDialog
          action={action}
          entity={getCompoundEntityRef(entity)}
          status={status}
          close={() => ask(undefined)}
          onAccepted={operation => {
            awaitOutcome(operation);
            expectChange();
          }}
        />
      )}
    </ActionsContext.Provider>
  );
}

/** What may be done, and the way to it. */
export function useActions(): Actions {
  return useContext(ActionsContext);
}
