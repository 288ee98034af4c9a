import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { ActionsMenu } from '../actions/ActionsMenu';
import { ActionsProvider } from '../actions/ActionsProvider';
import { freshnessOf } from '../status/freshness';
import { useFargateApiStatus } from '../status/useFargateApiStatus';
import { ReadingCard } from './ReadingCard';
import { StatusView } from './StatusView';
import { useTranslate } from './useTranslate';

/** The status of an entity, kept fresh for as long as it is looked at, and what can be done about it. */
export function LiveStatusCard({ entity }: { entity: Entity }) {
  const t = useTranslate();
  const reading = useFargateApiStatus(getCompoundEntityRef(entity));
  return (
    <ActionsProvider
      entity={entity}
      status={reading.value}
      expectChange={reading.expectChange}
    >
      <ReadingCard
        title={t('card.title')}
        words={{
          loading: t('card.loading'),
          notAllowed: t('notAllowed.title'),
          notFound: t('notFound.title'),
        }}
        entity={entity}
        reading={reading}
        freshnessOf={freshnessOf}
        actions={<ActionsMenu />}
      >
        {(status, elapsed) => <StatusView status={status} elapsed={elapsed} />}
      </ReadingCard>
    </ActionsProvider>
  );
}
