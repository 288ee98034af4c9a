import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  ECS_SERVICE_TAGS_ANNOTATION,
  isFargateApi,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ServiceCards } from './ServiceCards';
import { MissingAnnotation } from '../live/MissingAnnotation';
import { useTranslate } from '../messages/useTranslate';

const EXAMPLES = {
  [STACK_ARN_ANNOTATION]:
    'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/…',
  [ECS_SERVICE_ARN_ANNOTATION]:
    'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders',
  [ECS_SERVICE_TAGS_ANNOTATION]: 'component=orders,environment=dev',
};

/** The card of the entity in context: its status, or the annotations to add. */
export function FargateApiCard() {
  const t = useTranslate();
  const { entity } = useEntity();
  return isFargateApi(entity) ? (
    <ServiceCards entity={entity} />
  ) : (
    <EntityInfoCard title={t('card.title')}>
      <MissingAnnotation
        title={t('missingAnnotation.title')}
        description={t('missingAnnotation.description')}
        annotations={EXAMPLES}
      />
    </EntityInfoCard>
  );
}
