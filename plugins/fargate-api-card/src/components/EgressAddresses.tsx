import { Flex, Text } from '@backstage/ui';
import { CopyButton } from './CopyButton';
import { useTranslate } from './useTranslate';

/** The fixed addresses that others let in. */
export function EgressAddresses({ addresses }: { addresses: string[] }) {
  const t = useTranslate();
  const list = addresses.join(', ');
  return (
    <Flex align="center" gap="1">
      <Text>{list}</Text>
      <CopyButton text={list} label={t('egress.copy')} />
    </Flex>
  );
}
