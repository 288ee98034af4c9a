import { Alert, Flex } from '@backstage/ui';
import { CopyButton } from '../components/CopyButton';
import styles from './MissingAnnotation.module.css';
import { useTranslate } from '../messages/useTranslate';

/** Shows which annotations link an entity to its resources in AWS. */
export function MissingAnnotation(props: {
  title: string;
  description: string;
  /** Examples by annotation. */
  annotations: Record<string, string>;
}) {
  const t = useTranslate();
  const lines = [
    'metadata:',
    '  annotations:',
    ...Object.entries(props.annotations).map(line => `    ${line.join(': ')}`),
  ].join('\n');
  return (
    <Flex direction="column" gap="3">
      <Alert
        icon
        status="info"
        title={props.title}
        description={props.description}
      />
      <div className={styles.snippet}>
        {/* Scrollable, so it must be focusable by keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={styles.lines} tabIndex={0}>
          {lines}
        </pre>
        <CopyButton text={lines} label={t('missingAnnotation.copy')} />
      </div>
    </Flex>
  );
}
