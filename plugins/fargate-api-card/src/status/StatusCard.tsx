import { Entity } from '@backstage/catalog-model';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ServiceRef } from '../api/FargateApi';
import { OperationsMenu } from '../operations/OperationsMenu';
import { OperationsProvider } from '../operations/OperationsProvider';
import { freshnessOf } from '../live/freshness';
import { LiveCard } from '../live/LiveCard';
import { LiveData } from '../live/usePolledData';
import { StatusView } from './StatusView';
import { useServiceCard } from './useServiceCard';

/** The status of a service, refreshed while the page is visible, and its operations. */
export function StatusCard(props: {
  title: string;
  entity: Entity;
  service: ServiceRef;
  data: LiveData<FargateApiStatus>;
  /** Of the entity, as far as they are those of the service. */
  environments: string[];
}) {
  const { title, entity, service, data, environments } = props;
  const card = useServiceCard();
  return (
    <OperationsProvider
      entity={entity}
      service={service}
      status={data.value}
      expectChange={data.expectChange}
    >
      <LiveCard
        title={title}
        {...card}
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
