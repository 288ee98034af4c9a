import { Text } from '@backstage/ui';
import {
  InstanceCounts,
  VpcLinkStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { useTranslate } from '../messages/useTranslate';
import text from '../components/text.module.css';

/** The way from API Gateway to the tasks: its state, and how many tasks it leads to. */
export function VpcLink({
  link,
  instances,
}: {
  link: VpcLinkStatus;
  instances: InstanceCounts | undefined;
}) {
  const t = useTranslate();
  return (
    <Text title={link.message}>
      <span className={text.code}>{link.status}</span>
      {instances &&
        ` · ${t('vpcLink.registered', {
          healthy: String(instances.healthy),
          registered: String(instances.registered),
        })}`}
    </Text>
  );
}
