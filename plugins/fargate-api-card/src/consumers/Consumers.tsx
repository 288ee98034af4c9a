import { Flex, Text } from '@backstage/ui';
import { ConsumersStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { CopyButton } from '../components/CopyButton';
import { useTranslate } from '../messages/useTranslate';

/** The networks that may call an internal API. */
export function Consumers({ consumers }: { consumers: ConsumersStatus }) {
  const t = useTranslate();
  const { allowedSources, restricted } = consumers;
  if (!restricted) {
    return <Text>{t('consumers.any')}</Text>;
  }
  if (allowedSources.length === 0) {
    return <Text>{t('consumers.none')}</Text>;
  }
  const list = allowedSources.join(', ');
  return (
    <Flex align="center" gap="1">
      <Text>{list}</Text>
      <CopyButton text={list} label={t('consumers.copy')} />
    </Flex>
  );
}
