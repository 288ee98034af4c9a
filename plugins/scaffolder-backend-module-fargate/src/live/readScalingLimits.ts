import { DescribeScalableTargetsCommand } from '@aws-sdk/client-application-auto-scaling';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** Between which counts Application Auto Scaling keeps a service. */
export interface ScalingLimits {
  min: number;
  max: number;
}

/**
 * Reads the limits of a service.
 *
 * @returns undefined when it is no scalable target.
 */
export async function readScalingLimits(
  { applicationAutoScaling }: Pick<FargateClients, 'applicationAutoScaling'>,
  serviceArn: string,
  options: { signal?: AbortSignal } = {},
): Promise<ScalingLimits | undefined> {
  const { ScalableTargets } = await applicationAutoScaling.send(
    new DescribeScalableTargetsCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceIds: [serviceArn.split(':').pop()!],
    }),
    { abortSignal: options.signal },
  );
  const [live] = ScalableTargets ?? [];
  return live && { min: live.MinCapacity ?? 0, max: live.MaxCapacity ?? 0 };
}
