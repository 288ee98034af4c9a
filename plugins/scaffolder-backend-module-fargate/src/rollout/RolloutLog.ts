import { DeploymentContext } from '../stack/DeploymentContext';
import {
  describeService,
  describeStoppedTasks,
} from '../diagnosis/describeService';
import { LogLabel } from '../log/DeploymentLog';
import { formatSeconds, secondsBetween } from '../log/format';
import {
  ServiceEvidence,
  ServiceSnapshot,
  StoppedTaskEvidence,
} from './ServiceEvidence';
import { HealthCheck } from './HealthCheck';
import { RolloutMonitor } from './RolloutMonitor';

/** Times that stopped tasks get a line; more tell nothing new. */
const MAX_STOPPED_LINES = 3;

/** Tells in the log what a service does while it is deployed. */
export class RolloutLog {
  readonly #watch: RolloutMonitor;
  #lastLine?: string;
  #told = 0;
  #targetsSince?: Date;
  #complained = false;
  #lastLineAt?: Date;

  constructor(
    private readonly context: DeploymentContext,
    serviceArn: string,
    readonly health: HealthCheck,
    since: Date,
    taskDefinitionArn?: string,
  ) {
    this.#watch = new RolloutMonitor(
      context,
      serviceArn,
      health,
      since,
      taskDefinitionArn,
    );
  }

  get evidence(): ServiceEvidence {
    return this.#watch.evidence;
  }

  /** When it last said something, by AWS's clock. */
  get lastLineAt(): Date | undefined {
    return this.#lastLineAt;
  }

  /**
   * Looks once and says what is new. A deployment does not fail because it
   * cannot be watched: that is said once instead.
   */
  async tell(): Promise<ServiceSnapshot | undefined> {
    try {
      this.#tellStopped(await this.#watch.look());
    } catch (error) {
      this.context.signal?.throwIfAborted();
      if (!this.#complained) {
        this.#complained = true;
        this.#say('Note', `the service cannot be watched now: ${error}`);
      }
      return undefined;
    }
    const { snapshot, image } = this.#watch.evidence;
    if (snapshot) {
      this.#tellSnapshot(snapshot, image);
    }
    return snapshot;
  }

  /** Looks once more at a service that is being taken away. */
  async updateAfterRollback(): Promise<void> {
    try {
      this.#tellStopped(await this.#watch.lookBack());
    } catch (error) {
      // What it stood on is going; what was seen before has to do.
      this.context.signal?.throwIfAborted();
    }
  }

  #tellStopped(stopped: readonly StoppedTaskEvidence[]): void {
    if (stopped.length && this.#told++ < MAX_STOPPED_LINES) {
      this.#say('Tasks', describeStoppedTasks(stopped));
    }
  }

  #say(label: LogLabel, text: string): void {
    this.context.log.line(label, text);
    this.#lastLineAt = this.context.clients.now();
  }

  #tellSnapshot(snapshot: ServiceSnapshot, image: string | undefined): void {
    // One instant for both: what is healthy at first sight took no time.
    const now = this.context.clients.now();
    if (snapshot.targets.length) {
      this.#targetsSince ??= now;
    }
    const line = this.#hasTakenOver(snapshot)
      ? undefined
      : describeService(snapshot, image, this.health.noun);
    if (line && line !== this.#lastLine) {
      this.#say('Tasks', line);
    }
    if (!line && this.#lastLine !== 'healthy' && snapshot.desired > 0) {
      const seconds = this.#targetsSince
        ? secondsBetween(this.#targetsSince, now)
        : 0;
      this.#say(
        this.health.label,
        `${snapshot.desired}/${snapshot.desired} healthy${
          seconds > 0 ? ` after ${formatSeconds(seconds)}` : ''
        }`,
      );
    }
    this.#lastLine = line ?? 'healthy';
  }

  /** Whether what is deployed has taken over: the health of old tasks does not count. */
  #hasTakenOver(snapshot: ServiceSnapshot): boolean {
    return !snapshot.old && this.health.isHealthy(snapshot);
  }
}
