import { CompoundEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { EnvironmentStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsync from 'react-use/esm/useAsync';
import { FargateApi, fargateApiRef } from '../../api/FargateApi';
import { PricedResources } from '../../prices/PriceTexts';
import { changedApi, changedEnvironment, planned } from './planned';
import { PricedForm } from './PriceOptions';

type Values = Readonly<Record<string, unknown>>;
type Plan = (values: Values) => PricedResources | undefined;

/**
 * What the form describes that has a price; undefined while what it changes, or where it
 * creates, is not known, and where what it changes cannot be read.
 */
export function usePlanned(
  form: PricedForm | undefined,
  data: Values,
): PricedResources | undefined {
  const api = useApi(fargateApiRef);
  const entityRef = existingOf(form, data);
  const { value: plan } = useAsync(async (): Promise<Plan> => {
    const ref = entityRef ? parseEntityRef(entityRef) : undefined;
    switch (form) {
      case undefined:
        return () => undefined;
      case 'update-api': {
        const status = ref && (await api.getStatus(ref));
        return values => status && changedApi(status, values);
      }
      case 'update-environment': {
        const status = ref && (await api.getEnvironmentStatus(ref));
        return values => status && changedEnvironment(status, values);
      }
      default: {
        const environment = ref && (await readEnvironment(api, ref));
        return values => planned(form, values, environment);
      }
    }
  }, [api, form, entityRef]);
  return (plan ?? planUnread(form))?.(data);
}

/** Until the environment is read: as in one by default, where that is how most are. */
function planUnread(form: PricedForm | undefined): Plan | undefined {
  switch (form) {
    case undefined:
    case 'update-api':
    case 'update-environment':
    case 'shared-api':
      return undefined;
    default:
      return values => planned(form, values);
  }
}

/** The entity that the form changes, or creates in. */
function existingOf(
  form: PricedForm | undefined,
  data: Values,
): string | undefined {
  const chosen = form === 'update-api' ? data.api : data.environment;
  return data.where === 'new'
    ? undefined
    : (chosen as { entityRef?: string } | undefined)?.entityRef;
}

/** Undefined where the environment cannot be read: the price is that of the default then. */
async function readEnvironment(
  api: FargateApi,
  ref: CompoundEntityRef,
): Promise<EnvironmentStatus | undefined> {
  try {
    return await api.getEnvironmentStatus(ref);
  } catch {
    return undefined;
  }
}
