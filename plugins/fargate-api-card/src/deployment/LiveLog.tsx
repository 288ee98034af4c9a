import { Text } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import styles from './deployment.module.css';
import { LogEntry } from './readLog';

/** How far from the end, in pixels, the log still counts as scrolled to it. */
const NEAR_END = 32;

/** The log of a deployment; follows its end unless the user scrolls up. */
export function LiveLog({ entries }: { entries: readonly LogEntry[] }) {
  const t = useTranslate();
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  useEffect(() => {
    if (box.current && follows.current) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  }, [entries]);

  return (
    // Scrollable, so it must be focusable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={box}
      role="log"
      aria-label={t('deployment.log')}
      className={styles.log}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={({
        currentTarget: { scrollTop, scrollHeight, clientHeight },
      }) => {
        follows.current = scrollHeight - clientHeight - scrollTop < NEAR_END;
      }}
    >
      {entries.length === 0 && (
        <Text className={text.muted}>{t('deployment.waiting')}</Text>
      )}
      {entries.map(({ label, level, texts }, index) => (
        // The log only grows.
        // eslint-disable-next-line react/no-array-index-key
        <div key={index} className={styles.entry} data-level={level}>
          <span className={styles.label}>{label}</span>
          <span className={styles.text}>{texts.join('\n')}</span>
        </div>
      ))}
    </div>
  );
}
