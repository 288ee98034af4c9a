import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { TargetStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { toTargetStatus } from '../mappers';

/** The targets of a group and their health; AWS gives them in one page. */
export async function readTargets(
  { elbv2 }: FargateClients,
  targetGroupArn: string,
  signal: AbortSignal,
): Promise<TargetStatus[]> {
  const { TargetHealthDescriptions } = await elbv2.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }),
    { abortSignal: signal },
  );
  return (TargetHealthDescriptions ?? []).map(toTargetStatus);
}
