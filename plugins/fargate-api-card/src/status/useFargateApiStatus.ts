import { useApi } from '@backstage/frontend-plugin-api';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useCallback } from 'react';
import { fargateApiRef, ServiceRef } from '../api/FargateApi';
import { statusInterval } from './statusInterval';
import { usePolledData } from '../live/usePolledData';

/** Polls the status of a service, see {@link statusInterval}. */
export function useFargateApiStatus({
  kind,
  namespace,
  name,
  place,
}: ServiceRef) {
  const api = useApi(fargateApiRef);
  const load = useCallback(
    (signal: AbortSignal) =>
      api.getStatus({ kind, namespace, name, place }, { signal }),
    [api, kind, namespace, name, place],
  );
  return usePolledData<FargateApiStatus>({ load, interval: statusInterval });
}
