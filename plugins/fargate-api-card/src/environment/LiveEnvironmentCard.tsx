import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { ReadingCard } from '../components/ReadingCard';
import { useTranslate } from '../components/useTranslate';
import { environmentFreshnessOf } from '../status/freshness';
import { EnvironmentView } from './EnvironmentView';
import { useEnvironmentStatus } from './useEnvironmentStatus';

/** The status of an environment, kept fresh for as long as it is looked at. */
export function LiveEnvironmentCard({ entity }: { entity: Entity }) {
  const t = useTranslate();
  const reading = useEnvironmentStatus(getCompoundEntityRef(entity));
  return (
    <ReadingCard
      title={t('environment.title')}
      words={{
        loading: t('environment.loading'),
        notAllowed: t('environment.notAllowed'),
        notFound: t('environment.notFound'),
      }}
      entity={entity}
      reading={reading}
      freshnessOf={environmentFreshnessOf}
    >
      {(status, elapsed) => (
        <EnvironmentView status={status} elapsed={elapsed} />
      )}
    </ReadingCard>
  );
}
