import { Region } from '../../../world/World';
import { Ec2 } from '../../ec2/model/Ec2';
import { FargateTask, TaskObserver } from './FargateTask';
import { ServiceJournal } from './ServiceJournal';
import { Deployment, ServiceRecord } from './types';
import { serviceEvents } from './serviceEvents';
import { UnhealthyTarget } from './taskHealth';
import { nextPlace } from './taskPlace';

/** How many tasks are started at a time. */
const STARTED_AT_ONCE = 10;

/** The tasks of one service: starts and stops them, and says so in its events. */
export class TaskCrew {
  /** Those that have not reached STOPPED. */
  readonly tasks = new Set<FargateTask>();
  readonly #region: Region;
  readonly #service: ServiceRecord;
  readonly #journal: ServiceJournal;
  readonly #observer: TaskObserver;
  readonly #whyGivenUp = new WeakMap<FargateTask, string>();
  #unreplaced = 0;

  constructor(
    region: Region,
    service: ServiceRecord,
    journal: ServiceJournal,
    observer: TaskObserver,
  ) {
    this.#region = region;
    this.#service = service;
    this.#journal = journal;
    this.#observer = observer;
  }

  /** Those that nobody has asked to stop, as far as they are meant. */
  active(which: (task: FargateTask) => boolean): FargateTask[] {
    return [...this.tasks].filter(task => !task.isStopping && which(task));
  }

  /** How many of a deployment's are in one of these states. */
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

  /** Starts tasks of a deployment, each in the zone that has the fewest. */
  start(deployment: Deployment, wanted: number): void {
    for (let left = wanted; left > 0; left -= STARTED_AT_ONCE) {
      const count = Math.min(left, STARTED_AT_ONCE);
      const tasks = Array.from({ length: count }, () => this.#add(deployment));
      const replaced = Math.min(count, this.#unreplaced);
      this.#unreplaced -= replaced;
      this.#journal.say(
        serviceEvents.started(
          tasks.map(({ id }) => id),
          replaced,
        ),
      );
      tasks.forEach(task => task.start());
    }
  }

  /** Stops tasks because fewer of them are wanted for the sake of a deployment. */
  stop(tasks: FargateTask[], { shape }: Deployment): void {
    const running = tasks.filter(task => task.shape.lastStatus === 'RUNNING');
    if (running.length > 0) {
      this.#journal.say(serviceEvents.stopped(running.map(({ id }) => id)));
    }
    if (tasks.length > running.length) {
      this.#journal.say(
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

  /** Gives a task up for a failing health check: it wants a replacement. */
  giveUp(
    task: FargateTask,
    { port, targetGroupArn, description }: UnhealthyTarget,
  ): void {
    this.#journal.say(
      serviceEvents.unhealthy(task.id, port, targetGroupArn, description),
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
  stopGivenUp(left: number): void {
    const givenUp = this.active(({ gaveUp }) => gaveUp);
    const excess = givenUp.slice(0, givenUp.length - Math.max(0, left));
    if (excess.length > 0) {
      this.#journal.say(serviceEvents.stopped(excess.map(({ id }) => id)));
    }
    for (const task of excess) {
      task.stop('ServiceSchedulerInitiated', this.#whyGivenUp.get(task) ?? '');
    }
  }

  #add(deployment: Deployment): FargateTask {
    const task = new FargateTask(
      this.#region,
      this.#service,
      deployment,
      nextPlace(
        this.#region.service(Ec2),
        this.#service,
        deployment,
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
