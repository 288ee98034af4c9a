import { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { fargateApiRef } from '../api/FargateApi';
import { Poll, startPolling } from './poll';

const INTERVAL = 10_000;
const ROLLOUT_INTERVAL = 3_000;

/** What is known of an entity's status, and how the last request went. */
export interface StatusReading {
  /** The last status that was read, kept when a later request fails. */
  status?: FargateApiStatus;
  /** When the browser received the status, by its own clock, in milliseconds. */
  receivedAt?: number;
  /** Why the last request failed; absent when it succeeded. */
  error?: Error;
  /** Whether a request is out. */
  loading: boolean;
}

/**
 * Reads the status of an entity and keeps it fresh: every 10 seconds, every 3
 * while a rollout is in progress, not at all in a hidden tab.
 */
export function useFargateApiStatus(
  entity: CompoundEntityRef,
): StatusReading & { refresh(): void } {
  const api = useApi(fargateApiRef);
  const { kind, namespace, name } = entity;
  const [reading, setReading] = useState<StatusReading>({ loading: true });
  const poll = useRef<Poll>();

  useEffect(() => {
    setReading({ loading: true });
    const started = startPolling<FargateApiStatus>({
      load: signal => api.getStatus({ kind, namespace, name }, { signal }),
      onValue: status =>
        setReading({ status, receivedAt: Date.now(), loading: false }),
      onError: error => setReading(last => ({ ...last, error })),
      onLoading: loading => setReading(last => ({ ...last, loading })),
      interval: latest =>
        latest?.service.value?.rollout?.state === 'in-progress'
          ? ROLLOUT_INTERVAL
          : INTERVAL,
    });
    poll.current = started;
    return () => started.stop();
  }, [api, kind, namespace, name]);

  const refresh = useCallback(() => poll.current?.refresh(), []);
  return { ...reading, refresh };
}
