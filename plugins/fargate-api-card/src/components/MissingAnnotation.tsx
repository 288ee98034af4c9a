import { Alert, Flex } from '@backstage/ui';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { CopyButton } from './CopyButton';
import styles from './MissingAnnotation.module.css';
import { useTranslate } from './useTranslate';

const LINES = `metadata:
  annotations:
    ${STACK_ARN_ANNOTATION}: arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/…
    ${ECS_SERVICE_ARN_ANNOTATION}: arn:aws:ecs:eu-west-1:123456789012:service/dev/orders`;

/** Teaches how to tie an entity to the service that runs it. */
export function MissingAnnotation() {
  const t = useTranslate();
  return (
    <Flex direction="column" gap="3">
      <Alert
        icon
        status="info"
        title={t('missingAnnotation.title')}
        description={t('missingAnnotation.description')}
      />
      <div className={styles.snippet}>
        {/* Scrollable, so it has to be reachable by keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={styles.lines} tabIndex={0}>
          {LINES}
        </pre>
        <CopyButton text={LINES} label={t('missingAnnotation.copy')} />
      </div>
    </Flex>
  );
}
