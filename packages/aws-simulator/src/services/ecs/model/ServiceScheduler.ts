import { Alarm } from '../../../clock/Alarm';
import { Region } from '../../../world/World';
import { Ec2 } from '../../ec2/model/Ec2';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import { TaskObserver } from './FargateTask';
import { ServiceTask } from './ServiceTask';
import { Rollout } from './Rollout';
import { ServiceEventLog } from './ServiceEventLog';
import { ServiceTasks } from './ServiceTasks';
import { failureThreshold } from './failureThreshold';
import { deleteEndpoints } from './serviceConnect';
import { reportUsage } from './serviceMetrics';
import { isBlueGreen } from './blueGreen';
import { bakeSeconds, raisedAlarms } from './deploymentAlarms';
import {
  Deployment,
  DeploymentFailure,
  Endpoint,
  ServiceRecord,
  TaskDefinition,
} from './types';
import { TaskCounts, planRollout } from './planRollout';
import { restartDelay } from './restartDelay';
import { serviceEvents } from './serviceEvents';
import { resolveImages } from './serviceRevision';
import {
  UnhealthyTarget,
  hasFailed,
  isHealthy,
  isServing,
  isStarting,
  unhealthyTarget,
} from './taskHealth';
import { isOnFargate, missingSubnet } from './taskPlacement';
import { NO_VCPUS_LEFT } from './vcpuQuota';

/** The delay between tasks, in seconds, from which ECS reports the service as impaired. */
const IMPAIRED_FROM = 120;

/** What knows all tasks of a region. */
export interface TaskHost {
  /** How many tasks of a size, in CPU units, may be started beside them. */
  tasksLeft(cpu: string, capacityProvider?: string): number;
  keepStopped(task: ServiceTask): void;
  /** What a service offers by Service Connect. */
  endpointsOf(service: ServiceRecord, definition: TaskDefinition): Endpoint[];
}

/**
 * Keeps a service in its desired state: starts, replaces and stops tasks, and
 * advances deployments. It reacts to events (the status of a task, the health
 * of a target, a request) and is otherwise idle.
 */
export class ServiceScheduler implements TaskObserver {
  readonly #region: Region;
  readonly #service: ServiceRecord;
  readonly #host: TaskHost;
  readonly #eventLog: ServiceEventLog;
  readonly #rollout: Rollout;
  readonly #serviceTasks: ServiceTasks;
  readonly #alarm: Alarm;
  readonly #watchers = new Set<() => void>();
  readonly #countedFailures = new WeakSet<ServiceTask>();
  #steady = false;
  #pending = false;

  constructor(region: Region, service: ServiceRecord, host: TaskHost) {
    this.#region = region;
    this.#service = service;
    this.#host = host;
    this.#eventLog = new ServiceEventLog(region, service);
    this.#rollout = new Rollout(region, service, this.#eventLog);
    this.#serviceTasks = new ServiceTasks(
      region,
      service,
      this.#eventLog,
      this,
    );
    this.#alarm = new Alarm(region.clock, () => this.#reconcile());
  }

  /** The first is the PRIMARY one. */
  get deployments(): readonly Deployment[] {
    return this.#rollout.deployments;
  }

  /** Every deployment, newest first. */
  get history(): readonly Deployment[] {
    return this.#rollout.history;
  }

  /** The tasks that have not reached STOPPED. */
  get tasks(): ReadonlySet<ServiceTask> {
    return this.#serviceTasks.tasks;
  }

  get primary(): Deployment {
    return this.#rollout.primary;
  }

  /** Whether the service has reached a steady state. */
  get isSteady(): boolean {
    return this.#steady;
  }

  /** Starts a deployment of a task definition. */
  deploy(definition: TaskDefinition): void {
    const endpoints = this.#host.endpointsOf(this.#service, definition);
    this.#rollout.begin(definition, endpoints);
    this.desiredStateChanged();
  }

  /** Reconciles the service after a change of its desired state. */
  desiredStateChanged(): void {
    this.#steady = false;
    this.reconcileSoon();
  }

  /** Reconciles the service once all events of this moment have happened. */
  reconcileSoon(): void {
    if (this.#pending) {
      return;
    }
    this.#pending = true;
    this.#region.clock.after(0, () => {
      this.#pending = false;
      this.#reconcile();
    });
  }

  /** Calls `watcher` after every reconciliation. Returns a function that removes it. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** The tasks of a deployment that are in one of these states. */
  count(deployment: Deployment, states: string[]): number {
    return this.#serviceTasks.count(deployment, states);
  }

  changed(task: ServiceTask): void {
    reportUsage(this.#region, this.#service, this.tasks);
    if (
      task.isStopping &&
      hasFailed(task) &&
      !this.#countedFailures.has(task)
    ) {
      this.#countedFailures.add(task);
      this.#slowDown(task.deployment);
    }
    this.reconcileSoon();
  }

  pulledImages({ deployment }: ServiceTask): void {
    resolveImages(this.#region.world, deployment);
  }

  registered(task: ServiceTask, targetGroupArn: string): void {
    this.#eventLog.registered(task, targetGroupArn);
    this.reconcileSoon();
  }

  deregistered(task: ServiceTask, targetGroupArn: string): void {
    this.#eventLog.deregistered(task, targetGroupArn);
    this.reconcileSoon();
  }

  stopped(task: ServiceTask): void {
    this.#serviceTasks.tasks.delete(task);
    this.#host.keepStopped(task);
    const { stopCode, stoppedReason = '' } = task.shape;
    if (stopCode === 'TaskFailedToStart') {
      this.#eventLog.add(serviceEvents.notPlaced(stoppedReason));
    }
    const { deployment } = task;
    if (
      hasFailed(task) &&
      deployment === this.primary &&
      deployment.shape.rolloutState === 'IN_PROGRESS'
    ) {
      deployment.failedTasks++;
      this.#checkCircuitBreaker(deployment);
    }
    this.reconcileSoon();
  }

  #reconcile(): void {
    this.#eventLog.flush();
    if (!this.primary) {
      return;
    }
    this.#alarm.clear();
    this.#checkHealth();
    this.#checkAlarms();
    const { desiredCount } = this.#service.shape;
    const { primary } = this;
    const inUse = this.#serviceTasks.active(task => !task.failedHealthChecks);
    const mine = inUse.filter(task => task.deployment === primary);
    const again = this.#rollout.advance(
      mine.filter(isHealthy).length >= desiredCount,
    );
    if (again !== undefined) {
      this.#alarm.setFor(again);
    }
    const old = this.#rollout.keepsOldTasks
      ? []
      : inUse.filter(task => task.deployment !== primary);
    const { minimumHealthyPercent = 100, maximumPercent = 200 } =
      this.#service.configuration;
    const plan = planRollout({
      desiredCount,
      minimumHealthyPercent,
      maximumPercent,
      primary: counts(mine),
      old: counts(old),
      halted: primary.shape.rolloutState === 'FAILED',
    });
    this.#serviceTasks.stopUnhealthy(
      Math.min(
        desiredCount - inUse.filter(isHealthy).length,
        Math.floor((desiredCount * maximumPercent) / 100) -
          inUse.length -
          plan.start,
      ),
    );
    this.#start(plan.start);
    const stop = (tasks: ServiceTask[]) =>
      this.#serviceTasks.stop(tasks, primary);
    stop(old.filter(isStarting).slice(0, plan.stopOldStarting));
    stop(old.filter(isHealthy).slice(0, plan.stopOldHealthy));
    const surplus = [...mine.filter(isStarting), ...mine.filter(isHealthy)];
    stop(surplus.slice(0, plan.stopPrimary));
    if (plan.stuck) {
      this.#reportStuck(serviceEvents.stuck());
    }
    this.#completeDeployment();
    for (const watcher of [...this.#watchers]) {
      watcher();
    }
  }

  /** Records which tasks have become healthy, and marks those that fail their health checks. */
  #checkHealth(): void {
    const elb = this.#region.service(Elbv2);
    for (const task of this.#serviceTasks.active(
      ({ failedHealthChecks }) => !failedHealthChecks,
    )) {
      const unhealthy = unhealthyTarget(elb, task);
      if (unhealthy || task.shape.healthStatus === 'UNHEALTHY') {
        this.#markUnhealthyAfterGracePeriod(task, unhealthy);
      } else if (!task.wasHealthy && isServing(elb, task)) {
        task.wasHealthy = true;
        task.deployment.failuresInARow = 0;
        const breaker = this.#service.configuration.deploymentCircuitBreaker;
        if (breaker?.resetOnHealthyTask ?? true) {
          task.deployment.failedTasks = 0;
        }
      }
    }
  }

  #markUnhealthyAfterGracePeriod(
    task: ServiceTask,
    unhealthy: UnhealthyTarget | undefined,
  ): void {
    const { healthCheckGracePeriodSeconds = 0 } = this.#service.shape;
    const graceEnds =
      (task.shape.startedAt?.getTime() ?? 0) +
      healthCheckGracePeriodSeconds * 1000;
    if (graceEnds > this.#region.clock.now()) {
      this.#alarm.setFor(graceEnds);
      return;
    }
    this.#serviceTasks.markUnhealthy(task, unhealthy);
  }

  #start(wanted: number): void {
    const { primary } = this;
    if (wanted === 0) {
      return;
    }
    if (!isOnFargate(this.#service)) {
      this.#reportStuck(serviceEvents.noContainerInstance());
      return;
    }
    if (primary.notBefore > this.#region.clock.now()) {
      this.#alarm.setFor(primary.notBefore);
      return;
    }
    const missing = missingSubnet(this.#region.service(Ec2), primary);
    if (missing) {
      this.#eventLog.add(
        serviceEvents.notLaunched(`The subnet ID '${missing}' does not exist`),
      );
      this.#slowDown(primary);
      this.#alarm.setFor(primary.notBefore);
      return;
    }
    const left = this.#vcpusLeft(wanted);
    if (left > 0) {
      this.#serviceTasks.start(primary, left);
    }
    if (left < wanted) {
      this.#eventLog.add(serviceEvents.notPlaced(NO_VCPUS_LEFT));
      this.#slowDown(primary);
      this.#alarm.setFor(primary.notBefore);
    }
  }

  /** How many of the wanted tasks the quota of Fargate allows. */
  #vcpusLeft(wanted: number): number {
    const { definition } = this.primary;
    const providers = this.#service.capacity?.map(
      ({ capacityProvider }) => capacityProvider,
    ) ?? ['FARGATE'];
    return Math.min(
      wanted,
      ...providers.map(provider =>
        this.#host.tasksLeft(definition.shape.cpu, provider),
      ),
    );
  }

  /** Delays the next task after a failure. */
  #slowDown(deployment: Deployment): void {
    deployment.failuresInARow++;
    const delay = restartDelay(deployment.failuresInARow);
    deployment.notBefore = this.#region.clock.now() + delay * 1000;
    if (delay >= IMPAIRED_FROM) {
      this.#eventLog.addImpaired();
    }
  }

  #checkCircuitBreaker(deployment: Deployment): void {
    const { desiredCount } = this.#service.shape;
    const breaker = this.#service.configuration.deploymentCircuitBreaker;
    const limit = failureThreshold(breaker, desiredCount);
    if (breaker?.enable && deployment.failedTasks >= limit) {
      this.#fail(deployment, 'circuit breaker');
    }
  }

  /** Fails the deployment that began before one of its alarms. */
  #checkAlarms(): void {
    const { primary } = this;
    const isWatched =
      primary.heedsAlarms && primary.shape.rolloutState === 'IN_PROGRESS';
    const raised = isWatched ? raisedAlarms(this.#region, this.#service) : [];
    if (raised.length > 0) {
      primary.triggeredAlarms = raised;
      this.#fail(primary, 'alarms');
    }
  }

  #fail(deployment: Deployment, by: DeploymentFailure): void {
    this.#serviceTasks.stop(
      this.#serviceTasks.active(
        task => task.deployment === deployment && isStarting(task),
      ),
      deployment,
    );
    this.#rollout.fail(deployment, by);
  }

  /** Completes a deployment, and reports when the service reaches a steady state. */
  #completeDeployment(): void {
    const { primary } = this;
    const { desiredCount, status } = this.#service.shape;
    const mine = this.#serviceTasks.active(task => task.deployment === primary);
    const wanted = mine.length === desiredCount && mine.every(isHealthy);
    const onlyPrimary = [...this.tasks].every(
      task => task.deployment === primary,
    );
    if (status === 'DRAINING' && this.tasks.size === 0) {
      this.#service.shape.status = 'INACTIVE';
      deleteEndpoints(
        this.#region,
        this.history.flatMap(({ endpoints }) => endpoints),
      );
    }
    if (status !== 'ACTIVE' || !wanted || !onlyPrimary) {
      this.#steady = false;
      return;
    }
    if (primary.shape.rolloutState === 'IN_PROGRESS') {
      const bakedAt = this.#bakedAt(primary);
      if (bakedAt > this.#region.clock.now()) {
        this.#alarm.setFor(bakedAt);
        return;
      }
      this.#rollout.complete();
      this.#steady = false;
    }
    if (!this.#steady && primary.shape.rolloutState === 'COMPLETED') {
      this.#steady = true;
      this.#eventLog.add(serviceEvents.steady());
    }
  }

  /** Until when the alarms of a rolling deployment can still fail it. */
  #bakedAt(deployment: Deployment): number {
    const { clock } = this.#region;
    deployment.replacedAt ??= clock.now();
    return deployment.heedsAlarms && !isBlueGreen(this.#service)
      ? deployment.replacedAt + bakeSeconds(this.#region, this.#service) * 1000
      : clock.now();
  }

  /** Reports once per deployment why it makes no progress. */
  #reportStuck(text: string): void {
    if (!this.primary.reportedStuck) {
      this.primary.reportedStuck = true;
      this.#eventLog.add(text);
    }
  }
}

function counts(tasks: ServiceTask[]): TaskCounts {
  const healthy = tasks.filter(isHealthy).length;
  return { healthy, starting: tasks.length - healthy };
}
