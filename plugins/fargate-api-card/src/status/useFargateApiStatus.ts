import { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useCallback } from 'react';
import { fargateApiRef } from '../api/FargateApi';
import { statusInterval } from './statusInterval';
import { usePolledData } from '../live/usePolledData';

/** Polls the status of an entity, see {@link statusInterval}. */
export function useFargateApiStatus({
  kind,
  namespace,
  name,
}: CompoundEntityRef) {
  const api = useApi(fargateApiRef);
  const load = useCallback(
    (signal: AbortSignal) =>
      api.getStatus({ kind, namespace, name }, { signal }),
    [api, kind, namespace, name],
  );
  return usePolledData<FargateApiStatus>({ load, interval: statusInterval });
}
