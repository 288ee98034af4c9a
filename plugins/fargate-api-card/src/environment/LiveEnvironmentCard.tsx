import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { LiveCard } from '../live/LiveCard';
import { useTranslate } from '../messages/useTranslate';
import { environmentFreshnessOf } from '../live/freshness';
import { EnvironmentView } from './EnvironmentView';
import { useEnvironmentStatus } from './useEnvironmentStatus';

/** With a VPC of its own. */
const USUAL_SIZE = { facts: 12, sections: 0 };

/** The status of an environment, refreshed while the page is visible. */
export function LiveEnvironmentCard({ entity }: { entity: Entity }) {
  const t = useTranslate();
  const data = useEnvironmentStatus(getCompoundEntityRef(entity));
  return (
    <LiveCard
      title={t('environment.title')}
      texts={{
        loading: t('environment.loading'),
        notAllowed: t('environment.notAllowed'),
        notFound: t('environment.notFound'),
      }}
      entity={entity}
      data={data}
      freshnessOf={environmentFreshnessOf}
      usualSize={USUAL_SIZE}
    >
      {(status, elapsed) => (
        <EnvironmentView status={status} elapsed={elapsed} />
      )}
    </LiveCard>
  );
}
