import { Region } from '../../../world/World';
import { FargateTask } from './FargateTask';
import { ServiceRecord } from './types';
import { drainingMessage, eventMessage, serviceEvents } from './serviceEvents';

/** How many events ECS keeps of a service. */
const EVENTS = 100;

/** Writes the events of a service. */
export class ServiceJournal {
  readonly #region: Region;
  readonly #service: ServiceRecord;
  readonly #batches = new Map<string, FargateTask[]>();
  readonly #sayings: (() => void)[] = [];
  #saidImpaired?: number;

  constructor(region: Region, service: ServiceRecord) {
    this.#region = region;
    this.#service = service;
  }

  /** Says one of {@link serviceEvents}. */
  say(text: string): void {
    this.#write(eventMessage(this.#service.shape.serviceName, text));
  }

  /** Says that tasks do not start, once for all that fail at the same instant. */
  sayImpaired(): void {
    const now = this.#region.clock.now();
    if (this.#saidImpaired !== now) {
      this.#saidImpaired = now;
      this.say(serviceEvents.impaired());
    }
  }

  /** Will say that a task is registered, together with all others of this instant. */
  registered(task: FargateTask, targetGroupArn: string): void {
    this.#together(`registered ${targetGroupArn}`, task, tasks =>
      this.say(serviceEvents.registered(tasks.length, targetGroupArn)),
    );
  }

  /** The same where it is deregistered, and drained. */
  deregistered(task: FargateTask, targetGroupArn: string): void {
    const { id } = task.deployment.shape;
    this.#together(`deregistered ${targetGroupArn} ${id}`, task, tasks => {
      this.say(serviceEvents.deregistered(tasks.length, targetGroupArn));
      this.#write(
        drainingMessage(this.#service.shape.serviceName, id, tasks.length),
      );
    });
  }

  /** Says what was kept until the instant is over. */
  flush(): void {
    this.#sayings.splice(0).forEach(say => say());
  }

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
