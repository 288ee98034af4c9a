import { Entity } from '@backstage/catalog-model';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { ButtonIcon } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { Freshness } from '../status/freshness';
import { LiveReading } from '../status/useReading';
import { useNow } from '../status/useNow';
import { FreshnessNote } from './FreshnessNote';
import { LoadFailure, LoadFailureWords } from './LoadFailure';
import { LoadingSkeleton } from './LoadingSkeleton';
import { useTranslate } from './useTranslate';

/** A card about an entity that shows what the backend says, or why it says nothing. */
export function ReadingCard<T>(props: {
  title: string;
  words: LoadFailureWords & { loading: string };
  entity: Entity;
  reading: LiveReading<T>;
  freshnessOf(value: T, elapsed: number, backendFailed: boolean): Freshness;
  /** Stands in the header once there is something to show. */
  actions?: ReactNode;
  /** @param elapsed - milliseconds since the answer, by the browser */
  children(value: T, elapsed: number): ReactNode;
}) {
  const t = useTranslate();
  const now = useNow();
  const { title, words, entity, reading, freshnessOf, actions } = props;
  const { value, receivedAt, error, loading, refresh } = reading;
  const elapsed = Math.max(0, now - (receivedAt ?? now));

  return (
    <EntityInfoCard
      title={title}
      headerActions={
        <>
          {value !== undefined && (
            <FreshnessNote
              freshness={freshnessOf(value, elapsed, Boolean(error))}
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
          {value !== undefined && actions}
        </>
      }
    >
      {value !== undefined && props.children(value, elapsed)}
      {value === undefined && error && (
        <LoadFailure
          error={error}
          entity={entity}
          words={words}
          retry={refresh}
        />
      )}
      {value === undefined && !error && (
        <LoadingSkeleton label={words.loading} />
      )}
    </EntityInfoCard>
  );
}
