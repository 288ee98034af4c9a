import { toastApiRef, useApiHolder } from '@backstage/frontend-plugin-api';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslate } from '../components/useTranslate';
import { Operation } from './Operation';
import { Expectation, expectationOf, followUp } from './outcomeOf';
import { acceptedToast, outcomeToast } from './toasts';

/**
 * Tells by toast that an operation was accepted, and later, while the card is
 * looked at, how it ended.
 *
 * @returns to be called with each operation that AWS took
 */
export function useOutcomeToasts(
  status: FargateApiStatus | undefined,
): (operation: Operation) => void {
  const t = useTranslate();
  // Apps on the old frontend system may be without it.
  const toasts = useApiHolder().get(toastApiRef);
  const expectations = useRef<Expectation[]>([]);

  useEffect(() => {
    if (!status) {
      return;
    }
    expectations.current = expectations.current.flatMap(before => {
      const { expectation, outcome } = followUp(before, status);
      const toast =
        outcome && outcomeToast(t, expectation.operation, outcome, status);
      if (toast) {
        toasts?.post(toast);
      }
      return outcome ? [] : [expectation];
    });
  }, [status, t, toasts]);

  return useCallback(
    operation => {
      if (status) {
        expectations.current.push(expectationOf(operation, status));
        toasts?.post(acceptedToast(t, operation, status));
      }
    },
    [status, t, toasts],
  );
}
