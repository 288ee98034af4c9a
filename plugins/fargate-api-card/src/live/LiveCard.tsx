import { Entity } from '@backstage/catalog-model';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Alert } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { IconButton } from '../components/IconButton';
import { Freshness } from '../components/freshnessText';
import { LiveData } from './usePolledData';
import { isNotFound } from '../api/isNotFound';
import { useNow } from '../clock/useNow';
import { FreshnessNote } from './FreshnessNote';
import { LoadFailure, LoadFailureTexts } from './LoadFailure';
import { LoadingSkeleton, UsualSize } from './LoadingSkeleton';
import { useTranslate } from '../messages/useTranslate';

/** The frame of a card whose data is polled: loading, failure, age of the data and refresh. */
export function LiveCard<T>(props: {
  title: string;
  texts: LoadFailureTexts & { loading: string };
  entity: Entity;
  data: LiveData<T>;
  freshnessOf?(value: T, elapsed: number, backendFailed: boolean): Freshness;
  /** Of what is shown once the data is loaded. */
  usualSize: UsualSize;
  /** Shown in the header once the data is loaded. */
  actions?: ReactNode;
  /** @param elapsed - milliseconds since the response, by the browser's clock */
  children(value: T, elapsed: number): ReactNode;
}) {
  const t = useTranslate();
  const now = useNow();
  const { title, texts, entity, data, freshnessOf, actions } = props;
  const { value, receivedAt, error, loading, refresh } = data;
  const elapsed = Math.max(0, now - (receivedAt ?? now));
  if (value !== undefined && error && isNotFound(error)) {
    return (
      <EntityInfoCard title={title}>
        <Alert
          icon
          status="warning"
          title={t('removed.title')}
          description={t('removed.description')}
        />
      </EntityInfoCard>
    );
  }

  return (
    <EntityInfoCard
      title={title}
      headerActions={
        <>
          {value !== undefined && freshnessOf && (
            <FreshnessNote
              freshness={freshnessOf(value, elapsed, Boolean(error))}
            />
          )}
          <IconButton
            label={t('card.refresh')}
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
          texts={texts}
          retry={refresh}
        />
      )}
      {value === undefined && !error && (
        <LoadingSkeleton label={texts.loading} size={props.usualSize} />
      )}
    </EntityInfoCard>
  );
}
