import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { ButtonIcon } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { freshnessOf } from '../status/freshness';
import { useFargateApiStatus } from '../status/useFargateApiStatus';
import { useNow } from '../status/useNow';
import { FreshnessNote } from './FreshnessNote';
import { LoadFailure } from './LoadFailure';
import { LoadingSkeleton } from './LoadingSkeleton';
import { StatusView } from './StatusView';
import { useTranslate } from './useTranslate';

/** The status of an entity, kept fresh for as long as it is looked at. */
export function LiveStatusCard({ entity }: { entity: Entity }) {
  const t = useTranslate();
  const now = useNow();
  const {
    value: status,
    receivedAt,
    error,
    loading,
    refresh,
  } = useFargateApiStatus(getCompoundEntityRef(entity));
  const elapsed = Math.max(0, now - (receivedAt ?? now));
  // Who lost the permission must not go on seeing what was read with it.
  const shown = isNotAllowed(error) ? undefined : status;

  return (
    <EntityInfoCard
      title={t('card.title')}
      headerActions={
        <>
          {shown && (
            <FreshnessNote
              freshness={freshnessOf(shown, elapsed, Boolean(error))}
            />
          )}
          <ButtonIcon
            size="small"
            variant="tertiary"
            aria-label={t('card.refresh')}
            icon={<RiRefreshLine aria-hidden />}
            isDisabled={loading}
            onPress={refresh}
          />
        </>
      }
    >
      {shown && <StatusView status={shown} elapsed={elapsed} />}
      {!shown && error && (
        <LoadFailure error={error} entity={entity} retry={refresh} />
      )}
      {!shown && !error && <LoadingSkeleton />}
    </EntityInfoCard>
  );
}

function isNotAllowed(error?: Error): boolean {
  return error instanceof ResponseError && error.statusCode === 403;
}
