import { Region } from '../../../world/World';
import { ServiceTask } from './ServiceTask';
import { ServiceRecord } from './types';
import { drainingMessage, eventMessage, serviceEvents } from './serviceEvents';

/** The maximum number of events of a service. */
const EVENTS = 100;

/** Adds the events of a service. */
export class ServiceEventLog {
  readonly #region: Region;
  readonly #service: ServiceRecord;
  readonly #batches = new Map<string, ServiceTask[]>();
  readonly #collected: (() => void)[] = [];
  #impairedReportedAt?: number;

  constructor(region: Region, service: ServiceRecord) {
    this.#region = region;
    this.#service = service;
  }

  /** Adds one of {@link serviceEvents}. */
  add(text: string): void {
    this.#write(eventMessage(this.#service.shape.serviceName, text));
  }

  /** Reports that tasks fail to start, once for all failures at the same time. */
  addImpaired(): void {
    const now = this.#region.clock.now();
    if (this.#impairedReportedAt !== now) {
      this.#impairedReportedAt = now;
      this.add(serviceEvents.impaired());
    }
  }

  /** Reports that a task is registered, in one event for all tasks at the same time. */
  registered(task: ServiceTask, targetGroupArn: string): void {
    this.#together(`registered ${targetGroupArn}`, task, tasks =>
      this.add(serviceEvents.registered(tasks.length, targetGroupArn)),
    );
  }

  /**
   * Reports that a task is deregistered and draining, in one event for all
   * tasks at the same time.
   */
  deregistered(task: ServiceTask, targetGroupArn: string): void {
    const { id } = task.deployment.shape;
    this.#together(`deregistered ${targetGroupArn} ${id}`, task, tasks => {
      this.add(serviceEvents.deregistered(tasks.length, targetGroupArn));
      this.#write(
        drainingMessage(this.#service.shape.serviceName, id, tasks.length),
      );
    });
  }

  /** Adds the events that were collected. */
  flush(): void {
    this.#collected.splice(0).forEach(add => add());
  }

  #together(
    key: string,
    task: ServiceTask,
    add: (tasks: ServiceTask[]) => void,
  ): void {
    const batch = this.#batches.get(key);
    if (batch) {
      batch.push(task);
      return;
    }
    const tasks = [task];
    this.#batches.set(key, tasks);
    this.#collected.push(() => {
      this.#batches.delete(key);
      add(tasks);
    });
  }

  #write(message: string): void {
    const { events } = this.#service.shape;
    events.unshift({
      id: this.#region.ids.uuid(),
      createdAt: this.#region.world.now(),
      message,
    });
    events.splice(EVENTS);
  }
}
