import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { isFargateApi } from '@fargate-api/backstage-plugin-fargate-api-common';
import { LiveStatusCard } from './LiveStatusCard';
import { MissingAnnotation } from './MissingAnnotation';
import { useTranslate } from './useTranslate';

/** The card of the entity in context: its live status, or how to get one. */
export function FargateApiCard() {
  const t = useTranslate();
  const { entity } = useEntity();
  return isFargateApi(entity) ? (
    <LiveStatusCard entity={entity} />
  ) : (
    <EntityInfoCard title={t('card.title')}>
      <MissingAnnotation />
    </EntityInfoCard>
  );
}
