import { Alert, Flex } from '@backstage/ui';
import {
  ConsumerCheck,
  formatCheck,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { CopyButton } from '../components/CopyButton';
import { useTranslate } from '../messages/useTranslate';
import { useBackendMessages } from '../messages/useBackendMessages';
import { HopList } from './HopList';

/** Whether a consumer can reach an API, hop by hop. */
export function ConsumerCheckResult(props: {
  /** The name of the consumer VPC. */
  consumer: string;
  check: ConsumerCheck;
}) {
  const t = useTranslate();
  const backendMessages = useBackendMessages();
  const { consumer, check } = props;
  return (
    <Flex direction="column" gap="3">
      <Alert
        icon
        {...headline()}
        customActions={
          <CopyButton
            text={formatCheck(check, backendMessages)}
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
          title: t('consumerCheck.partlyUnknown', { consumer }),
        }
      : {
          status: 'success' as const,
          title: t('consumerCheck.reachable', { consumer }),
        };
  }
}
