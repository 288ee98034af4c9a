import {
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { Service } from '@aws-sdk/client-ecs';
import { HealthCheck } from './HealthCheck';

/** As many healthy targets of the load balancer as tasks are desired. */
export const targetHealth: HealthCheck = {
  label: 'Targets',
  noun: 'targets',
  async read({ clients: { elbv2 }, signal }, service) {
    const TargetGroupArn = targetGroupOf(service);
    if (!TargetGroupArn) {
      return [];
    }
    const { TargetHealthDescriptions = [] } = await elbv2.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
      { abortSignal: signal },
    );
    return TargetHealthDescriptions.map(({ TargetHealth }) => ({
      state: TargetHealth?.State ?? 'unknown',
      reason: TargetHealth?.Reason,
      description: TargetHealth?.Description,
    }));
  },
  async readPath({ clients: { elbv2 }, signal }, service) {
    const { TargetGroups } = await elbv2.send(
      new DescribeTargetGroupsCommand({
        TargetGroupArns: [targetGroupOf(service)!],
      }),
      { abortSignal: signal },
    );
    return TargetGroups?.[0]?.HealthCheckPath;
  },
  isHealthy: ({ targets, desired }) =>
    targets.filter(({ state }) => state === 'healthy').length >= desired,
};

function targetGroupOf({ loadBalancers }: Service): string | undefined {
  return loadBalancers?.[0]?.targetGroupArn;
}
