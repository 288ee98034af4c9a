import { Flex, Text } from '@backstage/ui';
import { CopyButton } from './CopyButton';
import { useTranslate } from '../messages/useTranslate';

/** The fixed IP addresses of outbound traffic, for allow-lists. */
export function OutboundIps({ addresses }: { addresses: string[] }) {
  const t = useTranslate();
  const list = addresses.join(', ');
  return (
    <Flex align="center" gap="1">
      <Text>{list}</Text>
      <CopyButton text={list} label={t('egress.copy')} />
    </Flex>
  );
}
