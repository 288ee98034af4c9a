import { DeploymentContext } from './DeploymentContext';
import { describeService, describeStoppedTask } from './describeService';
import { formatSeconds, secondsBetween } from './format';
import { ServiceEvidence, ServiceSnapshot } from './ServiceEvidence';
import { ServiceWatch } from './ServiceWatch';

/** Stopped tasks that get a line of their own; more tell nothing new. */
const MOST_TOLD = 4;

/** Tells in the log what a service does while it is deployed. */
export class ServiceStory {
  readonly #watch: ServiceWatch;
  #lastLine?: string;
  #told = 0;
  #targetsSince?: Date;
  #complained = false;

  constructor(
    private readonly context: DeploymentContext,
    serviceArn: string,
    since: Date,
  ) {
    this.#watch = new ServiceWatch(context, serviceArn, since);
  }

  get evidence(): ServiceEvidence {
    return this.#watch.evidence;
  }

  /**
   * Looks once and says what is new. A deployment does not fail because it
   * cannot be watched: that is said once instead.
   */
  async tell(): Promise<ServiceSnapshot | undefined> {
    const { log, signal } = this.context;
    try {
      const stopped = await this.#watch.look();
      for (const task of stopped) {
        if (this.#told++ < MOST_TOLD) {
          log.line('Tasks', describeStoppedTask(task));
        }
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (!this.#complained) {
        this.#complained = true;
        log.line('Note', `the service cannot be watched now: ${error}`);
      }
      return undefined;
    }
    const { snapshot, image } = this.#watch.evidence;
    if (snapshot) {
      this.#tellSnapshot(snapshot, image);
    }
    return snapshot;
  }

  #tellSnapshot(snapshot: ServiceSnapshot, image: string | undefined): void {
    const { clients, log } = this.context;
    if (snapshot.targets.length) {
      this.#targetsSince ??= clients.now();
    }
    const line = isHealthy(snapshot)
      ? undefined
      : describeService(snapshot, image);
    if (line && line !== this.#lastLine) {
      log.line('Tasks', line);
    }
    if (!line && this.#lastLine !== 'healthy' && snapshot.desired > 0) {
      const seconds = this.#targetsSince
        ? secondsBetween(this.#targetsSince, clients.now())
        : 0;
      log.line(
        'Targets',
        `${healthyTargets(snapshot)}/${snapshot.desired} healthy${
          seconds > 0 ? ` after ${formatSeconds(seconds)}` : ''
        }`,
      );
    }
    this.#lastLine = line ?? 'healthy';
  }
}

/** Whether as many targets are healthy as tasks are wanted. */
export function isHealthy(snapshot: ServiceSnapshot): boolean {
  return healthyTargets(snapshot) >= snapshot.desired;
}

function healthyTargets({ targets }: ServiceSnapshot): number {
  return targets.filter(target => target.state === 'healthy').length;
}
