import {
  Observed,
  ScalingLimits,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, Batches, FRESH_FOR, ObservationContext } from '../aws';
import { parseServiceArn } from './arns';

/**
 * Observes the limits within which a person may set the desired count of a
 * service.
 *
 * @param maxDesiredCount - The maximum for a service without autoscaling, and for
 *   one whose schedule lets no task run now, where AWS's limits would leave no
 *   choice.
 */
export function observeScaling(
  { observations, target }: ObservationContext,
  serviceArn: Observed<string>,
  maxDesiredCount: number,
): Promise<Observed<ScalingLimits>> {
  return andThen(serviceArn, async arn => {
    // Wrapped in an object, because a service without autoscaling is a valid result.
    const autoscaling = await observations.observe({
      target,
      resource: `autoscaling:${arn}`,
      freshFor: FRESH_FOR.configured,
      read: async clients => ({
        limits: await readAutoscaling(clients, arn),
      }),
    });
    return andThen(autoscaling, ({ limits }) => ({
      value: limits?.max
        ? { ...limits, autoscaling: true }
        : { min: 0, max: maxDesiredCount, autoscaling: false },
    }));
  });
}

/** Reads the limits of Application Auto Scaling; null for a service without autoscaling. */
async function readAutoscaling(
  clients: FargateClients,
  serviceArn: string,
): Promise<{ min: number; max: number } | null> {
  const { cluster, name } = parseServiceArn(serviceArn);
  const scalable = await Batches.of(clients).scalableServices.load(
    `service/${cluster}/${name}`,
  );
  return scalable
    ? { min: scalable.MinCapacity!, max: scalable.MaxCapacity! }
    : null;
}
