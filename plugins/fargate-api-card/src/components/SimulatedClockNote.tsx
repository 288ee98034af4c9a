import { Text } from '@backstage/ui';
import { ClockReading } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useTranslate } from '../messages/useTranslate';
import text from './text.module.css';

/** Where AWS is simulated, that the ages shown are by its clock. */
export function SimulatedClockNote({
  clock: { clockSpeed },
}: {
  clock: ClockReading;
}) {
  const t = useTranslate();
  if (!clockSpeed) {
    return null;
  }
  return (
    <Text as="p" variant="body-small" className={text.muted}>
      {t('age.simulated', { speed: clockSpeed })}
    </Text>
  );
}
