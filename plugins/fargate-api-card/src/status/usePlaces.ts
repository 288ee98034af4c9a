import { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { FargateApiPlaces } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useCallback } from 'react';
import { fargateApiRef } from '../api/FargateApi';
import { usePolledData } from '../live/usePolledData';

/** Milliseconds between two reads. */
const INTERVAL = 30_000;
const interval = () => INTERVAL;

/** Polls which services an entity has. */
export function usePlaces(entity: CompoundEntityRef) {
  const api = useApi(fargateApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.getPlaces(entity, { signal }),
    [api, entity],
  );
  return usePolledData<FargateApiPlaces>({ load, interval });
}
