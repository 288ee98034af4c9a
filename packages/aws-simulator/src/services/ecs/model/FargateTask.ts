import { TaskStopCode } from '@aws-sdk/client-ecs';
import { Region } from '../../../world/World';
import { Ec2 } from '../../ec2/model/Ec2';
import { NetworkInterface } from '../../ec2/model/types';
import { TaskContainers } from './TaskContainers';
import { effectiveDefinition, TaskLaunch } from './TaskLaunch';
import { TaskRegistries } from './TaskRegistries';
import { TaskTargets } from './TaskTargets';
import { TaskPlacement } from './taskPlacement';
import { TaskShape, newTaskShape, showInterface } from './taskShape';

/** The duration of each step in the lifecycle of a task, in virtual seconds. */
const SECONDS = {
  attachInterface: 10,
  pullImage: 8,
  startContainers: 4,
  registerTargets: 10,
  deregisterTargets: 10,
  stopContainers: 2,
  detachInterface: 8,
};

/** The callbacks of a task. */
export interface TaskObserver {
  /** The status of the task has changed. */
  changed(task: FargateTask): void;
  /** All of its images are there. */
  pulledImages(task: FargateTask): void;
  registered(task: FargateTask, targetGroupArn: string): void;
  deregistered(task: FargateTask, targetGroupArn: string): void;
  stopped(task: FargateTask): void;
}

/** A task on Fargate, and its lifecycle. */
export class FargateTask {
  readonly shape: TaskShape;
  readonly id: string;
  readonly zone: string;
  readonly #region: Region;
  readonly #placement: TaskPlacement;
  readonly #observer: TaskObserver;
  readonly #containers: TaskContainers;
  readonly #targets: TaskTargets;
  readonly #registries: TaskRegistries;
  readonly #lifetime = new AbortController();
  #interface?: NetworkInterface;

  constructor(
    region: Region,
    readonly launch: TaskLaunch,
    place: TaskPlacement,
    observer: TaskObserver,
  ) {
    this.#region = region;
    this.#placement = place;
    this.#observer = observer;
    this.id = region.ids.hex(32);
    this.zone = place.subnet.availabilityZone;
    this.shape = newTaskShape(region, launch, this.id, place);
    this.#containers = new TaskContainers(
      region,
      this.id,
      this.shape,
      effectiveDefinition(launch),
      this.#lifetime.signal,
    );
    this.#targets = new TaskTargets(region, launch.loadBalancers);
    this.#registries = new TaskRegistries(region, launch.registries);
  }

  /** The task's address, once it has one. */
  get ip(): string | undefined {
    return this.#interface?.privateIp;
  }

  get isStopping(): boolean {
    return this.shape.desiredStatus === 'STOPPED';
  }

  /** Starts the task. The observer is notified of its progress. */
  start(): void {
    this.#start().catch(error => {
      if (!this.#lifetime.signal.aborted) {
        this.stop('TaskFailedToStart', error.message);
      }
    });
  }

  /** Stops the task, unless it is already stopping. */
  stop(stopCode: TaskStopCode, stoppedReason: string): void {
    if (this.isStopping) {
      return;
    }
    this.#lifetime.abort();
    Object.assign(this.shape, {
      desiredStatus: 'STOPPED',
      stopCode,
      stoppedReason,
      stoppingAt: this.#region.world.now(),
    });
    const byScheduler = stopCode === 'ServiceSchedulerInitiated';
    if (this.#containers.areStarted) {
      this.#setStatus(
        this.#targets.areRegistered ? 'DEACTIVATING' : 'STOPPING',
      );
    } else {
      this.#setStatus('DEPROVISIONING');
    }
    void this.#shutDown(byScheduler);
  }

  async #start(): Promise<void> {
    const { clock } = this.#region;
    const { signal } = this.#lifetime;
    await clock.sleep(SECONDS.attachInterface, signal);
    const attached = this.#attach();
    this.#setStatus('PENDING');

    this.shape.pullStartedAt = this.#region.world.now();
    await clock.sleep(SECONDS.pullImage, signal);
    await this.#retryLaunch(attached);
    this.shape.pullStoppedAt = this.#region.world.now();
    this.#observer.pulledImages(this);
    await clock.sleep(SECONDS.startContainers, signal);
    await this.#containers.start({
      essentialExited: () =>
        this.stop(
          'EssentialContainerExited',
          'Essential container in task exited',
        ),
      healthChanged: () => {
        this.#tellHealth();
        this.#observer.changed(this);
      },
    });

    if (this.#targets.areConfigured) {
      this.#setStatus('ACTIVATING');
      await clock.sleep(SECONDS.registerTargets, signal);
      this.#targets.register(attached.privateIp, this.zone, arn =>
        this.#observer.registered(this, arn),
      );
    }
    this.#registries.register(this.id, attached.privateIp, {
      AVAILABILITY_ZONE: this.zone,
      ECS_CLUSTER_NAME: this.launch.clusterName,
      ECS_TASK_DEFINITION_FAMILY: this.launch.definition.shape.family,
      ...this.launch.registryAttributes,
    });
    this.#tellHealth();
    this.shape.startedAt = this.#region.world.now();
    this.#setStatus('RUNNING');
  }

  /** A task whose containers have a health check is healthy once that says so. */
  #tellHealth(): void {
    const { definition } = this.launch;
    const isChecked = definition.shape.containerDefinitions.some(
      ({ essential = true, healthCheck }) => essential && healthCheck,
    );
    this.#registries.setHealth(
      this.id,
      !isChecked || this.shape.healthStatus === 'HEALTHY',
    );
  }

  #attach(): NetworkInterface {
    const { securityGroups, assignPublicIp } = this.launch.network;
    const attached = this.#region.service(Ec2).createInterface({
      subnetId: this.#placement.subnet.id,
      securityGroupIds: securityGroups?.length ? securityGroups : undefined,
      description: this.#region.arn(
        'ecs',
        `attachment/${this.#region.ids.uuid()}`,
      ),
      assignPublicIp: assignPublicIp === 'ENABLED',
      // The account setting dualStackIPv6 is on.
      assignIpv6: true,
      server: this.#containers.server,
    });
    this.#interface = attached;
    showInterface(this.#region, this.shape, attached);
    return attached;
  }

  /** Retries for as long as ECS does if a container cannot start. */
  async #retryLaunch(attached: NetworkInterface): Promise<void> {
    const first = this.#containers.launchFailure(attached);
    if (!first) {
      return;
    }
    await this.#region.clock.sleep(
      first.failure.seconds,
      this.#lifetime.signal,
    );
    const last = this.#containers.launchFailure(attached);
    if (last) {
      const { container, failure } = last;
      if (failure.message.startsWith('CannotPull')) {
        container.reason = failure.message;
      }
      throw new Error(failure.message);
    }
  }

  /** Deregisters the targets, stops the containers and deletes the network interface. */
  async #shutDown(byScheduler: boolean): Promise<void> {
    const { clock } = this.#region;
    this.#registries.deregister(this.id);
    if (this.#targets.areRegistered) {
      if (byScheduler) {
        await clock.sleep(SECONDS.deregisterTargets);
      }
      const drain = this.#targets.deregister(this.ip ?? '', arn =>
        this.#observer.deregistered(this, arn),
      );
      // A container that has exited has no connections to drain.
      if (this.#containers.areListening) {
        await clock.sleep(drain);
      }
    }
    if (this.#containers.areStarted) {
      this.#setStatus('STOPPING');
      await clock.sleep(
        Math.max(SECONDS.stopContainers, this.#containers.stopSeconds),
      );
      this.#containers.stop();
    }
    this.shape.executionStoppedAt = this.#region.world.now();
    this.#setStatus('DEPROVISIONING');
    await clock.sleep(SECONDS.detachInterface);
    if (this.#interface) {
      this.#region.service(Ec2).deleteInterface(this.#interface.id);
      this.#interface = undefined;
    }
    this.shape.attachments[0].status = 'DELETED';
    this.shape.stoppedAt = this.#region.world.now();
    for (const container of this.shape.containers) {
      container.lastStatus = 'STOPPED';
    }
    this.#setStatus('STOPPED');
    this.#observer.stopped(this);
  }

  #setStatus(status: string): void {
    this.shape.lastStatus = status;
    this.shape.version = (this.shape.version ?? 0) + 1;
    this.#observer.changed(this);
  }
}
