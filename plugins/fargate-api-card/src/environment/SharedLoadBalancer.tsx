import { Text } from '@backstage/ui';
import { SharedLoadBalancerStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useTranslate } from '../messages/useTranslate';

/** How much of its quotas the load balancer has used up that the APIs share. */
export function SharedLoadBalancer({
  quotas: { rules, targetGroups, certificates },
}: Pick<SharedLoadBalancerStatus, 'quotas'>) {
  const t = useTranslate();
  return (
    <Text>
      {[
        t('environment.rules', rules),
        t('environment.targetGroups', targetGroups),
        t('environment.certificates', certificates),
      ].join(' · ')}
    </Text>
  );
}
