import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { fargateApiRef } from '../api/FargateApi';
import { LiveData, usePolledData } from '../live/usePolledData';
import { OwnedEntities, readOwned } from './readOwned';

/** Milliseconds between two reads. */
const INTERVAL = 20_000;
const interval = () => INTERVAL;

/** Polls what the user owns. */
export function useOwned(): LiveData<OwnedEntities> {
  const catalog = useApi(catalogApiRef);
  const identity = useApi(identityApiRef);
  const api = useApi(fargateApiRef);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const { ownershipEntityRefs } = await identity.getBackstageIdentity();
      return readOwned(ownershipEntityRefs, { catalog, api }, signal);
    },
    [catalog, identity, api],
  );
  return usePolledData<OwnedEntities>({ load, interval });
}
