import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Observations } from './Observations';

/** The account and region to read from, and the cache to read through. */
export interface ObservationContext {
  observations: Observations;
  target: FargateTarget;
}
