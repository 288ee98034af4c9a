import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { OperationsMenu } from '../operations/OperationsMenu';
import { OperationsProvider } from '../operations/OperationsProvider';
import { freshnessOf } from '../live/freshness';
import { useEnvironments } from './useEnvironments';
import { useFargateApiStatus } from './useFargateApiStatus';
import { LiveCard } from '../live/LiveCard';
import { StatusView } from './StatusView';
import { useTranslate } from '../messages/useTranslate';

/** The status of an entity, refreshed while the page is visible, and its operations. */
export function LiveStatusCard({ entity }: { entity: Entity }) {
  const t = useTranslate();
  const data = useFargateApiStatus(getCompoundEntityRef(entity));
  const environments = useEnvironments(entity);
  return (
    <OperationsProvider
      entity={entity}
      status={data.value}
      expectChange={data.expectChange}
    >
      <LiveCard
        title={t('card.title')}
        texts={{
          loading: t('card.loading'),
          notAllowed: t('notAllowed.title'),
          notFound: t('notFound.title'),
        }}
        entity={entity}
        data={data}
        freshnessOf={freshnessOf}
        actions={<OperationsMenu />}
      >
        {(status, elapsed) => (
          <StatusView
            status={status}
            elapsed={elapsed}
            environments={environments}
          />
        )}
      </LiveCard>
    </OperationsProvider>
  );
}
