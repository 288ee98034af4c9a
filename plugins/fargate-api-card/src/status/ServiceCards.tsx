import { Entity } from '@backstage/catalog-model';
import { isConflict } from '../api/isConflict';
import { useTranslate } from '../messages/useTranslate';
import { PlaceCards } from './PlaceCards';
import { StatusCard } from './StatusCard';
import { useEnvironments } from './useEnvironments';
import { useFargateApiStatus } from './useFargateApiStatus';
import { useServiceRef } from './useServiceRef';

/** The card of the service of an entity; if it has several, one for each. */
export function ServiceCards({ entity }: { entity: Entity }) {
  const t = useTranslate();
  const service = useServiceRef(entity);
  const data = useFargateApiStatus(service);
  const environments = useEnvironments(entity);
  return isConflict(data.error) ? (
    <PlaceCards entity={entity} />
  ) : (
    <StatusCard
      title={t('card.title')}
      entity={entity}
      service={service}
      data={data}
      environments={environments}
    />
  );
}
