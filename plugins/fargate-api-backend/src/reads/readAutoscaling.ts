import { DescribeScalableTargetsCommand } from '@aws-sdk/client-application-auto-scaling';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { parseServiceArn } from '../location/parseServiceArn';

/** Between which counts Application Auto Scaling keeps a service; null where it does not. */
export async function readAutoscaling(
  { applicationAutoScaling }: FargateClients,
  serviceArn: string,
  signal: AbortSignal,
): Promise<{ min: number; max: number } | null> {
  const { cluster, name } = parseServiceArn(serviceArn);
  const { ScalableTargets } = await applicationAutoScaling.send(
    new DescribeScalableTargetsCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceIds: [`service/${cluster}/${name}`],
    }),
    { abortSignal: signal },
  );
  const scalable = ScalableTargets?.[0];
  return scalable
    ? { min: scalable.MinCapacity ?? 0, max: scalable.MaxCapacity ?? 0 }
    : null;
}
