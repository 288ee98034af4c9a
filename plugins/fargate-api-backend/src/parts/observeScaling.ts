import {
  Observed,
  ScalingLimits,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { andThen, FRESH_FOR } from '../observe';
import { readAutoscaling } from '../reads';
import { Look } from './Look';

/**
 * Within which limits a person may scale a service.
 *
 * @param most - Where no autoscaling says it.
 */
export function observeScaling(
  { observations, target }: Look,
  serviceArn: Observed<string>,
  most: number,
): Promise<Observed<ScalingLimits>> {
  return andThen(serviceArn, async arn => {
    // Kept in an object, as no autoscaling is an answer too.
    const autoscaling = await observations.observe({
      target,
      resource: `autoscaling:${arn}`,
      freshFor: FRESH_FOR.configured,
      read: async clients => ({
        limits: await readAutoscaling(clients, arn),
      }),
    });
    return andThen(autoscaling, ({ limits }) => ({
      value: limits
        ? { ...limits, autoscaling: true }
        : { min: 0, max: most, autoscaling: false },
    }));
  });
}
