import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { useMemo } from 'react';
import { ServiceRef } from '../api/FargateApi';

/** The reference of a service, the same object as long as it is the same service. */
export function useServiceRef(entity: Entity, place?: string): ServiceRef {
  const { kind, namespace, name } = getCompoundEntityRef(entity);
  return useMemo(
    () => ({ kind, namespace, name, ...(place && { place }) }),
    [kind, namespace, name, place],
  );
}
