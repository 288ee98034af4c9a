import { Flex, Text } from '@backstage/ui';
import { EgressStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { OutboundIps } from '../components/OutboundIps';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

/** How tasks access the internet, and their outbound IP addresses. */
export function OutboundAccess({ egress }: { egress: EgressStatus }) {
  const t = useTranslate();
  return (
    <Flex direction="column" gap="0.5">
      {egress.ips.length > 0 && <OutboundIps addresses={egress.ips} />}
      <Text className={text.muted}>{t(`environment.nat.${egress.nat}`)}</Text>
    </Flex>
  );
}
