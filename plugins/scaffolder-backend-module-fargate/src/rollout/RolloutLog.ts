import {
  describeService,
  describeStoppedTasks,
} from '../diagnosis/describeService';
import { DeploymentLog, LogLabel } from '../log/DeploymentLog';
import { formatSeconds, secondsBetween } from '../log/format';
import {
  ServiceEvidence,
  ServiceSnapshot,
  StoppedTaskEvidence,
} from '../diagnosis/ServiceEvidence';
import { HealthCheck, RolloutReader } from './HealthCheck';
import { RolloutMonitor } from './RolloutMonitor';

/**
 * How many lines report stopped tasks; more of them would repeat the same
 * cause.
 */
const MAX_STOPPED_LINES = 3;

/** Logs the rollout of an ECS service. */
export class RolloutLog {
  readonly #monitor: RolloutMonitor;
  #lastLine?: string;
  #stoppedLines = 0;
  #targetsSince?: Date;
  #hasFailed = false;
  #lastLineAt?: Date;

  constructor(
    private readonly context: RolloutReader & { log: DeploymentLog },
    serviceArn: string,
    readonly health: HealthCheck,
    since: Date,
    taskDefinitionArn?: string,
  ) {
    this.#monitor = new RolloutMonitor(
      context,
      serviceArn,
      health,
      since,
      taskDefinitionArn,
    );
  }

  get evidence(): ServiceEvidence {
    return this.#monitor.evidence;
  }

  /** Of the latest line, by AWS's clock. */
  get lastLineAt(): Date | undefined {
    return this.#lastLineAt;
  }

  /**
   * Reads the service and logs what has changed. When that fails, the
   * deployment continues: the first failure is logged.
   */
  async update(): Promise<ServiceSnapshot | undefined> {
    try {
      this.#logStopped(await this.#monitor.read());
    } catch (error) {
      this.context.signal?.throwIfAborted();
      if (!this.#hasFailed) {
        this.#hasFailed = true;
        this.#log('Note', `the service cannot be read: ${error}`);
      }
      return undefined;
    }
    const { snapshot, image } = this.#monitor.evidence;
    if (snapshot) {
      this.#logSnapshot(snapshot, image);
    }
    return snapshot;
  }

  /** Reads the stopped tasks of a service that is being rolled back. */
  async updateAfterRollback(): Promise<void> {
    try {
      this.#logStopped(await this.#monitor.readAfterDeletion());
    } catch (error) {
      // The service is being deleted. What was observed before is enough.
      this.context.signal?.throwIfAborted();
    }
  }

  #logStopped(stopped: readonly StoppedTaskEvidence[]): void {
    if (stopped.length && this.#stoppedLines++ < MAX_STOPPED_LINES) {
      this.#log('Tasks', describeStoppedTasks(stopped));
    }
  }

  #log(label: LogLabel, text: string): void {
    this.context.log.line(label, text);
    this.#lastLineAt = this.context.clients.now();
  }

  #logSnapshot(snapshot: ServiceSnapshot, image: string | undefined): void {
    // One time for both, so that a target that is healthy at once took no time.
    const now = this.context.clients.now();
    if (snapshot.targets.length) {
      this.#targetsSince ??= now;
    }
    const line = this.#hasTakenOver(snapshot)
      ? undefined
      : describeService(snapshot, image, this.health.noun);
    if (line && line !== this.#lastLine) {
      this.#log('Tasks', line);
    }
    if (!line && this.#lastLine !== 'healthy' && snapshot.desired > 0) {
      const seconds = this.#targetsSince
        ? secondsBetween(this.#targetsSince, now)
        : 0;
      this.#log(
        this.health.label,
        `${snapshot.desired}/${snapshot.desired} healthy${
          seconds > 0 ? ` after ${formatSeconds(seconds)}` : ''
        }`,
      );
    }
    this.#lastLine = line ?? 'healthy';
  }

  /** Whether the new tasks have replaced the old ones: the health of old tasks does not count. */
  #hasTakenOver(snapshot: ServiceSnapshot): boolean {
    return !snapshot.old && this.health.isHealthy(snapshot);
  }
}
