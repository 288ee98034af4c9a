import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import { MissingAnnotation } from '../live/MissingAnnotation';
import { useTranslate } from '../messages/useTranslate';
import { LiveEnvironmentCard } from './LiveEnvironmentCard';

const EXAMPLES = {
  [STACK_ARN_ANNOTATION]:
    'arn:aws:cloudformation:eu-west-1:123456789012:stack/environment-dev-cluster/…',
};

/** The card of the environment in context: its status, or the annotation to add. */
export function FargateEnvironmentCard() {
  const t = useTranslate();
  const { entity } = useEntity();
  return entity.metadata.annotations?.[STACK_ARN_ANNOTATION] ? (
    <LiveEnvironmentCard entity={entity} />
  ) : (
    <EntityInfoCard title={t('environment.title')}>
      <MissingAnnotation
        title={t('environment.missingAnnotation.title')}
        description={t('environment.missingAnnotation.description')}
        annotations={EXAMPLES}
      />
    </EntityInfoCard>
  );
}
