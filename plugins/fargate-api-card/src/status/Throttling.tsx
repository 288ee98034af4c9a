import { Text } from '@backstage/ui';
import { ThrottlingStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useTranslate } from '../messages/useTranslate';

/** How many requests API Gateway lets through to an API. */
export function Throttling({ rateLimit, burstLimit }: ThrottlingStatus) {
  const t = useTranslate();
  return (
    <Text>
      {rateLimit === undefined || burstLimit === undefined
        ? t('throttling.account')
        : t('throttling.limits', {
            rate: String(rateLimit),
            burst: String(burstLimit),
          })}
    </Text>
  );
}
