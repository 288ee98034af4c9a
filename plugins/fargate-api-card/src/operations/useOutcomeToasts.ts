import { toastApiRef, useApiHolder } from '@backstage/frontend-plugin-api';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslate } from '../messages/useTranslate';
import { ServiceRef } from '../api/FargateApi';
import { Operation } from './Operation';
import {
  checkOutcome,
  PendingOperation,
  toPendingOperation,
} from './pendingOperation';
import { acceptedToast, outcomeToast } from './operationToasts';
import { serviceName } from './serviceName';

/**
 * Shows a toast when AWS accepted an operation, and another one with its
 * outcome, as long as the card is displayed.
 *
 * @returns a function to call with each operation that AWS accepted
 */
export function useOutcomeToasts(
  ref: ServiceRef,
  status: FargateApiStatus | undefined,
): (operation: Operation) => void {
  const t = useTranslate();
  // Apps on the old frontend system may not have it.
  const toasts = useApiHolder().get(toastApiRef);
  const pendingOperations = useRef<PendingOperation[]>([]);
  const service = status && serviceName(ref, status);

  useEffect(() => {
    if (!status || !service) {
      return;
    }
    pendingOperations.current = pendingOperations.current.flatMap(before => {
      const { pending, outcome } = checkOutcome(before, status);
      const toast =
        outcome &&
        outcomeToast(t, pending.operation, outcome, { service, status });
      if (toast) {
        toasts?.post(toast);
      }
      return outcome ? [] : [pending];
    });
  }, [service, status, t, toasts]);

  return useCallback(
    operation => {
      if (status && service) {
        pendingOperations.current.push(toPendingOperation(operation, status));
        toasts?.post(acceptedToast(t, operation, service));
      }
    },
    [service, status, t, toasts],
  );
}
