import { Alert, Flex } from '@backstage/ui';
import { CopyButton } from './CopyButton';
import styles from './MissingAnnotation.module.css';
import { useTranslate } from './useTranslate';

/** Teaches which annotations tie an entity to what runs in AWS. */
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
        {/* Scrollable, so it has to be reachable by keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={styles.lines} tabIndex={0}>
          {lines}
        </pre>
        <CopyButton text={lines} label={t('missingAnnotation.copy')} />
      </div>
    </Flex>
  );
}
