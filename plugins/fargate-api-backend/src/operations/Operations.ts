import { StopTaskCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import {
  FargateApiOperation,
  fargateApiServiceRestartPermission,
  fargateApiServiceScalePermission,
  fargateApiTaskStopPermission,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAws,
  FargateClients,
  initiatorOf,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { OwnedService, OwnedServices } from '../access';
import { AuditNote } from '../audit';
import { Observations, toOperationError } from '../aws';
import { observeScaling, readTask, serviceKey, tasksKeys } from '../resources';

/** The limit for one operation, because a user waits for it. */
const TIME_LIMIT_MS = 10_000;

/**
 * The operations of the card. In addition to its own errors, each throws the
 * errors of {@link OwnedServices.find}, ConflictError when AWS rejects the
 * operation in the current state, and ServiceUnavailableError when AWS does
 * not respond.
 */
export class Operations {
  readonly #aws: FargateAws;
  readonly #services: OwnedServices;
  readonly #observations: Observations;
  readonly #maxDesiredCount: number;
  readonly #onChange: () => void;

  /** @param options.onChange - Called after AWS accepted an operation. */
  constructor(options: {
    aws: FargateAws;
    services: OwnedServices;
    observations: Observations;
    maxDesiredCount: number;
    onChange: () => void;
  }) {
    this.#aws = options.aws;
    this.#services = options.services;
    this.#observations = options.observations;
    this.#maxDesiredCount = options.maxDesiredCount;
    this.#onChange = options.onChange;
  }

  /** Replaces all tasks with new tasks of the same task definition. */
  async restart(
    entityRef: string,
    credentials: BackstageCredentials,
    note: AuditNote,
    placeId?: string,
  ): Promise<FargateApiOperation> {
    const service = await this.#services.find(
      entityRef,
      credentials,
      fargateApiServiceRestartPermission,
      note,
      placeId,
    );
    return this.#change(service, credentials, ({ ecs }, abortSignal) =>
      ecs.send(
        new UpdateServiceCommand({
          cluster: service.cluster,
          service: service.name,
          forceNewDeployment: true,
        }),
        { abortSignal },
      ),
    );
  }

  /**
   * Sets the desired count of a service. One that office hours keep at 0 may be
   * started: the tasks run until its schedule sets the count again.
   *
   * @throws ConflictError when it is outside the limits of the service.
   */
  async scale(
    entityRef: string,
    desired: number,
    credentials: BackstageCredentials,
    note: AuditNote,
    placeId?: string,
  ): Promise<FargateApiOperation> {
    const service = await this.#services.find(
      entityRef,
      credentials,
      fargateApiServiceScalePermission,
      note,
      placeId,
    );
    await this.#assertWithinLimits(service, desired);
    return this.#change(service, credentials, ({ ecs }, abortSignal) =>
      ecs.send(
        new UpdateServiceCommand({
          cluster: service.cluster,
          service: service.name,
          desiredCount: desired,
        }),
        { abortSignal },
      ),
    );
  }

  /**
   * Stops a task; ECS starts a replacement.
   *
   * @throws NotFoundError when the service has no such task.
   */
  async stopTask(
    entityRef: string,
    taskId: string,
    credentials: BackstageCredentials,
    note: AuditNote,
    placeId?: string,
  ): Promise<FargateApiOperation> {
    const service = await this.#services.find(
      entityRef,
      credentials,
      fargateApiTaskStopPermission,
      note,
      placeId,
    );
    return this.#change(service, credentials, async ({ ecs }, abortSignal) => {
      const clients = await this.#aws.clients(service.target, {
        purpose: 'look',
      });
      const task = await readTask(clients, service, taskId, abortSignal);
      await ecs.send(
        new StopTaskCommand({
          cluster: service.cluster,
          task: task.taskArn,
          reason: 'Stopped by a user in Backstage',
        }),
        { abortSignal },
      );
    });
  }

  async #assertWithinLimits(
    { target, arn, name }: OwnedService,
    desired: number,
  ): Promise<void> {
    const { value: limits, failure } = await observeScaling(
      { target, observations: this.#observations },
      { value: arn },
      this.#maxDesiredCount,
    );
    if (!limits) {
      throw new ServiceUnavailableError(
        `The autoscaling limits of ${name} could not be read: ${failure?.message}`,
      );
    }
    const { min, max, autoscaling } = limits;
    if (desired < min || desired > max) {
      const source = autoscaling
        ? 'the autoscaling of the service'
        : 'fargateApi.maxDesiredCount';
      throw new ConflictError(
        `The desired count of ${name} must be between ${min} and ${max} (set by ${source}), not ${desired}`,
      );
    }
  }

  async #change(
    { target, arn }: OwnedService,
    credentials: BackstageCredentials,
    send: (clients: FargateClients, signal: AbortSignal) => Promise<unknown>,
  ): Promise<FargateApiOperation> {
    const clients = await this.#aws.clients(target, {
      purpose: 'operate',
      initiator: initiatorOf(credentials),
    });
    try {
      await send(clients, AbortSignal.timeout(TIME_LIMIT_MS));
    } catch (error) {
      throw toOperationError(error);
    }
    const { running, stopped } = tasksKeys(arn);
    await this.#observations.forget(target, [
      serviceKey(arn),
      running,
      stopped,
    ]);
    this.#onChange();
    return { acceptedAt: clients.now().toISOString() };
  }
}
