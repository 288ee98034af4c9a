import { Region } from '../../../world/World';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import { ServiceEventLog } from './ServiceEventLog';
import { forwardProduction, isBlueGreen, nextStage } from './blueGreen';
import {
  Deployment,
  DeploymentFailure,
  Endpoint,
  ServiceRecord,
  TaskDefinition,
} from './types';
import { newDeployment } from './newDeployment';
import { rolloutReasons, serviceEvents } from './serviceEvents';

/** The deployments of a service. */
export class Rollout {
  /** The first is the PRIMARY one. */
  deployments: Deployment[] = [];
  /** Every deployment, newest first. */
  readonly history: Deployment[] = [];
  readonly #region: Region;
  readonly #service: ServiceRecord;
  readonly #eventLog: ServiceEventLog;
  #lastCompleted?: Deployment;

  constructor(
    region: Region,
    service: ServiceRecord,
    eventLog: ServiceEventLog,
  ) {
    this.#region = region;
    this.#service = service;
    this.#eventLog = eventLog;
  }

  get primary(): Deployment {
    return this.deployments[0];
  }

  /** Starts a deployment of a task definition, which replaces the current ones. */
  begin(definition: TaskDefinition, endpoints: Endpoint[]): void {
    for (const { shape, record } of this.deployments) {
      if (shape.status === 'PRIMARY') {
        shape.status = 'ACTIVE';
      }
      if (record.status === 'IN_PROGRESS') {
        this.#close(record, 'STOPPED');
      }
    }
    const last = this.#lastCompleted;
    const created = newDeployment(
      this.#region,
      this.#service,
      definition,
      last,
      endpoints,
    );
    if (isBlueGreen(this.#service) && last) {
      this.#enter(created, 'RECONCILE_SERVICE');
    }
    this.deployments = [created, ...this.deployments];
    this.history.unshift(created);
  }

  /**
   * Advances a blue/green deployment as far as possible.
   *
   * @returns when to look again, in virtual time, if the time alone brings it further
   */
  advance(isScaledUp: boolean): number | undefined {
    const { primary } = this;
    const { bakeTimeInMinutes = 0 } = this.#service.configuration;
    const bakedAt = () => primary.stageSince + bakeTimeInMinutes * 60_000;
    for (;;) {
      const isBaked = this.#region.clock.now() >= bakedAt();
      const next =
        primary.stage &&
        primary.shape.rolloutState === 'IN_PROGRESS' &&
        nextStage(primary.stage, { isScaledUp, isBaked });
      if (!next) {
        break;
      }
      this.#enter(primary, next);
    }
    return primary.stage === 'BAKE_TIME' ? bakedAt() : undefined;
  }

  /** Whether the tasks of the replaced deployment keep running. */
  get keepsOldTasks(): boolean {
    const { stage } = this.primary;
    return stage !== undefined && stage !== 'CLEAN_UP';
  }

  /** Fails a deployment, and rolls back to the last completed one if rollback is enabled. */
  fail(deployment: Deployment, by: DeploymentFailure): void {
    const { id } = deployment.shape;
    const reason = rolloutReasons.failed(by);
    deployment.failedBy = by;
    this.#update(deployment, 'FAILED', reason);
    this.#eventLog.add(
      by === 'alarms'
        ? serviceEvents.alarmDetected(id)
        : serviceEvents.failed(id),
    );
    const last = this.#lastCompleted;
    const { alarms, deploymentCircuitBreaker } = this.#service.configuration;
    const monitor = by === 'alarms' ? alarms : deploymentCircuitBreaker;
    if (!monitor?.rollback || !last || last === deployment) {
      this.#close(deployment.record, 'STOPPED');
      return;
    }
    deployment.shape.status = 'ACTIVE';
    deployment.record.status = 'ROLLBACK_IN_PROGRESS';
    deployment.record.rollback = {
      reason,
      startedAt: this.#region.world.now(),
      serviceRevisionArn: last.record.targetServiceRevision?.arn,
    };
    this.#returnTo(last, by);
    this.#eventLog.add(serviceEvents.rollingBack(last.shape.id));
  }

  /** Completes the PRIMARY deployment and ends all others. */
  complete(): void {
    const { primary } = this;
    for (const { record } of this.deployments.slice(1)) {
      if (record.status === 'ROLLBACK_IN_PROGRESS') {
        this.#close(record, 'ROLLBACK_SUCCESSFUL');
      }
    }
    this.deployments = [primary];
    this.#lastCompleted = primary;
    this.#update(
      primary,
      'COMPLETED',
      rolloutReasons.completed(primary.shape.id),
    );
    if (primary.record.status === 'IN_PROGRESS') {
      this.#close(primary.record, 'SUCCESSFUL');
    }
    this.#eventLog.add(serviceEvents.completed(primary.shape.id));
  }

  #returnTo(last: Deployment, by: DeploymentFailure): void {
    last.shape.status = 'PRIMARY';
    if (isBlueGreen(this.#service)) {
      forwardProduction(this.#region.service(Elbv2), this.#service, last, 100);
    }
    Object.assign(last, {
      failedTasks: 0,
      failuresInARow: 0,
      notBefore: 0,
      heedsAlarms: false,
    });
    this.#update(
      last,
      'IN_PROGRESS',
      rolloutReasons.rollingBack(by, last.shape.id),
    );
    this.deployments = [
      last,
      ...this.deployments.filter(other => other !== last),
    ];
    this.#service.shape.taskDefinition = last.shape.taskDefinition;
    this.#service.network = last.shape.networkConfiguration;
    this.#service.capacity = last.shape.capacityProviderStrategy;
  }

  #enter(deployment: Deployment, stage: Deployment['stage']): void {
    deployment.stage = stage;
    deployment.stageSince = this.#region.clock.now();
    deployment.record.updatedAt = this.#region.world.now();
    const elb = this.#region.service(Elbv2);
    if (stage === 'PRE_SCALE_UP') {
      forwardProduction(elb, this.#service, deployment, 0);
    }
    if (stage === 'PRODUCTION_TRAFFIC_SHIFT') {
      forwardProduction(elb, this.#service, deployment, 100);
    }
  }

  #update(
    { shape, record }: Deployment,
    rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED',
    rolloutStateReason: string,
  ): void {
    const updatedAt = this.#region.world.now();
    Object.assign(shape, { rolloutState, rolloutStateReason, updatedAt });
    record.updatedAt = updatedAt;
  }

  #close(
    record: Deployment['record'],
    status: 'SUCCESSFUL' | 'STOPPED' | 'ROLLBACK_SUCCESSFUL',
  ): void {
    const now = this.#region.world.now();
    Object.assign(record, { status, finishedAt: now, updatedAt: now });
  }
}
