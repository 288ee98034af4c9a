import { Flex, Text } from '@backstage/ui';
import { LogLine } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useEffect, useRef } from 'react';
import { CopyButton } from '../components/CopyButton';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import styles from './LogsDialog.module.css';
import { logText, shownLines } from './logText';

/** Log lines, scrolled to the newest. */
export function LogLines({ lines }: { lines: LogLine[] }) {
  const t = useTranslate();
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    if (box.current) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  }, [lines]);

  if (lines.length === 0) {
    return (
      <Flex direction="column" gap="1">
        <Text as="p">{t('logs.empty')}</Text>
        <Text as="p" className={text.muted}>
          {t('logs.emptyHint')}
        </Text>
      </Flex>
    );
  }
  return (
    <Flex direction="column" gap="2">
      <div className={styles.header}>
        <Text variant="body-small" className={text.muted} role="status">
          {t('logs.count', { count: lines.length })}
        </Text>
        <CopyButton text={logText(lines)} label={t('logs.copy')} />
      </div>
      {/* Scrollable, so it must be focusable by keyboard. */}
      {/* eslint-disable jsx-a11y/no-noninteractive-tabindex */}
      <pre
        ref={box}
        role="region"
        aria-label={t('logs.label')}
        className={styles.lines}
        tabIndex={0}
      >
        {/* eslint-enable jsx-a11y/no-noninteractive-tabindex */}
        {shownLines(lines).map(({ key, time, container, message }) => (
          <span key={key} className={styles.line}>
            <span className={text.muted}>
              {time} {container && `${container} `}
            </span>
            {message}
          </span>
        ))}
      </pre>
    </Flex>
  );
}
