import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { MissingError } from '../observe';
import { Batches } from '../batches';

/** Of a target group, what seldom changes. */
export interface TargetGroupFacts {
  name: string;
  healthCheckPath?: string;
  loadBalancerArns: string[];
  vpcId?: string;
}

/** @throws MissingError when there is no such target group. */
export async function readTargetGroup(
  clients: FargateClients,
  targetGroupArn: string,
): Promise<TargetGroupFacts> {
  const group = await Batches.of(clients).targetGroups.load(targetGroupArn);
  if (!group) {
    throw new MissingError('target-group-missing', { arn: targetGroupArn });
  }
  return {
    name: group.TargetGroupName!,
    healthCheckPath: group.HealthCheckPath,
    loadBalancerArns: group.LoadBalancerArns ?? [],
    vpcId: group.VpcId,
  };
}
