import { DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import {
  DescribeLoadBalancerAttributesCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { MOVES, MovingKind } from './moving';

/** The resource of the stack by which each load balancer reaches the tasks. */
const TARGET_GROUPS: Record<MovingKind, string> = {
  [MOVES.own]: 'TargetGroup',
  [MOVES.shared]: 'SharedTargetGroup',
};

/**
 * Seconds for which the load balancer of an API keeps the connection of a client that
 * goes on sending requests: `client_keep_alive.seconds`, an hour where nobody changed it.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
 *
 * @param kind - of API that has this load balancer.
 * @returns 0 when no load balancer sends requests to its target group.
 */
export async function readKeepAlive(
  { clients: { cloudFormation, elbv2 }, signal }: DeploymentContext,
  stackArn: string,
  kind: MovingKind,
): Promise<number> {
  const options = { abortSignal: signal };
  const { StackResourceDetail } = await cloudFormation.send(
    new DescribeStackResourceCommand({
      StackName: stackArn,
      LogicalResourceId: TARGET_GROUPS[kind],
    }),
    options,
  );
  const { TargetGroups } = await elbv2.send(
    new DescribeTargetGroupsCommand({
      TargetGroupArns: [StackResourceDetail!.PhysicalResourceId!],
    }),
    options,
  );
  const [LoadBalancerArn] = TargetGroups![0].LoadBalancerArns!;
  if (!LoadBalancerArn) {
    return 0;
  }
  const { Attributes } = await elbv2.send(
    new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }),
    options,
  );
  return Number(
    Attributes!.find(({ Key }) => Key === 'client_keep_alive.seconds')!.Value,
  );
}
