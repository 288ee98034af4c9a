import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { nameProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';

const PAUSE_MS = 300;

/**
 * Whether the catalog has an entity of this kind and name, asked in the pauses
 * of typing. A catalog that does not answer is no reason to stop anyone.
 */
export function useTakenName(kind: string | undefined, name: string): boolean {
  const catalog = useApi(catalogApiRef);
  const [settled, setSettled] = useState<string>();
  useDebounce(() => setSettled(name), PAUSE_MS, [name]);
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
