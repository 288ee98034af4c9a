import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Observer } from './Observations';

/** The account and region to read from, and what to read with. */
export interface ObservationContext {
  observations: Observer;
  target: FargateTarget;
}
