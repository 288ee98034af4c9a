import { Alert, Flex } from '@backstage/ui';
import {
  ConsumerCheck,
  tellCheck,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { CopyButton } from '../components/CopyButton';
import { useTranslate } from '../components/useTranslate';
import { useWords } from '../components/useWords';
import { HopList } from './HopList';

/** Whether a consumer can reach an API, and where the way ends. */
export function ConsumerCheckResult(props: {
  /** What people call the consumer. */
  consumer: string;
  check: ConsumerCheck;
}) {
  const t = useTranslate();
  const words = useWords();
  const { consumer, check } = props;
  return (
    <Flex direction="column" gap="3">
      <Alert
        icon
        {...headline()}
        customActions={
          <CopyButton
            text={tellCheck(check, words)}
            label={t('consumerCheck.copy')}
          />
        }
      />
      <HopList hops={check.hops} />
    </Flex>
  );

  function headline() {
    const { missingHop, hops } = check;
    if (missingHop) {
      return {
        status: 'danger' as const,
        title: t('consumerCheck.unreachable', { consumer }),
        description: t('consumerCheck.missing', {
          hop: t(`consumerCheck.hop.${missingHop}`),
        }),
      };
    }
    return hops.some(({ state }) => state === 'unknown')
      ? {
          status: 'warning' as const,
          title: t('consumerCheck.unseen', { consumer }),
        }
      : {
          status: 'success' as const,
          title: t('consumerCheck.reachable', { consumer }),
        };
  }
}
