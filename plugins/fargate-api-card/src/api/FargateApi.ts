import { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  ApprovalDecision,
  ConsumerCheck,
  ConsumerPlace,
  EnvironmentStatus,
  FargateApiApproval,
  FargateApiDeployments,
  FargateApiOperation,
  FargateApiPlaces,
  FargateApiPreviews,
  FargateApiStatus,
  FargateTargetSummary,
  PriceList,
  NewRepository,
  RepositoryCheck,
  ScaleRequest,
  SecretNames,
  TargetQuotas,
  TaskLogs,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * The ECS service of an entity.
 *
 * @public
 */
export interface ServiceRef extends CompoundEntityRef {
  /** Which one, if the entity has several: the ID of one of {@link FargateApi.getPlaces}. */
  place?: string;
}

/** @public */
export interface GetStatusOptions {
  /** Aborts the request. */
  signal?: AbortSignal;
}

/** @public */
export interface GetTaskLogsOptions extends GetStatusOptions {
  /** The maximum number of lines; the backend has a default. */
  lines?: number;
}

/**
 * A consumer of an internal API. Its account and region are those of the
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
 * The client of the fargate-api backend.
 *
 * @public
 */
export interface FargateApi {
  /**
   * The status of the ECS service in the entity's annotation.
   *
   * @throws `ResponseError` if the backend responds with an error: 403 if the
   * user may not read the status, 404 if the entity does not exist or has no
   * annotation, 409 if it has several services and none is named.
   */
  getStatus(
    service: ServiceRef,
    options?: GetStatusOptions,
  ): Promise<FargateApiStatus>;

  /**
   * The ECS services of an entity.
   *
   * @throws `ResponseError` as {@link FargateApi.getStatus} does, but without 409.
   */
  getPlaces(
    entity: CompoundEntityRef,
    options?: GetStatusOptions,
  ): Promise<FargateApiPlaces>;

  /**
   * The last deployments of the entity's service, each compared with what runs.
   *
   * @throws `ResponseError` as {@link FargateApi.getStatus} does.
   */
  getDeployments(
    service: ServiceRef,
    options?: GetStatusOptions,
  ): Promise<FargateApiDeployments>;

  /**
   * The previews of an API's pull requests.
   *
   * @throws `ResponseError` as {@link FargateApi.getStatus} does.
   */
  getPreviews(
    entity: CompoundEntityRef,
    options?: GetStatusOptions,
  ): Promise<FargateApiPreviews>;

  /**
   * The deployments of an API that wait for approval, the oldest request first.
   *
   * @throws `ResponseError` as {@link FargateApi.getStatus} does.
   */
  getApprovals(
    entity: CompoundEntityRef,
    options?: GetStatusOptions,
  ): Promise<FargateApiApproval[]>;

  /**
   * Approves or declines a deployment.
   *
   * @throws `ResponseError` 403 if the user may not, 404 if there is no such request,
   * 409 if it is decided already or expired.
   */
  decideApproval(
    entity: CompoundEntityRef,
    id: string,
    decision: ApprovalDecision,
  ): Promise<void>;

  /**
   * The status of an environment: its network, its cluster and its APIs.
   *
   * @throws `ResponseError` as {@link FargateApi.getStatus} does.
   */
  getEnvironmentStatus(
    entity: CompoundEntityRef,
    options?: GetStatusOptions,
  ): Promise<EnvironmentStatus>;

  /**
   * Forces a new deployment of the entity's service, without changing it.
   *
   * @throws `ResponseError` if the backend responds with an error: 403 if the
   * user may not, else with the error of AWS.
   */
  restart(service: ServiceRef): Promise<FargateApiOperation>;

  /**
   * Sets the desired count of the entity's service.
   *
   * @throws `ResponseError` as {@link FargateApi.restart} does.
   */
  scale(
    service: ServiceRef,
    request: ScaleRequest,
  ): Promise<FargateApiOperation>;

  /**
   * Stops one task of the entity's service.
   *
   * @throws `ResponseError` as {@link FargateApi.restart} does.
   */
  stopTask(service: ServiceRef, taskId: string): Promise<FargateApiOperation>;

  /**
   * The last log lines of a task of the entity's service, running or stopped.
   *
   * @throws `ResponseError` if the backend responds with an error: 403 if the
   * user may not read them, 404 if the service has no such task.
   */
  getTaskLogs(
    service: ServiceRef,
    taskId: string,
    options?: GetTaskLogsOptions,
  ): Promise<TaskLogs>;

  /**
   * The targets and VPCs that a consumer of the entity's internal API can be
   * in.
   *
   * @throws `ResponseError` if the backend responds with an error: 403 if the
   * user may not check consumers.
   */
  getConsumerPlaces(service: ServiceRef): Promise<ConsumerPlace[]>;

  /**
   * Whether a consumer can reach the entity's internal API, according to its
   * configuration in AWS: no traffic is sent.
   *
   * @throws `ResponseError` as {@link FargateApi.getConsumerPlaces} does, and
   * 400 if the VPC cannot be a consumer.
   */
  checkConsumer(
    service: ServiceRef,
    consumer: ConsumerRef,
  ): Promise<ConsumerCheck>;

  /**
   * The account and region pairs that the user may deploy to.
   *
   * @throws `ResponseError` if the backend responds with an error.
   */
  getTargets(): Promise<FargateTargetSummary[]>;

  /**
   * The names of the secrets and parameters that an API may refer to, whether it
   * exists or not.
   *
   * @throws `ResponseError` if the backend responds with an error: 403 if the
   * user may not update the API.
   */
  getSecretNames(
    api: Pick<CompoundEntityRef, 'namespace' | 'name'>,
  ): Promise<SecretNames>;

  /**
   * How many VPCs and Elastic IP addresses a target has and may have.
   *
   * @throws `ResponseError` if the backend responds with an error: 403 if the
   * user may not deploy to the target.
   */
  getTargetQuotas(target: string): Promise<TargetQuotas>;

  /**
   * The prices that forms and plans count with.
   *
   * @throws `ResponseError` if the backend responds with an error.
   */
  getPrices(): Promise<PriceList>;

  /**
   * What keeps the portal from creating a repository.
   *
   * @throws `ResponseError` if the backend responds with an error: 403 if the user may
   * not create one.
   */
  checkRepository(repository: NewRepository): Promise<RepositoryCheck>;
}

/**
 * The {@link FargateApi} of the app.
 *
 * @public
 */
export const fargateApiRef = createApiRef<FargateApi>({
  id: 'plugin.fargate-api.service',
});
