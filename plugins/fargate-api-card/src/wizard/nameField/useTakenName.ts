import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { nameProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';

const DEBOUNCE_MS = 300;

/**
 * Whether the catalog has an entity of this kind and name; debounced. False
 * if the catalog cannot be read, because this is only a warning.
 */
export function useTakenName(kind: string | undefined, name: string): boolean {
  const catalog = useApi(catalogApiRef);
  const [settled, setSettled] = useState<string>();
  useDebounce(() => setSettled(name), DEBOUNCE_MS, [name]);
  const { value } = useAsync(async () => {
    if (!kind || !settled || nameProblem(settled)) {
      return undefined;
    }
    const { items } = await catalog.getEntitiesByRefs({
      entityRefs: [`${kind}:default/${settled}`],
      fields: ['metadata.name'],
    });
    return items[0]?.metadata.name;
  }, [catalog, kind, settled]);
  return Boolean(name) && value === name;
}
