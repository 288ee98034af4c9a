import { Entity } from '@backstage/catalog-model';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ServiceRef } from '../api/FargateApi';
import { OperationsMenu } from '../operations/OperationsMenu';
import { OperationsProvider } from '../operations/OperationsProvider';
import { freshnessOf } from '../live/freshness';
import { LiveCard } from '../live/LiveCard';
import { LiveData } from '../live/usePolledData';
import { StatusView } from './StatusView';
import { USUAL_SIZE } from './usualSize';
import { useTranslate } from '../messages/useTranslate';

/** The status of a service, refreshed while the page is visible, and its operations. */
export function StatusCard(props: {
  title: string;
  entity: Entity;
  service: ServiceRef;
  data: LiveData<FargateApiStatus>;
  /** Of the entity, as far as they are those of the service. */
  environments: string[];
}) {
  const t = useTranslate();
  const { title, entity, service, data, environments } = props;
  return (
    <OperationsProvider
      entity={entity}
      service={service}
      status={data.value}
      expectChange={data.expectChange}
    >
      <LiveCard
        title={title}
        texts={{
          loading: t('card.loading'),
          notAllowed: t('notAllowed.title'),
          notFound: t('notFound.title'),
        }}
        entity={entity}
        data={data}
        freshnessOf={freshnessOf}
        usualSize={USUAL_SIZE}
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
