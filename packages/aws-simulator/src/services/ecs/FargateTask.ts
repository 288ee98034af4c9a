import { Container, Task, TaskStopCode } from '@aws-sdk/client-ecs';
import { behaviourOf } from '../../containers/behaviourOf';
import { StartedContainer, serve } from '../../containers/serve';
import { Region } from '../../world/World';
import { Ec2 } from '../ec2/Ec2';
import { NetworkInterface, Subnet } from '../ec2/model';
import { Elbv2 } from '../elbv2/Elbv2';
import {
  deregisterTargets,
  deregistrationDelay,
  registerTargets,
} from '../elbv2/targets';
import { LaunchFailure } from './launchFailures';
import { Deployment, ServiceRecord, With } from './model';
import { launchObstacle, writeLog } from './prepareTask';

/** How long the steps of a task take on Fargate, in virtual seconds. */
const SECONDS = {
  attachInterface: 10,
  pullImage: 8,
  startContainers: 4,
  registerTargets: 10,
  deregisterTargets: 10,
  stopContainers: 2,
  detachInterface: 8,
};

/** What a task tells the service that it belongs to. */
export interface TaskObserver {
  /** Its state has changed. */
  changed(task: FargateTask): void;
  registered(task: FargateTask, targetGroupArn: string): void;
  deregistered(task: FargateTask, targetGroupArn: string): void;
  stopped(task: FargateTask): void;
}

/** One task of a service, from its start to its end. */
export class FargateTask {
  readonly shape: With<
    Task,
    | 'taskArn'
    | 'lastStatus'
    | 'desiredStatus'
    | 'containers'
    | 'attachments'
    | 'createdAt'
  >;
  readonly id: string;
  readonly zone: string;
  /** It has been running, and healthy in its target groups. */
  wasHealthy = false;
  /** The scheduler has given it up for a failing health check. */
  gaveUp = false;
  readonly #region: Region;
  readonly #subnet: Subnet;
  readonly #observer: TaskObserver;
  readonly #started: StartedContainer[] = [];
  readonly #life = new AbortController();
  #interface?: NetworkInterface;
  #registered: string[] = [];

  constructor(
    region: Region,
    service: ServiceRecord,
    readonly deployment: Deployment,
    place: { subnet: Subnet; capacityProvider?: string },
    observer: TaskObserver,
  ) {
    this.#region = region;
    this.#subnet = place.subnet;
    this.#observer = observer;
    this.id = region.ids.hex(32);
    this.zone = place.subnet.availabilityZone;
    const { definition } = deployment;
    const taskArn = region.arn('ecs', `task/${service.clusterName}/${this.id}`);
    this.shape = {
      taskArn,
      clusterArn: service.shape.clusterArn,
      taskDefinitionArn: definition.shape.taskDefinitionArn,
      group: `service:${service.shape.serviceName}`,
      startedBy: deployment.shape.id,
      launchType: 'FARGATE',
      capacityProviderName: place.capacityProvider,
      platformVersion: '1.4.0',
      platformFamily: 'Linux',
      availabilityZone: this.zone,
      cpu: definition.shape.cpu,
      memory: definition.shape.memory,
      ephemeralStorage: definition.shape.ephemeralStorage ?? { sizeInGiB: 20 },
      enableExecuteCommand: service.shape.enableExecuteCommand ?? false,
      healthStatus: 'UNKNOWN',
      desiredStatus: 'RUNNING',
      lastStatus: 'PROVISIONING',
      createdAt: region.world.now(),
      version: 1,
      overrides: { containerOverrides: [], inferenceAcceleratorOverrides: [] },
      tags: service.shape.propagateTags === 'SERVICE' ? service.tags : [],
      attributes: [
        {
          name: 'ecs.cpu-architecture',
          value: definition.shape.runtimePlatform?.cpuArchitecture ?? 'X86_64',
        },
      ],
      attachments: [
        {
          id: region.ids.uuid(),
          type: 'ElasticNetworkInterface',
          status: 'PRECREATED',
          details: [{ name: 'subnetId', value: place.subnet.id }],
        },
      ],
      containers: definition.shape.containerDefinitions.map(container => ({
        containerArn: region.arn(
          'ecs',
          `container/${service.clusterName}/${this.id}/${region.ids.uuid()}`,
        ),
        taskArn,
        name: container.name,
        image: container.image,
        lastStatus: 'PENDING',
        healthStatus: 'UNKNOWN',
        networkInterfaces: [],
        cpu: String(container.cpu ?? 0),
        memory: container.memory ? String(container.memory) : undefined,
        memoryReservation: container.memoryReservation
          ? String(container.memoryReservation)
          : undefined,
      })),
    };
  }

  /** The task's address, once it has one. */
  get ip(): string | undefined {
    return this.#interface?.privateIp;
  }

  get isStopping(): boolean {
    return this.shape.desiredStatus === 'STOPPED';
  }

  /** Begins to start it. What comes of it, the observer is told. */
  start(): void {
    this.#start().catch(error => {
      if (!this.#life.signal.aborted) {
        this.stop('TaskFailedToStart', error.message);
      }
    });
  }

  /** Begins to stop it, unless that has been asked for before. */
  stop(stopCode: TaskStopCode, stoppedReason: string): void {
    if (this.isStopping) {
      return;
    }
    this.#life.abort();
    Object.assign(this.shape, {
      desiredStatus: 'STOPPED',
      stopCode,
      stoppedReason,
      stoppingAt: this.#region.world.now(),
    });
    const ordered = stopCode === 'ServiceSchedulerInitiated';
    if (this.#started.length === 0) {
      this.#become('DEPROVISIONING');
    } else {
      this.#become(this.#registered.length > 0 ? 'DEACTIVATING' : 'STOPPING');
    }
    void this.#wind(ordered);
  }

  async #start(): Promise<void> {
    const { clock } = this.#region;
    const { signal } = this.#life;
    await clock.sleep(SECONDS.attachInterface, signal);
    this.#attach();
    this.#become('PENDING');

    this.shape.pullStartedAt = this.#region.world.now();
    await clock.sleep(SECONDS.pullImage, signal);
    await this.#overcome();
    this.shape.pullStoppedAt = this.#region.world.now();
    await clock.sleep(SECONDS.startContainers, signal);
    this.#startContainers();

    if (this.deployment.balancers.length > 0) {
      this.#become('ACTIVATING');
      await clock.sleep(SECONDS.registerTargets, signal);
      this.#register();
    }
    this.shape.startedAt = this.#region.world.now();
    this.#become('RUNNING');
  }

  #attach(): void {
    const { awsvpcConfiguration } =
      this.deployment.shape.networkConfiguration ?? {};
    const ec2 = this.#region.service(Ec2);
    const attached = ec2.createInterface({
      subnetId: this.#subnet.id,
      securityGroupIds: awsvpcConfiguration?.securityGroups?.length
        ? awsvpcConfiguration.securityGroups
        : undefined,
      description: this.#region.arn(
        'ecs',
        `attachment/${this.#region.ids.uuid()}`,
      ),
      assignPublicIp: awsvpcConfiguration?.assignPublicIp === 'ENABLED',
      server: request => serve(this.#started, request),
    });
    this.#interface = attached;
    Object.assign(this.shape.attachments[0], {
      status: 'ATTACHED',
      details: [
        { name: 'subnetId', value: this.#subnet.id },
        { name: 'networkInterfaceId', value: attached.id },
        { name: 'macAddress', value: attached.macAddress },
        {
          name: 'privateDnsName',
          value: `ip-${attached.privateIp.replace(/\./g, '-')}.${
            this.#region.name
          }.compute.internal`,
        },
        { name: 'privateIPv4Address', value: attached.privateIp },
      ],
    });
    this.shape.connectivity = 'CONNECTED';
    this.shape.connectivityAt = this.#region.world.now();
    for (const container of this.shape.containers) {
      container.networkInterfaces = [
        {
          attachmentId: this.shape.attachments[0].id,
          privateIpv4Address: attached.privateIp,
        },
      ];
    }
  }

  /** Tries for as long as ECS does where something keeps a container from starting. */
  async #overcome(): Promise<void> {
    const { signal } = this.#life;
    const first = this.#obstacle();
    if (!first) {
      return;
    }
    await this.#region.clock.sleep(first.failure.seconds, signal);
    const last = this.#obstacle();
    if (last) {
      const { container, failure } = last;
      if (failure.message.startsWith('CannotPull')) {
        container.reason = failure.message;
      }
      throw new Error(failure.message);
    }
  }

  #obstacle(): { container: Container; failure: LaunchFailure } | undefined {
    const definitions = this.deployment.definition.shape.containerDefinitions;
    for (const [index, definition] of definitions.entries()) {
      const failure = launchObstacle(
        this.#region,
        this.#interface!,
        definition,
      );
      if (failure) {
        return { container: this.shape.containers[index], failure };
      }
    }
    return undefined;
  }

  #startContainers(): void {
    const definitions = this.deployment.definition.shape.containerDefinitions;
    for (const [index, definition] of definitions.entries()) {
      const container = this.shape.containers[index];
      const behaviour = behaviourOf(definition.image ?? '');
      const started: StartedContainer = {
        behaviour,
        ports: (definition.portMappings ?? []).map(
          ({ containerPort }) => containerPort ?? 0,
        ),
        listening: false,
      };
      this.#started.push(started);
      container.runtimeId = `${this.id}-${this.#region.ids.digits(10)}`;
      container.imageDigest = `sha256:${this.#region.ids.hex(64)}`;
      container.lastStatus = 'RUNNING';
      writeLog(this.#region, definition, this.id, behaviour.log);

      this.#later(behaviour.listensAfterSeconds, () => {
        started.listening = true;
        container.healthStatus = definition.healthCheck ? 'HEALTHY' : 'UNKNOWN';
        this.shape.healthStatus = container.healthStatus;
        this.#region.changed();
      });
      const { exits } = behaviour;
      if (exits) {
        this.#later(exits.afterSeconds, () => {
          started.listening = false;
          container.lastStatus = 'STOPPED';
          container.exitCode = exits.exitCode;
          container.reason = exits.reason;
          this.#region.changed();
          if (definition.essential ?? true) {
            this.stop(
              'EssentialContainerExited',
              'Essential container in task exited',
            );
          }
        });
      }
    }
  }

  #register(): void {
    const elb = this.#region.service(Elbv2);
    for (const { targetGroupArn, containerPort } of this.deployment.balancers) {
      registerTargets(elb, targetGroupArn, [
        { Id: this.ip, Port: containerPort, AvailabilityZone: this.zone },
      ]);
      this.#registered.push(targetGroupArn);
      this.#observer.registered(this, targetGroupArn);
    }
  }

  /** Takes it out of its target groups. Seconds for which they drain. */
  #deregister(): number {
    const elb = this.#region.service(Elbv2);
    let drain = 0;
    for (const { targetGroupArn, containerPort } of this.deployment.balancers) {
      const group = elb.targetGroups.get(targetGroupArn);
      if (group && this.#registered.includes(targetGroupArn)) {
        deregisterTargets(elb, targetGroupArn, [
          { Id: this.ip, Port: containerPort },
        ]);
        drain = Math.max(drain, deregistrationDelay(group));
        this.#observer.deregistered(this, targetGroupArn);
      }
    }
    this.#registered = [];
    return drain;
  }

  /** The end of a task: out of the target groups, containers, interface. */
  async #wind(ordered: boolean): Promise<void> {
    const { clock } = this.#region;
    if (this.#registered.length > 0) {
      if (ordered) {
        await clock.sleep(SECONDS.deregisterTargets);
      }
      const drain = this.#deregister();
      // What has ended serves nobody any more: there is nothing to wait for.
      if (this.#started.some(({ listening }) => listening)) {
        await clock.sleep(drain);
      }
    }
    if (this.#started.length > 0) {
      this.#become('STOPPING');
      await clock.sleep(SECONDS.stopContainers);
      this.#stopContainers();
    }
    this.shape.executionStoppedAt = this.#region.world.now();
    this.#become('DEPROVISIONING');
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
    this.#become('STOPPED');
    this.#observer.stopped(this);
  }

  #stopContainers(): void {
    for (const started of this.#started) {
      started.listening = false;
    }
    for (const container of this.shape.containers) {
      if (container.lastStatus === 'RUNNING') {
        container.lastStatus = 'STOPPED';
        container.exitCode = 0;
      }
    }
    this.#region.changed();
  }

  #become(status: string): void {
    this.shape.lastStatus = status;
    this.shape.version = (this.shape.version ?? 0) + 1;
    this.#observer.changed(this);
  }

  /** Something that happens while the task lives. */
  #later(seconds: number, happen: () => void): void {
    this.#region.clock.sleep(seconds, this.#life.signal).then(happen, error => {
      if (!(error instanceof Error && error.name === 'AbortError')) {
        throw error;
      }
    });
  }
}
