import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';
import { findTaken, Taken } from './findTaken';

const DEBOUNCE_MS = 300;

/**
 * The entity of this kind that has the name already; debounced. Undefined also
 * if the catalog cannot be read: the actions check the name again.
 */
export function useTakenName(
  kind: string | undefined,
  name: string,
): Taken | undefined {
  const catalog = useApi(catalogApiRef);
  const [settled, setSettled] = useState<string>();
  useDebounce(() => setSettled(name), DEBOUNCE_MS, [name]);
  const { value } = useAsync(
    () => findTaken(catalog, kind, settled),
    [catalog, kind, settled],
  );
  return value?.name === name ? value : undefined;
}
