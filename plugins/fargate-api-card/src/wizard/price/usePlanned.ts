import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import useAsync from 'react-use/esm/useAsync';
import { fargateApiRef } from '../../api/FargateApi';
import { PricedResources } from '../../prices/PriceTexts';
import { changedApi, changedEnvironment, planned } from './planned';
import { PricedForm } from './PriceOptions';

type Values = Readonly<Record<string, unknown>>;

/**
 * What the form describes that has a price; undefined while what an update changes is
 * not known, and where it cannot be read.
 */
export function usePlanned(
  form: PricedForm | undefined,
  data: Values,
): PricedResources | undefined {
  const api = useApi(fargateApiRef);
  const isOfApi = form === 'update-api';
  const changed = isOfApi ? data.api : data.environment;
  const entityRef = form?.startsWith('update-')
    ? (changed as { entityRef?: string } | undefined)?.entityRef
    : undefined;
  const { value: change } = useAsync(async () => {
    if (!entityRef) {
      return undefined;
    }
    const ref = parseEntityRef(entityRef);
    if (isOfApi) {
      const status = await api.getStatus(ref);
      return (values: Values) => changedApi(status, values);
    }
    const status = await api.getEnvironmentStatus(ref);
    return (values: Values) => changedEnvironment(status, values);
  }, [api, entityRef, isOfApi]);
  switch (form) {
    case undefined:
      return undefined;
    case 'update-api':
    case 'update-environment':
      return change?.(data);
    default:
      return planned(form, data);
  }
}
