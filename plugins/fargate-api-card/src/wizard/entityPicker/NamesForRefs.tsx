import { PropsWithChildren, useMemo } from 'react';
import { ApiProvider } from '@backstage/core-app-api';
import {
  ApiHolder,
  ApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import {
  EntityPresentationApi,
  entityPresentationApiRef,
  EntityRefPresentation,
  EntityRefPresentationSnapshot,
} from '@backstage/plugin-catalog-react';

/**
 * Has Backstage's EntityPicker show the title or the name of the selected entity, as
 * it does in its list: on its own, it shows `resource:default/dev`.
 */
export function NamesForRefs({ children }: PropsWithChildren) {
  const holder = useApiHolder();
  const apis = useMemo((): ApiHolder => {
    const presentations = holder.get(entityPresentationApiRef);
    const renamed = presentations && withNames(presentations);
    return {
      get: <T,>(ref: ApiRef<T>) =>
        ref.id === entityPresentationApiRef.id ? (renamed as T) : undefined,
    };
  }, [holder]);
  return <ApiProvider apis={apis}>{children}</ApiProvider>;
}

function withNames(api: EntityPresentationApi): EntityPresentationApi {
  return {
    forEntity(entity, context): EntityRefPresentation {
      const { snapshot, promise } = api.forEntity(entity, context);
      return { snapshot: named(snapshot), promise: promise.then(named) };
    },
  };
}

function named(
  snapshot: EntityRefPresentationSnapshot,
): EntityRefPresentationSnapshot {
  return { ...snapshot, entityRef: snapshot.primaryTitle };
}
