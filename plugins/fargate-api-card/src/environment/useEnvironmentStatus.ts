import { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { EnvironmentStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useCallback } from 'react';
import { fargateApiRef } from '../api/FargateApi';
import { usePolledData } from '../live/usePolledData';
import { environmentInterval } from './environmentInterval';

/** Polls the status of an environment, see {@link environmentInterval}. */
export function useEnvironmentStatus({
  kind,
  namespace,
  name,
}: CompoundEntityRef) {
  const api = useApi(fargateApiRef);
  const load = useCallback(
    (signal: AbortSignal) =>
      api.getEnvironmentStatus({ kind, namespace, name }, { signal }),
    [api, kind, namespace, name],
  );
  return usePolledData<EnvironmentStatus>({
    load,
    interval: environmentInterval,
  });
}
