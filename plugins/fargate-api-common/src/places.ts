import { FargateApiProblem } from './status';
import { FargateTargetSummary } from './targets';

/**
 * One of the ECS services of an entity.
 *
 * @public
 */
export interface FargateApiPlace {
  /** Names it within the entity, such as `dev/main/orders`: the query `place` of the other requests. */
  id: string;
  target: FargateTargetSummary;
  /** The name of the cluster; unknown as long as a stack has no service. */
  cluster?: string;
  /** The name of the service; that of its stack as long as it has none. */
  name?: string;
}

/**
 * The response of `GET /v1/entities/:kind/:namespace/:name/places`.
 *
 * @public
 */
export interface FargateApiPlaces {
  /** In the order of the annotation. */
  places: FargateApiPlace[];
  /** What keeps others from being shown. */
  problems: FargateApiProblem[];
}
