import { Text } from '@backstage/ui';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useSinceRead } from '../clock/AwsClock';
import { freshnessText } from './freshnessText';
import text from './text.module.css';
import { useTranslate } from '../messages/useTranslate';

/** The age of a value that could not be refreshed, and why. */
export function StaleNote({
  part,
}: {
  part: Pick<Observed<unknown>, 'failure' | 'observedAt'>;
}) {
  const t = useTranslate();
  const since = useSinceRead();
  if (!part.failure || !part.observedAt) {
    return null;
  }
  return (
    <Text
      as="p"
      variant="body-small"
      className={text.muted}
      title={part.failure.message}
    >
      {freshnessText(t, {
        age: since(part.observedAt),
        reason: part.failure.reason,
      })}
    </Text>
  );
}
