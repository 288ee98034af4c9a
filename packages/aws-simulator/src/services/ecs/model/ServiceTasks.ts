import { Region } from '../../../world/World';
import { Ec2 } from '../../ec2/model/Ec2';
import { TaskObserver } from './FargateTask';
import { ServiceTask } from './ServiceTask';
import { ServiceEventLog } from './ServiceEventLog';
import { Deployment, ServiceRecord } from './types';
import { serviceEvents } from './serviceEvents';
import { UnhealthyTarget } from './taskHealth';
import { nextPlacement, subnetsOf } from './taskPlacement';

/** How many tasks are started at a time. */
const STARTED_AT_ONCE = 10;

/** The tasks of a service: starts and stops them, with the events of the service. */
export class ServiceTasks {
  /** The tasks that are not STOPPED. */
  readonly tasks = new Set<ServiceTask>();
  readonly #region: Region;
  readonly #service: ServiceRecord;
  readonly #eventLog: ServiceEventLog;
  readonly #observer: TaskObserver;
  readonly #stoppedReasons = new WeakMap<ServiceTask, string>();
  #awaitingReplacement = 0;

  constructor(
    region: Region,
    service: ServiceRecord,
    eventLog: ServiceEventLog,
    observer: TaskObserver,
  ) {
    this.#region = region;
    this.#service = service;
    this.#eventLog = eventLog;
    this.#observer = observer;
  }

  /** The tasks that are not stopping and match a predicate. */
  active(which: (task: ServiceTask) => boolean): ServiceTask[] {
    return [...this.tasks].filter(task => !task.isStopping && which(task));
  }

  /** The number of tasks of a deployment with one of these statuses. */
  count(deployment: Deployment, states: string[]): number {
    let count = 0;
    for (const task of this.tasks) {
      const isCounted =
        task.deployment === deployment &&
        states.includes(task.shape.lastStatus);
      count += isCounted ? 1 : 0;
    }
    return count;
  }

  /** Starts tasks of a deployment, spread over the Availability Zones. */
  start(deployment: Deployment, wanted: number): void {
    for (let left = wanted; left > 0; left -= STARTED_AT_ONCE) {
      const count = Math.min(left, STARTED_AT_ONCE);
      const tasks = Array.from({ length: count }, () => this.#add(deployment));
      const replaced = Math.min(count, this.#awaitingReplacement);
      this.#awaitingReplacement -= replaced;
      this.#eventLog.add(
        serviceEvents.started(
          tasks.map(({ id }) => id),
          replaced,
        ),
      );
      tasks.forEach(task => task.start());
    }
  }

  /** Stops tasks that a deployment does not need. */
  stop(tasks: ServiceTask[], { shape }: Deployment): void {
    const running = tasks.filter(task => task.shape.lastStatus === 'RUNNING');
    if (running.length > 0) {
      this.#eventLog.add(serviceEvents.stopped(running.map(({ id }) => id)));
    }
    if (tasks.length > running.length) {
      this.#eventLog.add(
        serviceEvents.stoppedPending(tasks.length - running.length),
      );
    }
    for (const task of tasks) {
      task.stop(
        'ServiceSchedulerInitiated',
        `Scaling activity initiated by (deployment ${shape.id})`,
      );
    }
  }

  /**
   * Marks a task that fails its health checks for replacement.
   *
   * @param target - that fails them; otherwise its containers do
   */
  markUnhealthy(task: ServiceTask, target?: UnhealthyTarget): void {
    this.#eventLog.add(
      target
        ? serviceEvents.unhealthy(
            task.id,
            target.port,
            target.targetGroupArn,
            target.description,
          )
        : serviceEvents.containerUnhealthy(task.id),
    );
    task.failedHealthChecks = true;
    this.#awaitingReplacement++;
    this.#stoppedReasons.set(
      task,
      target
        ? `Task failed ELB health checks in (target-group ${target.targetGroupArn})`
        : 'Task failed container health checks',
    );
  }

  /**
   * Stops tasks that failed their health checks, oldest first, until at most
   * `left` remain. They keep running until their replacements are healthy, as
   * far as `maximumPercent` allows.
   */
  stopUnhealthy(left: number): void {
    const unhealthy = this.active(
      ({ failedHealthChecks }) => failedHealthChecks,
    );
    const excess = unhealthy.slice(0, unhealthy.length - Math.max(0, left));
    if (excess.length > 0) {
      this.#eventLog.add(serviceEvents.stopped(excess.map(({ id }) => id)));
    }
    for (const task of excess) {
      task.stop(
        'ServiceSchedulerInitiated',
        this.#stoppedReasons.get(task) ?? '',
      );
    }
  }

  #add(deployment: Deployment): ServiceTask {
    const task = new ServiceTask(
      this.#region,
      this.#service,
      deployment,
      nextPlacement(
        this.#region.service(Ec2),
        subnetsOf(deployment),
        this.#service.capacity,
        this.active(other => other.deployment === deployment).map(
          ({ shape }) => shape,
        ),
      ),
      this.#observer,
    );
    this.tasks.add(task);
    return task;
  }
}
