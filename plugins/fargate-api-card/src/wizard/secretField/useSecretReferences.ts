import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import useAsync from 'react-use/esm/useAsync';
import { fargateApiRef } from '../../api/FargateApi';

/** What the forms know of the API: a new one by its name, another by its entity. */
interface ApiForm {
  name?: string;
  api?: { entityRef?: string };
}

/**
 * The references to the secrets that the API of a form may have, each once. None
 * while they are read, and where they cannot be.
 */
export function useSecretReferences(form: ApiForm = {}): string[] {
  const api = useApi(fargateApiRef);
  const { namespace, name } = form.api?.entityRef
    ? parseEntityRef(form.api.entityRef)
    : { namespace: DEFAULT_NAMESPACE, name: form.name };
  const { value = [] } = useAsync(async () => {
    if (!name) {
      return [];
    }
    const { secrets } = await api.getSecretNames({ namespace, name });
    return [...new Set(secrets.map(({ reference }) => reference))];
  }, [api, namespace, name]);
  return value;
}
