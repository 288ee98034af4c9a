import { DescribeTargetGroupsCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { NotFoundError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** Of a target group, what seldom changes. */
export interface TargetGroupFacts {
  name: string;
  healthCheckPath?: string;
  loadBalancerArns: string[];
  vpcId?: string;
}

/** @throws NotFoundError when there is no such target group. */
export async function readTargetGroup(
  { elbv2 }: FargateClients,
  targetGroupArn: string,
  signal: AbortSignal,
): Promise<TargetGroupFacts> {
  const { TargetGroups } = await elbv2.send(
    new DescribeTargetGroupsCommand({ TargetGroupArns: [targetGroupArn] }),
    { abortSignal: signal },
  );
  const group = TargetGroups?.[0];
  if (!group) {
    throw new NotFoundError(`There is no target group ${targetGroupArn}`);
  }
  return {
    name: group.TargetGroupName!,
    healthCheckPath: group.HealthCheckPath,
    loadBalancerArns: group.LoadBalancerArns ?? [],
    vpcId: group.VpcId,
  };
}
