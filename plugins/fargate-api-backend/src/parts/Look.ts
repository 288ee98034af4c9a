import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Observations } from '../observe';

/** From where a part of a status is read. */
export interface Look {
  observations: Observations;
  target: FargateTarget;
}
