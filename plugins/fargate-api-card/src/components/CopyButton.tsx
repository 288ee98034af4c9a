import { VisuallyHidden } from '@backstage/ui';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiFileCopyLine,
} from '@remixicon/react';
import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import styles from './CopyButton.module.css';
import { IconButton } from './IconButton';
import { useTranslate } from '../messages/useTranslate';

/** How long the outcome is shown, in milliseconds. */
const SHOWN = 2_000;

/** Copies a text to the clipboard, and confirms it. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useTranslate();
  const [result, copy] = useCopyToClipboard();
  const [shown, setShown] = useState(false);

  useEffect(() => {
    const timer = shown ? setTimeout(() => setShown(false), SHOWN) : undefined;
    return () => clearTimeout(timer);
  }, [shown]);

  let icon = <RiFileCopyLine aria-hidden />;
  if (shown) {
    icon = result.error ? (
      <RiErrorWarningLine aria-hidden />
    ) : (
      <RiCheckLine aria-hidden />
    );
  }
  const outcome = result.error ? t('copy.failed') : t('copy.done');

  return (
    <>
      <IconButton
        className={styles.button}
        label={label}
        icon={icon}
        onPress={() => {
          copy(text);
          setShown(true);
        }}
      />
      <VisuallyHidden role="status">{shown ? outcome : ''}</VisuallyHidden>
    </>
  );
}
