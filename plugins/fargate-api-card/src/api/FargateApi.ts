import { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  ConsumerCheck,
  ConsumerPlace,
  EnvironmentStatus,
  FargateApiOperation,
  FargateApiStatus,
  FargateTargetSummary,
  ScaleRequest,
  TaskLogs,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/** @public */
export interface GetStatusOptions {
  /** Gives up on the request. */
  signal?: AbortSignal;
}

/** @public */
export interface GetTaskLogsOptions extends GetStatusOptions {
  /** How many lines at most; the backend decides when it is not said. */
  lines?: number;
}

/**
 * A consumer of an internal API: the backend knows account and region of the
 * target.
 *
 * @public
 */
export interface ConsumerRef {
  /** The name of a target. */
  target: string;
  vpcId: string;
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
   * The status of an environment: its network, its cluster, the APIs in it.
   *
   * @throws `ResponseError` as {@link FargateApi.getStatus} does.
   */
  getEnvironmentStatus(
    entity: CompoundEntityRef,
    options?: GetStatusOptions,
  ): Promise<EnvironmentStatus>;

  /**
   * Forces a new deployment of the entity's service as it is.
   *
   * @throws `ResponseError` when the backend answers with an error: 403 when
   * the user may not, else with what AWS says against it.
   */
  restart(entity: CompoundEntityRef): Promise<FargateApiOperation>;

  /**
   * Sets how many tasks the entity's service wants.
   *
   * @throws `ResponseError` as {@link FargateApi.restart} does.
   */
  scale(
    entity: CompoundEntityRef,
    request: ScaleRequest,
  ): Promise<FargateApiOperation>;

  /**
   * Stops one task of the entity's service.
   *
   * @throws `ResponseError` as {@link FargateApi.restart} does.
   */
  stopTask(
    entity: CompoundEntityRef,
    taskId: string,
  ): Promise<FargateApiOperation>;

  /**
   * The last log lines of a task of the entity's service, running or stopped.
   *
   * @throws `ResponseError` when the backend answers with an error: 403 when
   * the user may not read them, 404 when the service has no such task.
   */
  getTaskLogs(
    entity: CompoundEntityRef,
    taskId: string,
    options?: GetTaskLogsOptions,
  ): Promise<TaskLogs>;

  /**
   * Where consumers of the entity's internal API may be, to choose one.
   *
   * @throws `ResponseError` when the backend answers with an error: 403 when
   * the user may not check them.
   */
  getConsumerPlaces(entity: CompoundEntityRef): Promise<ConsumerPlace[]>;

  /**
   * Whether a consumer can reach the entity's internal API, from what AWS
   * says: nothing is sent over the way itself.
   *
   * @throws `ResponseError` as {@link FargateApi.getConsumerPlaces} does, and
   * 400 when that VPC can be no consumer.
   */
  checkConsumer(
    entity: CompoundEntityRef,
    consumer: ConsumerRef,
  ): Promise<ConsumerCheck>;

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
