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
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { OwnedService, OwnedServices } from '../access';
import { Observations, toOperationError } from '../aws';
import { observeScaling, readTask, serviceKey, tasksKeys } from '../resources';

/** A person waits for it. */
const TIME_LIMIT_MS = 10_000;

/**
 * All that the card may change. Each throws as {@link OwnedServices.find} does
 * besides what it says itself, ConflictError with AWS's text when AWS cannot
 * do it now, and ServiceUnavailableError when AWS does not.
 */
export class Operations {
  readonly #aws: FargateAws;
  readonly #services: OwnedServices;
  readonly #observations: Observations;
  readonly #maxDesiredCount: number;
  readonly #onChange: () => void;

  /** @param options.onChange - Called when AWS took an operation. */
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

  /** Replaces all tasks by new ones of the same task definition. */
  async restart(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<FargateApiOperation> {
    const service = await this.#services.find(
      entityRef,
      credentials,
      fargateApiServiceRestartPermission,
    );
    return this.#change(service, ({ ecs }, abortSignal) =>
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
   * Sets how many tasks a service wants.
   *
   * @throws ConflictError when that is outside its limits.
   */
  async scale(
    entityRef: string,
    desired: number,
    credentials: BackstageCredentials,
  ): Promise<FargateApiOperation> {
    const service = await this.#services.find(
      entityRef,
      credentials,
      fargateApiServiceScalePermission,
    );
    await this.#assertWithinLimits(service, desired);
    return this.#change(service, ({ ecs }, abortSignal) =>
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
   * Stops one task; ECS starts another.
   *
   * @throws NotFoundError when it is no task of the service.
   */
  async stopTask(
    entityRef: string,
    taskId: string,
    credentials: BackstageCredentials,
  ): Promise<FargateApiOperation> {
    const service = await this.#services.find(
      entityRef,
      credentials,
      fargateApiTaskStopPermission,
    );
    return this.#change(service, async (clients, abortSignal) => {
      const task = await readTask(clients, service, taskId, abortSignal);
      await clients.ecs.send(
        new StopTaskCommand({
          cluster: service.cluster,
          task: task.taskArn,
          reason: 'Stopped by a person on the card in Backstage',
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
        `AWS did not tell whether ${name} scales by itself: ${failure?.message}`,
      );
    }
    const { min, max, autoscaling } = limits;
    if (desired < min || desired > max) {
      const by = autoscaling
        ? 'the autoscaling of the service'
        : 'this portal (fargateApi.maxDesiredCount)';
      throw new ConflictError(
        `${name} may have ${min} to ${max} tasks by ${by}, not ${desired}`,
      );
    }
  }

  async #change(
    { target, arn }: OwnedService,
    send: (clients: FargateClients, signal: AbortSignal) => Promise<unknown>,
  ): Promise<FargateApiOperation> {
    const clients = await this.#aws.clients(target);
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
