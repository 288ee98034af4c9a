import { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  FargateApiStatus,
  FargateTargetSummary,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/** @public */
export interface GetStatusOptions {
  /** Gives up on the request. */
  signal?: AbortSignal;
}

/**
 * What the browser asks of the fargate-api backend.
 *
 * @public
 */
export interface FargateApi {
  /**
   * The status of the ECS service that the entity is annotated with.
   *
   * @throws `ResponseError` when the backend answers with an error: 403 when
   * the user may not read the status, 404 when there is no such entity or it
   * has no annotation.
   */
  getStatus(
    entity: CompoundEntityRef,
    options?: GetStatusOptions,
  ): Promise<FargateApiStatus>;

  /**
   * The account and region pairs that the portal may deploy to.
   *
   * @throws `ResponseError` when the backend answers with an error.
   */
  getTargets(): Promise<FargateTargetSummary[]>;
}

/**
 * Refers to the {@link FargateApi} of the app.
 *
 * @public
 */
export const fargateApiRef = createApiRef<FargateApi>({
  id: 'plugin.fargate-api.service',
});
