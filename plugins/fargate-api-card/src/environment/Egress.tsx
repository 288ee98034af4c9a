import { Flex, Text } from '@backstage/ui';
import { EgressStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { EgressAddresses } from '../components/EgressAddresses';
import text from '../components/text.module.css';
import { useTranslate } from '../components/useTranslate';

/** How tasks reach the internet, and from which addresses. */
export function Egress({ egress }: { egress: EgressStatus }) {
  const t = useTranslate();
  return (
    <Flex direction="column" gap="0.5">
      {egress.ips.length > 0 && <EgressAddresses addresses={egress.ips} />}
      <Text className={text.muted}>{t(`environment.nat.${egress.nat}`)}</Text>
    </Flex>
  );
}
