import { Flex, Text } from '@backstage/ui';
import { RiTimeLine } from '@remixicon/react';
import { Freshness, freshnessText } from '../components/freshnessText';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

/** The age of the shown data, and why it is not newer. */
export function FreshnessNote({ freshness }: { freshness: Freshness }) {
  const t = useTranslate();
  return (
    <Flex align="center" gap="1">
      {freshness.reason && <RiTimeLine aria-hidden className={text.icon} />}
      <Text variant="body-small" className={text.muted}>
        {freshnessText(t, freshness)}
      </Text>
    </Flex>
  );
}
