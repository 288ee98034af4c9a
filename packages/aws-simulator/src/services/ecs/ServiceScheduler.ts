import { TargetHealth } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ClockTimer } from '../../clock/VirtualClock';
import { Region } from '../../world/World';
import { Ec2 } from '../ec2/Ec2';
import { Subnet } from '../ec2/model';
import { Elbv2 } from '../elbv2/Elbv2';
import { targetKey } from '../elbv2/TargetMonitor';
import { FargateTask, TaskObserver } from './FargateTask';
import { nextCapacityProvider } from './capacityProvider';
import {
  balancersFor,
  forwardProduction,
  isBlueGreen,
  nextStage,
} from './blueGreen';
import { failureThreshold } from './failureThreshold';
import { Deployment, ServiceRecord, TaskDefinition } from './model';
import { TaskCounts, planRollout } from './planRollout';
import { restartDelay } from './restartDelay';
import {
  drainingMessage,
  eventMessage,
  rolloutReasons,
  serviceEvents,
} from './serviceEvents';

/** How many events ECS keeps of a service. */
const EVENTS = 100;

/** How many tasks the scheduler starts at a time. */
const STARTED_AT_ONCE = 10;

/** From this pause on, in seconds, ECS calls a service impaired. */
const IMPAIRED_FROM = 120;

/**
 * Keeps one service as it is wanted: starts, replaces and stops its tasks and
 * carries its deployments through. It acts on what happens (a task's state, a
 * target's health, a request) and is otherwise idle.
 */
export class ServiceScheduler implements TaskObserver {
  /** The first is the PRIMARY one. */
  deployments: Deployment[] = [];
  /** Every deployment that ever was, newest first. */
  readonly history: Deployment[] = [];
  /** Those that have not reached STOPPED. */
  readonly tasks = new Set<FargateTask>();
  readonly #region: Region;
  readonly #service: ServiceRecord;
  readonly #onStopped: (task: FargateTask) => void;
  readonly #watchers = new Set<() => void>();
  readonly #batches = new Map<string, FargateTask[]>();
  readonly #sayings: (() => void)[] = [];
  readonly #noted = new WeakSet<FargateTask>();
  readonly #whyGivenUp = new WeakMap<FargateTask, string>();
  #lastCompleted?: Deployment;
  #unreplaced = 0;
  #steady = false;
  #pending = false;
  #wake?: { time: number; timer: ClockTimer };

  constructor(
    region: Region,
    service: ServiceRecord,
    onStopped: (task: FargateTask) => void,
  ) {
    this.#region = region;
    this.#service = service;
    this.#onStopped = onStopped;
  }

  get primary(): Deployment {
    return this.deployments[0];
  }

  /** Running as many healthy tasks as are wanted, and nothing under way. */
  get isSteady(): boolean {
    return this.#steady;
  }

  /** Begins a deployment of a task definition, in place of what runs. */
  deploy(definition: TaskDefinition): void {
    for (const { shape, record } of this.deployments) {
      if (shape.status === 'PRIMARY') {
        shape.status = 'ACTIVE';
      }
      if (record.status === 'IN_PROGRESS') {
        this.#close(record, 'STOPPED');
      }
    }
    const created = this.#newDeployment(definition);
    const last = this.#lastCompleted;
    if (isBlueGreen(this.#service) && last) {
      this.#enter(created, 'RECONCILE_SERVICE');
    }
    this.deployments = [created, ...this.deployments];
    this.history.unshift(created);
    this.disturb();
  }

  /** Looks again, as what is wanted has changed. */
  disturb(): void {
    this.#steady = false;
    this.soon();
  }

  /** Looks again as soon as what happens now has happened. */
  soon(): void {
    if (this.#pending) {
      return;
    }
    this.#pending = true;
    this.#region.clock.after(0, () => {
      this.#pending = false;
      this.#reconcile();
    });
  }

  /** Calls `watcher` after every look. The answer ends that. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** The tasks of a deployment that are in one of these states. */
  count(deployment: Deployment, states: string[]): number {
    let count = 0;
    for (const task of this.tasks) {
      const counts =
        task.deployment === deployment &&
        states.includes(task.shape.lastStatus);
      count += counts ? 1 : 0;
    }
    return count;
  }

  changed(task: FargateTask): void {
    if (task.isStopping && failed(task) && !this.#noted.has(task)) {
      this.#noted.add(task);
      this.#slowDown(task.deployment);
    }
    this.soon();
  }

  registered(task: FargateTask, targetGroupArn: string): void {
    this.#together(`registered ${targetGroupArn}`, task, tasks =>
      this.#say(serviceEvents.registered(tasks.length, targetGroupArn)),
    );
  }

  deregistered(task: FargateTask, targetGroupArn: string): void {
    const { id } = task.deployment.shape;
    this.#together(`deregistered ${targetGroupArn} ${id}`, task, tasks => {
      this.#say(serviceEvents.deregistered(tasks.length, targetGroupArn));
      this.#record(
        drainingMessage(this.#service.shape.serviceName, id, tasks.length),
      );
    });
  }

  stopped(task: FargateTask): void {
    this.tasks.delete(task);
    this.#onStopped(task);
    const { stopCode, stoppedReason = '' } = task.shape;
    if (stopCode === 'TaskFailedToStart') {
      this.#say(serviceEvents.notPlaced(stoppedReason));
    }
    const { deployment } = task;
    if (
      failed(task) &&
      deployment === this.primary &&
      deployment.shape.rolloutState === 'IN_PROGRESS'
    ) {
      deployment.failedTasks++;
      this.#checkCircuit(deployment);
    }
    this.soon();
  }

  #newDeployment(definition: TaskDefinition): Deployment {
    const { ids, world } = this.#region;
    const { shape, clusterName, network, capacity } = this.#service;
    const now = world.now();
    const id = `ecs-svc/${ids.digits(19)}`;
    const path = `${clusterName}/${shape.serviceName}`;
    return {
      definition,
      shape: {
        id,
        status: 'PRIMARY',
        taskDefinition: definition.shape.taskDefinitionArn,
        createdAt: now,
        updatedAt: now,
        launchType: capacity ? undefined : shape.launchType,
        capacityProviderStrategy: capacity,
        platformVersion: '1.4.0',
        platformFamily: 'Linux',
        networkConfiguration: network,
        rolloutState: 'IN_PROGRESS',
        rolloutStateReason: rolloutReasons.inProgress(id),
      },
      record: {
        serviceDeploymentArn: this.#region.arn(
          'ecs',
          `service-deployment/${path}/${ids.mixed(21)}`,
        ),
        serviceArn: shape.serviceArn,
        clusterArn: shape.clusterArn,
        createdAt: now,
        startedAt: now,
        updatedAt: now,
        status: 'IN_PROGRESS',
        sourceServiceRevisions: this.#lastCompleted
          ? [{ arn: this.#lastCompleted.record.targetServiceRevision?.arn }]
          : [],
        targetServiceRevision: {
          arn: this.#region.arn(
            'ecs',
            `service-revision/${path}/${ids.digits(19)}`,
          ),
        },
      },
      balancers: balancersFor(this.#service, this.#lastCompleted),
      stageSince: 0,
      failedTasks: 0,
      failuresInARow: 0,
      notBefore: 0,
      saidStuck: false,
    };
  }

  #reconcile(): void {
    this.#flush();
    if (!this.primary) {
      return;
    }
    this.#wake?.timer.cancel();
    this.#wake = undefined;
    this.#noteHealth();
    const { desiredCount } = this.#service.shape;
    const { primary } = this;
    const inUse = this.#active(task => !task.gaveUp);
    const mine = inUse.filter(task => task.deployment === primary);
    this.#advance(primary, mine);
    const old = this.#isUntouchable(primary)
      ? []
      : inUse.filter(task => task.deployment !== primary);
    const maximumPercent = this.#service.configuration.maximumPercent ?? 200;
    const plan = planRollout({
      desiredCount,
      minimumHealthyPercent:
        this.#service.configuration.minimumHealthyPercent ?? 100,
      maximumPercent,
      primary: this.#counts(mine),
      old: this.#counts(old),
      halted: primary.shape.rolloutState === 'FAILED',
    });
    this.#stopGivenUp(
      Math.min(
        desiredCount - inUse.filter(isHealthy).length,
        Math.floor((desiredCount * maximumPercent) / 100) -
          inUse.length -
          plan.start,
      ),
    );
    this.#start(plan.start);
    this.#stop(old.filter(notHealthy).slice(0, plan.stopOldStarting));
    this.#stop(old.filter(isHealthy).slice(0, plan.stopOldHealthy));
    const surplus = [...mine].sort(
      (a, b) => Number(isHealthy(a)) - Number(isHealthy(b)),
    );
    this.#stop(surplus.slice(0, plan.stopPrimary));
    if (plan.stuck && !primary.saidStuck) {
      primary.saidStuck = true;
      this.#say(serviceEvents.stuck());
    }
    this.#conclude();
    for (const watcher of [...this.#watchers]) {
      watcher();
    }
  }

  /** Carries a blue/green deployment on, as far as it comes now. */
  #advance(deployment: Deployment, tasks: FargateTask[]): void {
    const { desiredCount } = this.#service.shape;
    const bakeSeconds =
      (this.#service.configuration.bakeTimeInMinutes ?? 0) * 60;
    const isScaledUp = tasks.filter(isHealthy).length >= desiredCount;
    for (;;) {
      const baked = deployment.stageSince + bakeSeconds * 1000;
      const isBaked = this.#region.clock.now() >= baked;
      const next =
        deployment.stage &&
        deployment.shape.rolloutState === 'IN_PROGRESS' &&
        nextStage(deployment.stage, { isScaledUp, isBaked });
      if (!next) {
        break;
      }
      this.#enter(deployment, next);
    }
    if (deployment.stage === 'BAKE_TIME') {
      this.#wakeAt(deployment.stageSince + bakeSeconds * 1000);
    }
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

  /** Until a blue/green deployment cleans up, what it replaces runs on beside it. */
  #isUntouchable({ stage }: Deployment): boolean {
    return stage !== undefined && stage !== 'CLEAN_UP';
  }

  /** Takes note of who has become healthy, and gives up those who fail their checks. */
  #noteHealth(): void {
    for (const task of this.#active(({ gaveUp }) => !gaveUp)) {
      const unhealthy = this.#unhealthyTarget(task);
      if (unhealthy) {
        this.#giveUp(task, unhealthy.port, unhealthy.arn, unhealthy.health);
      } else if (!task.wasHealthy && this.#isServing(task)) {
        task.wasHealthy = true;
        task.deployment.failuresInARow = 0;
        const breaker = this.#service.configuration.deploymentCircuitBreaker;
        if (breaker?.resetOnHealthyTask ?? true) {
          task.deployment.failedTasks = 0;
        }
      }
    }
  }

  #giveUp(
    task: FargateTask,
    port: number,
    targetGroupArn: string,
    health: TargetHealth,
  ): void {
    this.#say(
      serviceEvents.unhealthy(
        task.id,
        port,
        targetGroupArn,
        health.Description ?? '',
      ),
    );
    task.gaveUp = true;
    this.#unreplaced++;
    this.#whyGivenUp.set(
      task,
      `Task failed ELB health checks in (target-group ${targetGroupArn})`,
    );
  }

  /**
   * Stops tasks that were given up, oldest first, until few enough are left.
   * They stay until their replacements serve, as far as there is room.
   */
  #stopGivenUp(left: number): void {
    const givenUp = this.#active(({ gaveUp }) => gaveUp);
    const excess = givenUp.slice(0, givenUp.length - Math.max(0, left));
    if (excess.length > 0) {
      this.#say(serviceEvents.stopped(excess.map(({ id }) => id)));
    }
    for (const task of excess) {
      this.#stopOne(task, this.#whyGivenUp.get(task) ?? '');
    }
  }

  /** The target by which a task is to be given up, if it is. */
  #unhealthyTarget(task: FargateTask) {
    const { startedAt, lastStatus } = task.shape;
    if (lastStatus !== 'RUNNING' || !startedAt) {
      return undefined;
    }
    const grace = this.#service.shape.healthCheckGracePeriodSeconds ?? 0;
    const graceEnds = startedAt.getTime() + grace * 1000;
    for (const { targetGroupArn, containerPort } of task.deployment.balancers) {
      const health = this.#targetHealth(task, targetGroupArn, containerPort);
      if (health?.State === 'unhealthy') {
        if (graceEnds > this.#region.clock.now()) {
          this.#wakeAt(graceEnds);
        } else {
          return { port: containerPort, arn: targetGroupArn, health };
        }
      }
    }
    return undefined;
  }

  #isServing(task: FargateTask): boolean {
    return (
      task.shape.lastStatus === 'RUNNING' &&
      task.deployment.balancers.every(
        ({ targetGroupArn, containerPort }) =>
          this.#targetHealth(task, targetGroupArn, containerPort)?.State ===
          'healthy',
      )
    );
  }

  #targetHealth(
    task: FargateTask,
    targetGroupArn: string,
    port: number,
  ): TargetHealth | undefined {
    const group = this.#region.service(Elbv2).targetGroups.get(targetGroupArn);
    const key = targetKey({ id: task.ip ?? '', port });
    return group?.targets.get(key)?.observed.health;
  }

  #active(which: (task: FargateTask) => boolean): FargateTask[] {
    return [...this.tasks].filter(task => !task.isStopping && which(task));
  }

  #counts(tasks: FargateTask[]): TaskCounts {
    const healthy = tasks.filter(isHealthy).length;
    return { healthy, starting: tasks.length - healthy };
  }

  #start(wanted: number): void {
    const { primary } = this;
    if (wanted === 0) {
      return;
    }
    if (!this.#onFargate()) {
      if (!primary.saidStuck) {
        primary.saidStuck = true;
        this.#say(serviceEvents.noContainerInstance());
      }
      return;
    }
    if (primary.notBefore > this.#region.clock.now()) {
      this.#wakeAt(primary.notBefore);
      return;
    }
    const missing = this.#subnets().find(({ subnet }) => !subnet);
    if (missing) {
      this.#say(
        serviceEvents.notLaunched(
          `The subnet ID '${missing.id}' does not exist`,
        ),
      );
      this.#slowDown(primary);
      this.#wakeAt(primary.notBefore);
      return;
    }
    for (let left = wanted; left > 0; left -= STARTED_AT_ONCE) {
      const count = Math.min(left, STARTED_AT_ONCE);
      const tasks = Array.from({ length: count }, () => this.#newTask());
      const replaced = Math.min(count, this.#unreplaced);
      this.#unreplaced -= replaced;
      this.#say(
        serviceEvents.started(
          tasks.map(({ id }) => id),
          replaced,
        ),
      );
      tasks.forEach(task => task.start());
    }
  }

  #subnets(): { id: string; subnet?: Subnet }[] {
    const ec2 = this.#region.service(Ec2);
    const { networkConfiguration } = this.primary.shape;
    const ids = networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
    return ids.map(id => ({ id, subnet: ec2.subnets.get(id) }));
  }

  #onFargate(): boolean {
    return (
      this.#service.capacity !== undefined ||
      this.#service.shape.launchType === 'FARGATE'
    );
  }

  #newTask(): FargateTask {
    const active = this.#active(task => task.deployment === this.primary);
    const inZone = (zone: string) =>
      active.filter(task => task.zone === zone).length;
    const [subnet] = this.#subnets()
      .flatMap(place => place.subnet ?? [])
      .sort((a, b) => inZone(a.availabilityZone) - inZone(b.availabilityZone));
    const capacityProvider =
      this.#service.capacity &&
      nextCapacityProvider(
        this.#service.capacity,
        active.map(({ shape }) => shape.capacityProviderName ?? ''),
      );
    const task = new FargateTask(
      this.#region,
      this.#service,
      this.primary,
      { subnet, capacityProvider },
      this,
    );
    this.tasks.add(task);
    return task;
  }

  /** Stops tasks because fewer of them are wanted. */
  #stop(tasks: FargateTask[]): void {
    const running = tasks.filter(task => task.shape.lastStatus === 'RUNNING');
    if (running.length > 0) {
      this.#say(serviceEvents.stopped(running.map(({ id }) => id)));
    }
    if (tasks.length > running.length) {
      this.#say(serviceEvents.stoppedPending(tasks.length - running.length));
    }
    for (const task of tasks) {
      this.#stopOne(
        task,
        `Scaling activity initiated by (deployment ${this.primary.shape.id})`,
      );
    }
  }

  #stopOne(task: FargateTask, reason: string): void {
    task.stop('ServiceSchedulerInitiated', reason);
  }

  /** Slows the scheduler down after tasks that came to nothing. */
  #slowDown(deployment: Deployment): void {
    deployment.failuresInARow++;
    const delay = restartDelay(deployment.failuresInARow);
    deployment.notBefore = this.#region.clock.now() + delay * 1000;
    if (delay >= IMPAIRED_FROM) {
      this.#say(serviceEvents.impaired());
    }
  }

  #checkCircuit(deployment: Deployment): void {
    const { desiredCount } = this.#service.shape;
    const breaker = this.#service.configuration.deploymentCircuitBreaker;
    const limit = failureThreshold(breaker, desiredCount);
    if (!breaker?.enable || deployment.failedTasks < limit) {
      return;
    }
    this.#update(deployment, 'FAILED', rolloutReasons.failed());
    this.#stop(
      this.#active(task => task.deployment === deployment && notHealthy(task)),
    );
    this.#say(serviceEvents.failed(deployment.shape.id));
    const last = this.#lastCompleted;
    if (!breaker.rollback || !last || last === deployment) {
      this.#close(deployment.record, 'STOPPED');
      return;
    }
    deployment.shape.status = 'ACTIVE';
    deployment.record.status = 'ROLLBACK_IN_PROGRESS';
    deployment.record.rollback = {
      reason: rolloutReasons.failed(),
      startedAt: this.#region.world.now(),
      serviceRevisionArn: last.record.targetServiceRevision?.arn,
    };
    last.shape.status = 'PRIMARY';
    if (isBlueGreen(this.#service)) {
      const elb = this.#region.service(Elbv2);
      forwardProduction(elb, this.#service, last, 100);
    }
    Object.assign(last, { failedTasks: 0, failuresInARow: 0, notBefore: 0 });
    this.#update(
      last,
      'IN_PROGRESS',
      rolloutReasons.rollingBack(last.shape.id),
    );
    this.deployments = [
      last,
      ...this.deployments.filter(other => other !== last),
    ];
    this.#service.shape.taskDefinition = last.shape.taskDefinition;
    this.#service.network = last.shape.networkConfiguration;
    this.#service.capacity = last.shape.capacityProviderStrategy;
    this.#say(serviceEvents.rollingBack(last.shape.id));
  }

  /** Ends deployments that are done, and says so when all is calm. */
  #conclude(): void {
    const { primary } = this;
    const { desiredCount, status } = this.#service.shape;
    const mine = this.#active(task => task.deployment === primary);
    const wanted = mine.length === desiredCount && mine.every(isHealthy);
    const lonely = [...this.tasks].every(task => task.deployment === primary);
    if (status === 'DRAINING' && this.tasks.size === 0) {
      this.#service.shape.status = 'INACTIVE';
    }
    if (status !== 'ACTIVE' || !wanted || !lonely) {
      this.#steady = false;
      return;
    }
    if (primary.shape.rolloutState === 'IN_PROGRESS') {
      for (const { record } of this.deployments.slice(1)) {
        if (record.status === 'ROLLBACK_IN_PROGRESS') {
          this.#close(record, 'ROLLBACK_SUCCESSFUL');
        }
      }
      this.deployments = [primary];
      this.#lastCompleted = primary;
      const reason = rolloutReasons.completed(primary.shape.id);
      this.#update(primary, 'COMPLETED', reason);
      if (primary.record.status === 'IN_PROGRESS') {
        this.#close(primary.record, 'SUCCESSFUL');
      }
      this.#say(serviceEvents.completed(primary.shape.id));
      this.#steady = false;
    }
    if (!this.#steady && primary.shape.rolloutState === 'COMPLETED') {
      this.#steady = true;
      this.#say(serviceEvents.steady());
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

  #wakeAt(time: number): void {
    if (this.#wake && this.#wake.time <= time) {
      return;
    }
    this.#wake?.timer.cancel();
    const seconds = (time - this.#region.clock.now()) / 1000;
    const timer = this.#region.clock.after(seconds, () => this.#reconcile());
    this.#wake = { time, timer };
  }

  /** Says of several tasks at once what happens to them at the same instant. */
  #together(
    key: string,
    task: FargateTask,
    say: (tasks: FargateTask[]) => void,
  ): void {
    const batch = this.#batches.get(key);
    if (batch) {
      batch.push(task);
      return;
    }
    const tasks = [task];
    this.#batches.set(key, tasks);
    this.#sayings.push(() => {
      this.#batches.delete(key);
      say(tasks);
    });
    this.soon();
  }

  #flush(): void {
    this.#sayings.splice(0).forEach(say => say());
  }

  #say(text: string): void {
    this.#record(eventMessage(this.#service.shape.serviceName, text));
  }

  #record(message: string): void {
    const { events } = this.#service.shape;
    events.unshift({
      id: this.#region.ids.uuid(),
      createdAt: this.#region.world.now(),
      message,
    });
    events.splice(EVENTS);
  }
}

function isHealthy(task: FargateTask): boolean {
  return task.wasHealthy;
}

function notHealthy(task: FargateTask): boolean {
  return !task.wasHealthy;
}

/** It ended before it ever served, and nobody had wished it so. */
function failed(task: FargateTask): boolean {
  const { stopCode } = task.shape;
  return (
    !task.wasHealthy &&
    (task.gaveUp ||
      stopCode === 'TaskFailedToStart' ||
      stopCode === 'EssentialContainerExited')
  );
}
